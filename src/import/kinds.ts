import { bylineNames, cutTail } from './bylines.ts';
import { bareDate, isDateLabel, isDateline } from './dates.ts';
import { isPortalName, outletNamed } from './outlets.ts';

/** What a line of a page is, as far as the line alone tells. */
export type Kind =
  /** At least one sentence of running text: the only lines that can be paragraphs. */
  | 'sentence'
  /** Words that end no sentence: a headline, a subtitle, a crosshead, an item of a list. */
  | 'heading'
  | 'caption'
  | 'byline'
  | 'dateline'
  /** The heading of a box: related articles, rankings. */
  | 'box'
  /** What no article goes on behind: the copyright line, the comments. */
  | 'end'
  /** The name of an outlet or a portal alone. */
  | 'site'
  /** Menus, buttons, what the site itself says to its readers. */
  | 'chrome';

/** A line without the signs around it; a question and a sentence keep the one that ends them. */
const BARE = /[\p{L}\p{Nd}](?:.*[\p{L}\p{Nd}?!.])?/su;

/** Longer lines are running text or a whole menu. */
const LONGEST_SMALL_PRINT = 320;

const SMALL_PRINT =
  /무단\s?(?:전재|복제|배포|도용|사용)|재배포|전재\s?및|AI\s?학습.{0,20}금지|저작권자?\s?[ⓒ©(]|저작권자[:은는]?\s?\S{1,20}$|copyright|all rights reserved/iu;

const COMMENTS =
  /^(?:전체\s?)?(?:댓글|100자평|독자\s?의견|네티즌\s?의견|기사\s?의견|의견|회원로그인)\s?(?:쓰기|보기|달기|등록|입력|작성|목록)?\s?[([]?\d{0,6}개?[)\]]?$/u;

const BOX =
  /^(?:관련\s?(?:기사|뉴스|글|태그|콘텐츠|키워드|종목|포토)|연관\s?(?:기사|뉴스|검색어)|함께\s?(?:보면|읽으면|볼만한|본|읽는).{0,12}|가장\s?많이.{0,12}|많이\s?(?:본|읽은|보는).{0,8}|(?:실시간\s?|오늘의\s?)?(?:인기|주요|추천|최신|핫|랭킹|화제의?|헤드라인)\s?(?:기사|뉴스|콘텐츠|순위|랭킹|검색어|이슈|포토)?|이\s?시각\s?.{1,12}|[가-힣\s]{0,12}(?:베스트|랭킹|순위)|.{0,14}다른\s?기사(?:\s?보기)?|분야별\s?(?:주요|인기).{0,6}|AD\s?추천.{0,8}|당신이\s?(?:좋아할|관심).{0,12}|놓치면\s?안\s?되는.{0,12}|(?:hot|best|top|trending)\s?(?:news|clicks?|issue)?)$/iu;

const CAPTION = [
  /^[[(<【]?\s?(?:사진|이미지|자료|그래픽|일러스트|캡처|출처|도표|photo|image)\s?(?:[=:：|ⓒ©]|제공|출처|설명)/iu,
  /[[(<【/]\s?(?:사진|이미지|자료|그래픽|출처|일러스트|캡처|영상)(?:[=:：|ⓒ©]|\s?제공|\s)[^\])>】]{0,60}[\])>】]?\.?$/u,
  /(?:^|[\s.])(?:사진|이미지|그래픽|자료|출처)\s?[=:：ⓒ©]\s?\S.{0,40}$/u,
  /[[(<【=/][^[(<【=/]{0,40}(?:제공|캡처|갈무리|자료\s?사진|DB)\s?[\])>】]?\.?$/u,
  /[.\s](?:제공|캡처|갈무리|자료\s?사진|DB)$/u,
  /재판매|DB\s?금지/u,
  /[ⓒ©]\s?\S.{0,30}$/u,
  /\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?\s?(?:\/|[\w.+-]{1,40}@|[ⓒ©])/u,
];

const SENTENCE_END =
  /(?:[가-힣](?:다|요|죠|까|네|나|자|라|지|음|함|임|됨)|\S)[.!?]["'”’」』)\]〉》]{0,3}$/u;

const SURE_END = /[가-힣](?:다|요|죠|까|네|자|라|음|함|임|됨)[.!?]["'”’」』)\]〉》]{0,3}$/u;

const INNER_END = /[가-힣]다[.!?]["'”’)]{0,2}\s/u;

/** An interviewer's question: - 해외 진출 계획은? */
const ASKED = /^(?:[-–—―▶]|Q[.\s]).{4,}\?$/u;

/** Sites speak to their readers politely; Korean news tells in the plain form. */
const POLITE = /(?:니다|세요|시오|하기|해요|어요|까요|바랍니다|주십시오)[.!?]?\)?$/u;

const SITE_TALK =
  /구독|뉴스레터|제보|로그인|회원\s?가입|글자\s?크기|댓글|공유(?:하기|하세요|됩|되)|복사(?:되|됐|했|하)|스크랩|알림|자바스크립트|javascript|쿠키|개인정보|브라우저|북마크|약관|(?:이|본|해당)\s기사는|기사를\s?(?:추천|공유|저장|읽어)|언론사|앱을?\s?(?:설치|다운)|채널을?\s?추가|광고를?\s?(?:건너|차단|닫)/iu;

/** How a broadcaster's reporter ends: KBS 뉴스 홍길동입니다. */
const SIGN_OFF = /^\S{2,8} 뉴스,? [가-힣]{2,5}(?:입니다|였습니다)\.$/u;

const LINK = /^(?:[▶▷►☞➜➡→⇒☛]|\[?(?:관련|연관)\s?(?:기사|뉴스)[\]:]|<관련기사>)/u;

const CHROME_WORDS = new Set(
  (
    '홈 home 로그인 로그아웃 회원가입 회원전용 마이페이지 구독 구독하기 구독중 검색 메뉴 전체메뉴 전체 닫기 열기 공유 공유하기 인쇄 인쇄하기 ' +
    '프린트 스크랩 글씨 글자 글자크기 글씨크기 글꼴 크기 설정 크게 작게 선택 가장 작은 작은크기 한 단계 기본 큰 보통 아주 가 가가 페이스북 트위터 x ' +
    '카카오톡 카카오스토리 네이버 블로그 밴드 라인 링크 주소 주소복사 url url복사 복사 복사하기 이메일 메일 메일보내기 댓글 댓글수 좋아요 싫어요 ' +
    '추천 비추천 북마크 저장 보기 더보기 이전 다음 목록 top 맨위로 위로 본문 바로가기 본문듣기 듣기 음성 번역 정치 경제 사회 문화 국제 세계 연예 ' +
    '스포츠 생활 라이프 it it·과학 과학 오피니언 사설 칼럼 포토 영상 동영상 산업 증권 금융 부동산 테크 기업 마켓 뉴스 전국 지역 날씨 운세 만화 ' +
    '최신 최신기사 속보 회원 프리미엄 pick 안내 언론사 선정 기사 advertisement 광고 ad 광고문의 제보 기사제보 뉴스레터 지면 신문 지면보기 pdf ' +
    'sns 퍼가기 의견 응원하기 응원 이미지 사진 확대 확대보기 이미지확대 사진확대 크게보기 요약 요약보기 ai 자동요약 접기 펼치기 펼침 팝업 알림 ' +
    '신청 원문 원문보기 기사원문 기사공유 기사저장 키워드 talk 후원 후원하기 facebook twitter kakao line blog band print email share copy login ' +
    '기자의 팔로우 방송 게임 컴퓨팅 인터넷 통신 반도체 모바일 유통 건강 여행 의료 교육 노동 환경 북한 외교 국방'
  ).split(' '),
);

/**
 * Tells what a line is.
 *
 * `카카오가 밝혔다.` → sentence, `▲ 판교 사옥` → caption, `관련기사` → box,
 * `저작권자 © 가나신문 무단전재 금지` → end, `홈 로그인 검색` → chrome
 */
export function kindOf(text: string): Kind {
  if (!/[\p{L}\p{Nd}]/u.test(text)) return 'chrome';
  if (text.length > LONGEST_SMALL_PRINT) return isSentence(text) ? 'sentence' : 'chrome';
  const bare = BARE.exec(text)?.[0] ?? '';
  if (outletNamed(text) !== null || isPortalName(text)) return 'site';
  if (COMMENTS.test(bare)) return 'end';
  if (bare.length <= 30 && BOX.test(bare)) return 'box';
  if (isDateline(text) || isDateLabel(text)) return 'dateline';
  const date = bareDate(text);
  if (date !== null && isNothingElse(date.rest)) return 'dateline';
  if (isChromeOnly(text)) return 'chrome';
  if (bylineNames(text) !== null) return 'byline';
  if (isSmallPrint(text)) return 'end';
  const sentence = isSentence(text);
  if (isCaption(text)) return 'caption';
  if (LINK.test(text) && !(sentence && !POLITE.test(text))) return 'chrome';
  if (isSiteTalk(text) || SIGN_OFF.test(text)) return 'chrome';
  return sentence ? 'sentence' : 'heading';
}

/** Whether a line surely ends a sentence: headlines rarely do. `밝혔다.` does, `함께 갈 것"` not. */
export function endsSentence(text: string): boolean {
  const { text: body } = cutTail(text);
  return (
    SURE_END.test(body.slice(-80)) || (body.length >= 40 && SENTENCE_END.test(body.slice(-80)))
  );
}

function isSentence(text: string): boolean {
  const { text: body } = cutTail(text);
  if (ASKED.test(body)) return true;
  if (isCrosshead(body)) return false;
  if (SURE_END.test(body)) return true;
  if (INNER_END.test(body)) return true;
  if (body.length >= 30 && SENTENCE_END.test(body)) return true;
  return body.length >= 80 && hasParticles(body);
}

/** A short line over what follows: 왜 지금인가?, ■ 함께 자라는 회사 */
function isCrosshead(text: string): boolean {
  const marked = /^[■◆◇□▣◈]/u.test(text);
  if (marked) return text.length <= 60 && !INNER_END.test(text) && !SURE_END.test(text);
  return text.endsWith('?') && text.length <= 20 && !/^["“‘']/u.test(text);
}

function isCaption(text: string): boolean {
  const { text: body } = cutTail(text);
  // Several of them in one line are the items of a list in a sentence.
  if (/^[▲▼]/u.test(text)) return (text.match(/[▲▼]/gu) ?? []).length === 1;
  // A photographer signs like a writer: 발언하고 있다. 김철수 기자
  if (body !== text) return /(?:고 있다|모습|장면|전경)\.$/u.test(body) && !INNER_END.test(body);
  if (CAPTION.some((pattern) => pattern.test(text))) return true;
  const credit = /[.다]\s?[/\s]\s?(?<credit>[^./]{2,16})$/u.exec(text)?.groups?.credit ?? '';
  return outletNamed(credit.replace(/\s?(?:자료사진|제공|DB)$/u, '')) !== null;
}

function isSmallPrint(text: string): boolean {
  return (
    SMALL_PRINT.test(text) && !/[가-힣](?:했|됐|었|였|한|이|인|는|된)다[.!?]["”’]?$/u.test(text)
  );
}

function isSiteTalk(text: string): boolean {
  return text.length <= 140 && POLITE.test(text) && SITE_TALK.test(text) && !/["“”‘’']/u.test(text);
}

function isChromeOnly(text: string): boolean {
  const words = text.toLowerCase().split(/[\s|/>,:()[\]+]+/u);
  return words.every((word) => word === '' || CHROME_WORDS.has(word) || /^[^\p{L}]*$/u.test(word));
}

function isNothingElse(rest: string): boolean {
  return (
    rest === '' || outletNamed(rest) !== null || bylineNames(rest) !== null || isChromeOnly(rest)
  );
}

/** Whether enough words carry a particle for a running text. */
function hasParticles(text: string): boolean {
  const words = text.split(' ');
  return words.filter((word) => /[은는이가을를에의로]$/u.test(word)).length * 5 >= words.length;
}
