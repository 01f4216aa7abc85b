import { finalConsonant, SSANG_SIOT } from './syllables.ts';

/**
 * Particles (조사), the copula and the commonest endings of verbs made from nouns (하다, 되다), as
 * they stand at the end of a word. Source: the particle and ending tables of 표준국어문법론
 * (남기심·고영근), cut down to what news and chat use.
 */
const SUFFIXES = new Set(
  `은 는 이 가 을 를 의 에 도 만 로 와 과 나 랑 께 야 요 고
  이나 이랑 이야 이여 으로 에서 에게 에는 에도 에만 에의 에나 에서의 에서는 에서도 에서만 에게는 에게도 에게서 한테 한테서 한테는 께서 께서는
  로는 로도 로만 로서 로써 로의 으로는 으로도 으로만 으로서 으로써 으로의 로부터 으로부터 부터 부터는 까지 까지는 까지도 까지의 마다 마저 조차 밖에 뿐 뿐만 뿐이 처럼 보다 보다는 보다도 만큼 대로 같이 같은 이라 라 라고 이라고 라는 이라는 라며 이라며 라면 이라면 라도 이라도 든지 이든지 인데 인지 지만 이지만
  와의 과의 와는 과는 와도 과도 하고 이고 들 들이 들은 들을 들의 들에 들에게 들과 들도 들이나
  이다 다 였다 이었다 입니다 인가 인가요 이야 예요 이에요 이냐 냐 임 인 이며 며 이자 이었던 였던
  하다 하는 한 할 함 해 해서 했다 했던 했나 했나요 했어 했음 했는지 하며 하면 하면서 하여 하자 하지 하게 하기 하려 하려는 하려고 하던 한다 한다고 한다는 합니다 했고 했으며 했지만 하겠다 하겠다고 하겠다는 하겠다며 했다고 했다는 했다며 하나 하나요 하냐 해야 해줘 하도록 하기로 하는데 하는지
  되다 되는 된 될 됨 돼 돼서 됐다 됐나 됐나요 됐어 되며 되면 되면서 되어 되자 되지 되게 된다 된다고 됩니다 됐고 됐으며 됐지만 됐다고 됐다는 되고 되었다 되도록
  다 어요 나요 더라 던데 거든 군요 구나 네 네요 니 까 까요 습니다 는데 죠 음 던 면 는가 는지 으며 으면 었다 었어 았다
  시키다 시키는 시킨 시킬 시켜 시켰다 시키고
  했 됐 하였 되었 시켰`
    .split(/\s+/u)
    .filter((suffix) => suffix !== ''),
);

const LONGEST = Math.max(...Array.from(SUFFIXES, (suffix) => suffix.length));

/** A word keeps at least this many syllables when its suffix is taken off. */
const SHORTEST_STEM = 2;

/** Particles that end hardly any noun of two syllables, and those few. */
const AFTER_ONE_SYLLABLE = /^(?!가을|마을|노을|고을|모를|오를|부를)[가-힣][을를]$/u;

/**
 * The ways to take particles and endings off a word of Hangul so that two syllables stay, or one
 * before 을 and 를; the shortest stem first, the word itself last. Behind the ㅆ of the past tense
 * there are endings alone.
 *
 * `판교에서는` → 판교 · 판교에서 · 판교에서는, `물러났대요` → 물러났
 */
export function stems(typed: string): [string, ...string[]] {
  const word = withoutEndings(typed);
  const found: string[] = AFTER_ONE_SYLLABLE.test(word) ? [word.slice(0, 1)] : [];
  for (let length = Math.min(LONGEST, word.length - SHORTEST_STEM); length > 0; length--) {
    if (SUFFIXES.has(word.slice(-length))) found.push(word.slice(0, -length));
  }
  return [found[0] ?? word, ...found.slice(1), ...(found.length > 0 ? [word] : [])];
}

/**
 * Takes the longest known particle or ending off a word.
 *
 * `카카오톡을` → `카카오톡`, `진출했다며` → `진출`, `물러났대요` → `물러났`, `판교에서는` → `판교`,
 * `돈을` → `돈`, `나이` → `나이`
 */
export function stem(word: string): string {
  return stems(word)[0];
}

/** Cuts a verb behind the first ㅆ: `물러났대요` → `물러났` */
function withoutEndings(word: string): string {
  for (let at = 0; at < word.length; at++) {
    if (finalConsonant(word.charAt(at)) === SSANG_SIOT) return word.slice(0, at + 1);
  }
  return word;
}

/** Whether a word is nothing but a particle or an ending: `에서` → true, `해외` → false */
export function isSuffix(word: string): boolean {
  return SUFFIXES.has(word);
}
