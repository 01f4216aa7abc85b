import { stem } from './particles.ts';

/**
 * Words that ask rather than name: interrogatives, requests, light verbs, and the small talk around
 * them. They say nothing about which passage answers.
 */
const QUESTION_WORDS = new Set(
  `나 나는 내 내가 너 너는 네 네가 니가 저 저는 제가 우리 너희 당신
  무엇 무엇인가 무엇인가요 무엇이 무엇을 무엇이었나 뭐 뭐야 뭐임 뭔 뭔가 뭔가요 뭘 뭐라고 뭐라 뭐였어 무슨 무어 어떤 어떻게 어떠 어때 어디 어디서 어디야 어느 언제 언제야 언제임 언제인가 누구 누가 누군 누구야 누군가 누구임 누구인가 왜 왜냐 얼마 얼마나 얼마야 얼마임 얼마인가 얼마인가요 얼마였나 얼마였나요 몇 몇이야 몇년 몇개 몇번
  것 거 게 건 걸 것은 것이 것을 거야 거임 거는 것인가 것인가요 수 때 등 및 또는 그리고 그런데 근데 그럼 혹시 좀 제발 다시 정말 진짜 그냥 관련 관하여 관해 대해 대하여 대한 대해서 위해 위한 통해 따라 따른 때문 까닭 이유 내용 정보 경우
  알려줘 알려 알려주세요 알려달라 말해줘 말해 설명해줘 설명 설명해 찾아줘 찾아 궁금 궁금해 궁금한데 보여줘 가르쳐줘 요약해줘 부탁 부탁해 주세요 달라
  있다 있는 있나 있나요 있어 있음 있었나 있었나요 있습니까 없다 없는 없나 없어 했다 했나 했나요 했어 했음 했니 했는데 했는지 했대 했을까 하다 하는 하나 하나요 하지 한다 한다고 한다는 하려 하려는 했던 되다 된 되나 되나요 된다 됐나 됐어 됐나요 됐는데 되었나 되었나요 인가 인가요 이야 였나 였나요 이었나 이었나요 일까 임 인지 맞나 맞아 봤나 보나 보았나요 봤어 말한 말했나 말했나요 밝힌 밝혔나 밝혔나요 나요 까요 어요 예요 인데 거임
  what who whom whose when where which why how much many is are was were be been do does did the a an of to in on at for and or by with from about tell me please it its that this there
  i my you your he his she her they their them we our us these those some any all more most other into over after before during between than then so if as not no can could will would should may might must has have had having been being get got give gave go went make made say said happen happened long old s`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

const COUNTERS =
  '퍼센트|프로|퍼|사람|차례|가지|[명분살세개종곳건회번위원층대장석주시초권편줄점배년월일%]';
const PARTICLES = '[은는이가을를에의도쯤]|부터|까지|이나|정도|으로|만에|[이였인][가-힣]{0,4}';

/** A number that is asked for with what it counts, as in 몇 살부터. */
const HOW_MANY = `몇\\s?(?:${COUNTERS})(?:${PARTICLES})?`;

/** An interrogative with an ending that no list holds, as in 얼마였더라 and 누구래. */
const INTERROGATIVE = new RegExp(
  `^(?:얼마|언제|누구|어디|무엇|뭐)(?:[였인이]|래|더라|냐|니|죠|에요)[가-힣]{0,3}$|^${HOW_MANY}$`,
  'u',
);

const ASKED_NUMBERS = new RegExp(`${HOW_MANY}(?![가-힣])`, 'gu');

/** Blanks the numbers that a text asks for: `카카오톡 몇 명이 써` → `카카오톡      써` */
export function blankAskedNumbers(text: string): string {
  return text.replace(ASKED_NUMBERS, (asked) => ' '.repeat(asked.length));
}

/**
 * Whether a normalised word only asks: `무엇인가요` → true, `언제` → true, `누구를` → true,
 * `해외` → false
 */
export function isQuestionWord(word: string): boolean {
  return QUESTION_WORDS.has(word) || QUESTION_WORDS.has(stem(word)) || INTERROGATIVE.test(word);
}
