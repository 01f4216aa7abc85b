interface Outlet {
  readonly name: string;
  readonly domains: readonly string[];
  /** Other names that its pages print. */
  readonly aliases: readonly string[];
}

/** One line an outlet: the name that we print, its domains, what else it calls itself. */
const TABLE = `
연합뉴스 | yna.co.kr yonhapnews.co.kr | Yonhap News Agency, Yonhap, 연합뉴스 한민족센터
연합뉴스TV | yonhapnewstv.co.kr |
뉴시스 | newsis.com | NEWSIS, 공감언론 뉴시스, 공감언론 뉴시스통신사, 뉴시스통신사
뉴스1 | news1.kr | News1, 뉴스원, 뉴스1코리아, 뉴스1 코리아
조선일보 | chosun.com | Chosun.com, 조선닷컴, The Chosun Ilbo, ChosunIlbo
조선비즈 | biz.chosun.com chosunbiz.com | Chosun Biz, ChosunBiz
IT조선 | it.chosun.com itchosun.com | IT Chosun
스포츠조선 | sportschosun.com sports.chosun.com | Sports Chosun
TV조선 | tvchosun.com | TV CHOSUN
중앙일보 | joongang.co.kr joins.com joinsmsn.com | JoongAng Ilbo, 중앙일보조인스, The JoongAng
일간스포츠 | isplus.com isplus.live.joins.com isplus.joins.com | ISPLUS, 일간스포츠(IS)
동아일보 | donga.com | 동아닷컴, donga.com, The Dong-A Ilbo
IT동아 | it.donga.com | IT DongA
스포츠동아 | sports.donga.com |
한겨레 | hani.co.kr | 인터넷한겨레, 한겨레신문, 한겨레신문사, The Hankyoreh, Hankyoreh
경향신문 | khan.co.kr | 경향닷컴, Kyunghyang, 경향신문사
스포츠경향 | sports.khan.co.kr |
한국일보 | hankookilbo.com hankooki.com | 한국아이닷컴, 한국일보닷컴
서울신문 | seoul.co.kr | 서울신문사
국민일보 | kmib.co.kr | 쿠키뉴스 국민일보
쿠키뉴스 | kukinews.com |
문화일보 | munhwa.com |
세계일보 | segye.com | 세계닷컴, Segye.com
스포츠월드 | sportsworldi.com sportsworldi.segye.com | 세계비즈앤스포츠월드, Sportsworldi
세계비즈 | segyebiz.com |
스포츠서울 | sportsseoul.com | 스포츠서울닷컴
한국경제 | hankyung.com | 한경닷컴, 한경, 한국경제신문, hankyung.com, 한국경제 뉴스
한국경제TV | wowtv.co.kr | 한국경제티브이
매일경제 | mk.co.kr | 매경닷컴, 매경이코노미, 매일경제신문, MK, mk.co.kr
서울경제 | sedaily.com | 서울경제신문, 서울경제 뉴스
머니투데이 | mt.co.kr | MoneyToday, 돈이 보이는 리얼타임 뉴스
머니S | moneys.co.kr moneys.mt.co.kr | 머니에스
아시아경제 | asiae.co.kr | 경제를 보는 눈, 아시아경제신문
파이낸셜뉴스 | fnnews.com | The Financial News, fn파이낸셜뉴스
헤럴드경제 | heraldcorp.com biz.heraldcorp.com | 헤럴드생생뉴스, Herald Economy
이데일리 | edaily.co.kr | 종합 경제정보 미디어 이데일리, edaily
이투데이 | etoday.co.kr | etoday
아주경제 | ajunews.com | 아주뉴스, 아주뉴스코퍼레이션
뉴스핌 | newspim.com | NEWSPIM, 글로벌리더의 지름길 종합뉴스통신사 뉴스핌
전자신문 | etnews.com etnews.co.kr | 전자신문인터넷, ETNEWS, 전자신문 & etnews.com
디지털타임스 | dt.co.kr | Digital Times, 디지털타임즈
디지털데일리 | ddaily.co.kr | Digital Daily
디지털투데이 | digitaltoday.co.kr | DigitalToday
지디넷코리아 | zdnet.co.kr | ZDNet Korea, ZDNET Korea, ZDNetKorea, 메가뉴스, 메가뉴스 & ZDNET
아이뉴스24 | inews24.com | inews24, 아이뉴스이십사
블로터 | bloter.net | Bloter, 블로터닷넷, 블로터앤미디어
테크42 | tech42.co.kr | Tech42
디일렉 | thelec.kr thelec.net | THE ELEC
바이라인네트워크 | byline.network | Byline Network, 바이라인 네트워크
벤처스퀘어 | venturesquare.net | VentureSquare
플래텀 | platum.kr | Platum
아웃스탠딩 | outstanding.kr | Outstanding
AI타임스 | aitimes.com | AITimes
비즈워치 | bizwatch.co.kr | BizWatch, 비즈니스워치
비즈니스포스트 | businesspost.co.kr | Business Post
더벨 | thebell.co.kr | thebell
오마이뉴스 | ohmynews.com | OhmyNews
프레시안 | pressian.com | PRESSian
미디어오늘 | mediatoday.co.kr |
시사IN | sisain.co.kr | 시사인
시사저널 | sisajournal.com |
이코노미스트 | economist.co.kr |
노컷뉴스 | nocutnews.co.kr | CBS노컷뉴스, CBS 노컷뉴스
데일리안 | dailian.co.kr |
뉴데일리 | newdaily.co.kr |
EBN | ebn.co.kr | EBN산업경제
신아일보 | shinailbo.co.kr |
KPI뉴스 | kpinews.kr | UPI뉴스
게임메카 | gamemeca.com | GameMeca
인벤 | inven.co.kr | INVEN
디스이즈게임 | thisisgame.com | THIS IS GAME
KBS | kbs.co.kr | KBS 뉴스, KBS뉴스
MBC | imbc.com mbc.co.kr | MBC 뉴스, MBC뉴스, iMBC
SBS | sbs.co.kr | SBS 뉴스, SBS뉴스
SBS Biz | biz.sbs.co.kr | SBS비즈
YTN | ytn.co.kr |
JTBC | jtbc.co.kr jtbc.joins.com | JTBC 뉴스, JTBC뉴스
MBN | mbn.co.kr |
채널A | ichannela.com |
`;

/** Sites that show the articles of others are never their publishers. */
const PORTAL_NAMES =
  '네이버, 네이버 뉴스, NAVER, 다음, 다음 뉴스, 다음 - 뉴스, Daum, Daum 뉴스, 미디어다음, 네이트, 네이트 뉴스, ZUM, MSN, 구글 뉴스, NAVER Corp, Kakao Corp, 카카오';

const OUTLETS: readonly Outlet[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name = '', domains = '', aliases = ''] = line.split('|').map((cell) => cell.trim());
    return { name, domains: words(domains, ' '), aliases: words(aliases, ',') };
  });

const BY_DOMAIN = new Map(OUTLETS.flatMap(({ name, domains }) => domains.map((d) => [d, name])));

const BY_NAME = new Map(
  OUTLETS.flatMap(({ name, domains, aliases }) =>
    [name, ...aliases, ...domains].map((alias) => [key(alias), name]),
  ),
);

/** Longest first: 한국경제TV is not 한국경제. */
const NAMES = [...BY_NAME.keys()].toSorted((a, b) => b.length - a.length);

const PORTAL_KEYS = new Set(words(PORTAL_NAMES, ',').map(key));

/**
 * Names the outlet of an address by its domain; `null` for portals and for outlets we do not know.
 *
 * `https://sports.khan.co.kr/news/1` → 스포츠경향, `https://n.news.naver.com/article/1` → `null`
 */
export function outletAt(url: string): string | null {
  const host = URL.canParse(url) ? new URL(url).hostname : url.toLowerCase();
  const labels = host.split('.').slice(-6);
  for (const [start] of labels.entries()) {
    const name = BY_DOMAIN.get(labels.slice(start).join('.'));
    if (name !== undefined) return name;
  }
  return null;
}

/**
 * The outlet that a text names and nothing else.
 *
 * `ZDNet Korea` → 지디넷코리아, `한경닷컴` → 한국경제, `중앙일보 기자` → `null`
 */
export function outletNamed(text: string): string | null {
  return BY_NAME.get(key(text)) ?? null;
}

/** Whether a text is the name of a portal and nothing else, such as 네이버 뉴스. */
export function isPortalName(text: string): boolean {
  return PORTAL_KEYS.has(key(text));
}

/**
 * The outlet that a line of small print names somewhere.
 *
 * `Copyright ⓒ 세계비즈앤스포츠월드. All rights reserved.` → 스포츠월드
 */
export function outletIn(text: string): string | null {
  const keyed = key(text.slice(0, 300));
  // Two letters such as mk stand inside too many words.
  const name = NAMES.find((alias) => alias.length > 2 && keyed.includes(alias));
  return name === undefined ? null : (BY_NAME.get(name) ?? null);
}

function key(name: string): string {
  return name.toLowerCase().replace(/[\s·:()-]/gu, '');
}

function words(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
