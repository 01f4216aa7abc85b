/** What kind of thing a question asks for, and how to see one in a text. */
export interface AnswerType {
  readonly name: 'date' | 'number' | 'person' | 'other';
  /** Whether a text holds such a thing. */
  isIn(text: string): boolean;
}

const MONEY = '원|달러|엔|위안|유로';
const PEOPLE = '명|사람|인(?![가-힣])|분(?![가-힣])';
const SHARE = '%|퍼센트|프로(?![가-힣])|배';

/** Counters that stand for one another in question and answer. */
const COUNTERS = [PEOPLE, SHARE, '살|세', '개|종|가지|곳', '건|회|번|차례', '위|등', MONEY];

const DATE = /\d{4}년|\d{1,2}월|\d{1,2}일/u;
const NUMBER = /\d/u;

/** A name before what its bearer is, as newspapers write it. */
const PERSON =
  /(?<![가-힣])[가-힣]{2,4} (?:\S{1,20} ){0,3}?\S{0,8}(?:대표|의장|회장|사장|이사|의원|위원장|총괄|책임자|센터장|교수|변호사|대법관|판사|기자|씨|CEO)(?![가-힣]{3})/u;

const counted = (counters: string) =>
  new RegExp(`\\d[\\d,.십백천만억조 ]{0,20}(?:${counters})`, 'u');

/** What a question says, and what its answer looks like; the first that fits. */
const TYPES: readonly (readonly [
  AnswerType['name'],
  RegExp,
  (match: RegExpExecArray) => RegExp,
])[] = [
  [
    'number',
    /몇 ?(년|달|개월|시간|주|일) ?(?:만|동안|간)|며칠 ?만/u,
    ([, unit]) => counted(unit ?? '일'),
  ],
  [
    'date',
    /언제|몇 ?년|몇 ?월|몇 ?일|며칠|년도|연도|날짜|시기|시점|(?:출시|상장|발표|설립|취임|종료)일|날은|해는|\bwhen\b/iu,
    () => DATE,
  ],
  [
    'number',
    /몇 ?(퍼센트|프로|사람|차례|가지|[%명분살세개종곳건회번위원층대장석시초권편점배])/u,
    ([, counter = '']) => counterPattern(counter),
  ],
  [
    'number',
    /얼마(?!나|큼|만)|(?:가격|금액|대금)[은는이]?\s{0,9}\??$|\bhow much\b/iu,
    () => counted(`${MONEY}|${SHARE}`),
  ],
  [
    'number',
    /인원|[자객원]\s?수[는은가]?(?=\s|$|\p{P})|\bhow many (?:people|users)\b/iu,
    () => counted(PEOPLE),
  ],
  ['number', /율[은이]|비율|비중|퍼센트|%/u, () => counted(SHARE)],
  ['number', /나이|\bhow old\b/iu, () => counted('살|세')],
  ['number', /얼마|몇|수는|횟수|순위|점수|높이|규모|\bhow (?:much|many)\b/iu, () => NUMBER],
  ['person', /누구|누가|누군|\bwhom?\b/iu, () => PERSON],
];

/**
 * What kind of thing a question asks for; in the field, its expected answer type (Li & Roth 2002).
 *
 * `카카오톡은 언제 나왔어?` → date, `몇 명이 썼어?` → a number of people, `대표는 누구?` → person
 */
export function answerType(question: string): AnswerType {
  for (const [name, asks, answer] of TYPES) {
    const match = asks.exec(question);
    if (match === null) continue;
    const pattern = answer(match);
    return { name, isIn: (text) => pattern.test(text) };
  }
  return { name: 'other', isIn: () => false };
}

/** A number with this counter, or with one that stands for it. */
function counterPattern(counter: string): RegExp {
  const alike = COUNTERS.find((counters) => new RegExp(`^(?:${counters})$`, 'u').test(counter));
  return counted(alike ?? counter);
}
