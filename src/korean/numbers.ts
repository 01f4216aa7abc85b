import type { Span } from './sentences.ts';

/** What a Korean unit of number multiplies by. */
const UNITS: Readonly<Record<string, number>> = {
  십: 10,
  백: 100,
  천: 1_000,
  만: 10_000,
  억: 100_000_000,
  조: 1_000_000_000_000,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
  trillion: 1_000_000_000_000,
};

const MYRIADS = new Set(['만', '억', '조']);

const AMOUNT =
  /\d[\d,]*(?:\.\d+)?(?:\s?(?:[십백천만억조]|thousand|million|billion|trillion)|\s?\d[\d,]*(?:\.\d+)?(?=\s?[십백천만억조])|(?<=[만억조])\d[\d,]*)*/giu;
const PART = /([\d,.]+)|([십백천만억조]|thousand|million|billion|trillion)/giu;

/** A number that is written with a unit, and where it stands. */
export interface Amount extends Span {
  /** In plain digits. */
  readonly value: string;
}

/**
 * Reads the numbers in a text that are written with a unit.
 *
 * `4천만 명`, `4,000만`, `40 million` → 40000000, `2조 425억 원` → 2042500000000, `2017년` → nothing
 */
export function amounts(text: string): Amount[] {
  return Array.from(text.matchAll(AMOUNT)).flatMap((match) => {
    const value = valueOf(match[0]);
    const { index: start } = match;
    return value === null ? [] : [{ value, start, end: start + match[0].length }];
  });
}

function valueOf(amount: string): string | null {
  let total = 0;
  let section = 0;
  let digits: number | null = null;
  let hasUnit = false;
  for (const [, number, unit] of amount.matchAll(PART)) {
    if (number !== undefined) {
      section += digits ?? 0;
      digits = Number(number.replaceAll(',', ''));
      continue;
    }
    hasUnit = true;
    const key = (unit ?? '').toLowerCase();
    const factor = UNITS[key] ?? 1;
    if (MYRIADS.has(key)) {
      total += (section + (digits ?? (section === 0 ? 1 : 0))) * factor;
      section = 0;
    } else {
      section += (digits ?? 1) * factor;
    }
    digits = null;
  }
  const value = Math.round(total + section + (digits ?? 0));
  return hasUnit && Number.isSafeInteger(value) ? String(value) : null;
}
