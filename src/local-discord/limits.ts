import type { Fault } from './refusal.ts';

type Path = readonly (string | number)[];

/** Collects what breaks Discord's limits, in the words of Discord's own errors. */
export class Faults {
  readonly found: Fault[] = [];

  add(path: Path, code: string, message: string): void {
    this.found.push({ path, code, message });
  }

  /** Adds a fault unless `holds`. */
  need(holds: boolean, path: Path, code: string, message: string): void {
    if (!holds) this.add(path, code, message);
  }

  /** A text of `min` to `max` characters; one that is not there at all is empty. */
  text(path: Path, text: string | null | undefined, min: number, max: number): void {
    const length = lengthOf(text);
    if (length < min) {
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    } else if (length > max) {
      this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    }
  }

  /** A list of `min` to `max` items. */
  count(path: Path, items: number, min: number, max: number): void {
    this.need(
      items >= min && items <= max,
      path,
      'BASE_TYPE_BAD_LENGTH',
      `Must be between ${min} and ${max} in length.`,
    );
  }

  /** Values that may not repeat, each with its path. */
  unique(values: readonly { path: Path; value: unknown }[], code: string, message: string): void {
    const seen = new Set<unknown>();
    for (const { path, value } of values) {
      this.need(!seen.has(value), path, code, message);
      seen.add(value);
    }
  }
}

/** Characters as Discord counts them: code points after its trimming, so an emoji is not two. */
export function lengthOf(text: string | null | undefined): number {
  return Array.from((text ?? '').trim()).length;
}
