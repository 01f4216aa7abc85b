import { outletNamed } from './outlets.ts';

const SURNAMES = new Set(
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상시갈단견',
);

const DOUBLE_SURNAME = /^(?:남궁|황보|제갈|선우|독고|사공|서문|동방)[가-힣]{1,2}$/u;

const ROLE =
  /^(?:[가-힣A-Z]{0,8}(?:전문|선임|수석|인턴|수습|객원|시민|대)?(?:기자|특파원|논설위원|편집위원|에디터|리포터|칼럼니스트|앵커|통신원)|PD|위원)$/u;

const NAME_WITH_ROLE =
  /^(?<name>[가-힣]{2,4}?)(?:선임|수석|인턴|수습|객원|시민|대)?(?:기자|특파원|논설위원|편집위원|에디터|PD)$/u;

/** What stands before 기자 without being anybody's name. */
const NO_NAMES = new Set(
  (
    '전문 선임 수석 인턴 수습 객원 시민 사진 본지 본보 담당 취재 경제 산업 증권 방송 연예 정치 사회 문화 국제 ' +
    '현장 동료 외신 여성 남성 구독 공유 추천 인쇄 주요 기사 이메일 다른 전체 온라인 연합 서울 부산 인천 세종 ' +
    '대전 대구 광주 울산 제주 경기 강원 전주 수원 성남 판교 도쿄 금융 부동산 과학 의학 지역 선배 후배 기명 ' +
    '이전 다음 공감언론 모바일 유통 게임 하단 상단 이름 원문 소개 정보 안내 문의 신청'
  ).split(' '),
);

/** What a byline may hold beside names, posts, outlets and dates. */
const FILLER =
  /^(?:기자명|작성자|글쓴이|다른|기사|기사보기|보기|더보기|구독|구독하기|구독중|팔로우|공유|댓글|응원|응원하기|좋아요|이메일|메일|페이지|프로필|프로필보기|TALK|공감언론|기사입력|입력|등록|승인|수정|최종수정|송고|외|명|\d{1,3}명?|\d[\d.:/-]*[년월일시분초]?|오전|오후|[가-힣]{1,8}(?:부|팀|국|센터|본부)|서울|부산|인천|세종|대전|대구|광주|울산|제주|경기|수원|성남|판교|도쿄|베이징|워싱턴|뉴욕|[◎●■▶&·ㆍ+-])$/u;

const OUTLET_LIKE =
  /^[가-힣A-Za-z0-9]{1,12}(?:뉴스|일보|신문|경제|타임스|닷컴|코리아|투데이|저널|미디어|데일리|통신|헤럴드|TV)$/u;

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/gu;

const LABEL = /^(?:(?:(?:글|취재|정리|글쓴이|작성자?|기자명?)\s*[=:]|기자명)\s*|[Bb]y\s+)/u;

/** One who wrote and took the pictures: 글·사진 홍길동. */
const BOTH_CREDITS = /^글\s?[·/]\s?사진\s*[=:]?\s*/u;

/** What a writer is called on the site, behind the name: 홍길동(gdhong). */
const ACCOUNT = /\([\w.-]{2,24}\)/gu;

/** For whom one writes, also an outlet that we do not know: 가나매거진 / 홍길동 기자. */
const ORIGIN = /^[가-힣A-Za-z0-9]{2,12}\s?[=/|]\s?(?=\S)/u;

const ENGLISH_NAME = /^[Bb][Yy]\s+(?<name>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3})$/u;

/** Where the credits of others than the writer begin: 사진=김철수, 그래픽: 이영희 기자. */
const OTHER_CREDIT = /(?:^|[\s,·/|])(?:사진|영상|편집|그래픽|디자인|촬영|일러스트)\s*\S.*/su;

const LONGEST_BYLINE = 120;

/** Where and for whom an agency's story is told: (서울=연합뉴스), 【서울=뉴시스】, [헤럴드경제]. */
const BRACKET = /^[([【<](?<inside>[^()[\]【】<>]{1,40})[)\]】>]\s*/u;

/** A text without its byline, and what the byline says. */
export interface Cut {
  readonly text: string;
  readonly names: readonly string[];
  /** The outlet that the byline names, as we print it. */
  readonly outlet: string | null;
}

/**
 * The names in a line that is a byline and nothing else; `null` for every other line. A byline may
 * be only an address, and then it has no names.
 *
 * `KPI뉴스 / 홍길동 기자 hong@kpinews.kr` → 홍길동, `홍길동·김철수 기자` → 홍길동 · 김철수,
 * `글=홍길동, 사진=김철수` → 홍길동, `이 기자는 말했다` → `null`
 */
export function bylineNames(line: string): string[] | null {
  if (line.length > LONGEST_BYLINE) return null;
  const english = ENGLISH_NAME.exec(line)?.groups?.name;
  if (english !== undefined) return [english];
  const written = line.replace(BOTH_CREDITS, '글=').replace(OTHER_CREDIT, '');
  const labelled = LABEL.test(written);
  const text = written.replace(EMAIL, ' ').replace(LABEL, '').replace(ACCOUNT, ' ');
  const addressed = written.search(EMAIL) >= 0;
  const outlet = outletNamed(text);
  if (outlet !== null) return addressed ? [] : null;
  const words = text.split(/[\s,/|=()[\]<>【】:;"'’‘·ㆍ◎]+/u).filter((word) => word !== '');
  const kinds = words.map(wordKind);
  if (kinds.slice(ORIGIN.test(text) ? 1 : 0).includes('other')) return null;
  const names = words.flatMap((word, at) => (kinds[at] === 'name' ? [word] : []));
  const glued = words.flatMap((word) => nameWithRole(word) ?? []);
  const posted = glued.length > 0 || kinds.includes('role');
  if (!labelled && !addressed && !(posted && names.length + glued.length > 0)) return null;
  return [...new Set([...names, ...glued])];
}

/**
 * Cuts the byline off the start of a paragraph.
 *
 * `(서울=연합뉴스) 홍길동 기자 = 가나테크가` → 가나테크가 (홍길동, 연합뉴스),
 * `[홍길동 기자] “가나테크는` → “가나테크는 (홍길동), `[단독] 가나테크가` stays
 */
export function cutLead(paragraph: string): Cut {
  const bracket = BRACKET.exec(paragraph);
  const inside = bracket?.groups?.inside ?? '';
  const names = bylineNames(inside) ?? bylineNames(inside.replace(/^\S+ /u, '')) ?? [];
  const outlet = inside.split(/[=\s]+/u).reduce<string | null>((f, w) => outletNamed(w) ?? f, null);
  const known = outletNamed(inside) ?? outlet;
  const isByline = names.length > 0 || outletNamed(inside) !== null || isOrigin(inside, known);
  const rest = bracket !== null && isByline ? paragraph.slice(bracket[0].length) : paragraph;
  const equals = rest.slice(0, 60).search(/[=＝]/u);
  const before = equals < 0 ? null : bylineNames(rest.slice(0, equals).trim());
  if (equals < 0 || before === null || before.length === 0) {
    return { text: rest, names, outlet: isByline ? known : null };
  }
  return {
    text: rest.slice(equals + 1).trim(),
    names: [...new Set([...names, ...before])],
    outlet: isByline ? known : null,
  };
}

/**
 * Cuts the byline off the end of a paragraph, behind its last sentence.
 *
 * `밝혔다. 홍길동 기자 hong@example.com` → 밝혔다. (홍길동), `밝혔다.[김철수 기자]` → 밝혔다. (김철수)
 */
export function cutTail(paragraph: string): Cut {
  const from = Math.max(0, paragraph.length - LONGEST_BYLINE);
  for (const end of paragraph.slice(from).matchAll(/[.!?]["'”’)]?(?=[\s/(<[=ⓒ가-힣])/gu)) {
    const at = from + end.index + end[0].length;
    const names = bylineNames(paragraph.slice(at).trim());
    if (names !== null) return { text: paragraph.slice(0, at), names, outlet: null };
  }
  return { text: paragraph, names: [], outlet: null };
}

/**
 * The names in an author field as machines are told it, without the outlet's own.
 *
 * `홍길동 기자 (hong@example.com)` → 홍길동, `김철수, 이영희` → both, `연합뉴스` → none
 */
export function authorNames(field: string): string[] {
  if (field.length > LONGEST_BYLINE || outletNamed(field) !== null || /https?:/u.test(field))
    return [];
  const names = bylineNames(field);
  if (names !== null && names.length > 0) return names;
  const parts = field
    .replace(EMAIL, ' ')
    .split(/[,·/|;]/u)
    .map((part) => part.trim());
  return parts.every((part) => isName(part)) ? parts : [];
}

function wordKind(word: string): 'name' | 'role' | 'filler' | 'other' {
  if (ROLE.test(word) && nameWithRole(word) === null) return 'role';
  if (nameWithRole(word) !== null || FILLER.test(word)) return 'filler';
  if (outletNamed(word) !== null || OUTLET_LIKE.test(word)) return 'filler';
  if (isName(word)) return 'name';
  return NO_NAMES.has(word) ? 'filler' : 'other';
}

function nameWithRole(word: string): string | null {
  const name = NAME_WITH_ROLE.exec(word)?.groups?.name;
  return name !== undefined && isName(name) ? name : null;
}

/** Whether it looks like a Korean's full name: 홍길동, 이건, 남궁민수. */
function isName(word: string): boolean {
  if (DOUBLE_SURNAME.test(word)) return true;
  return /^[가-힣]{2,3}$/u.test(word) && SURNAMES.has(word.slice(0, 1)) && !NO_NAMES.has(word);
}

function isOrigin(inside: string, outlet: string | null): boolean {
  return outlet !== null && /^[가-힣·,\s]{1,20}[=＝]/u.test(inside);
}
