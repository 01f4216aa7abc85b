import { type Figures, figures, type Result } from './evaluate.ts';
import { reciprocalRank, successAt } from './metrics.ts';

/**
 * Lays out what an evaluation found as lines of text: a table of the answerable questions by style,
 * one of the unanswerable, and, if wanted, every miss.
 */
export function report(results: readonly Result[], withMisses: boolean): string {
  const answerable = results.filter(({ judgement }) => judgement.answerable);
  const unanswerable = results.filter(({ judgement }) => !judgement.answerable);
  const lines: string[] = [];
  if (answerable.length > 0) {
    lines.push(
      'answerable       questions  success@1  success@3  MRR@10  answered  weak  none  sentence',
      ...byStyle(answerable, (style, { questions, ...f }) =>
        [
          style.padEnd(16),
          String(questions).padStart(9),
          percent(f.successAt1, 10),
          percent(f.successAt3, 10),
          percent(f.mrrAt10, 7),
          ...statuses(f),
          percent(f.sentence, 9),
        ].join(' '),
      ),
    );
  }
  if (unanswerable.length > 0) {
    lines.push(
      'unanswerable     questions  answered  weak  none',
      ...byStyle(unanswerable, (style, { questions, ...f }) =>
        [style.padEnd(16), String(questions).padStart(9), ...statuses(f)].join(' '),
      ),
    );
  }
  if (withMisses) lines.push('', ...misses(results));
  return lines.join('\n');
}

function statuses({ answered, none }: Pick<Figures, 'answered' | 'none'>): string[] {
  return [percent(answered, 9), percent(Math.max(0, 1 - answered - none), 5), percent(none, 5)];
}

function byStyle(
  results: readonly Result[],
  row: (style: string, figures: Figures) => string,
): string[] {
  const styles = Array.from(new Set(results.map(({ judgement }) => judgement.style)));
  return [
    ...styles.map((style) =>
      row(style, figures(results.filter(({ judgement }) => judgement.style === style))),
    ),
    row('all', figures(results)),
  ];
}

/** Lays out figures of the same questions under other circumstances, a row each. */
export function comparison(
  rows: readonly { readonly name: string; readonly ranks: readonly (number | null)[] }[],
): string {
  const mean = (ranks: readonly (number | null)[], value: (rank: number | null) => number) =>
    ranks.reduce<number>((sum, rank) => sum + value(rank), 0) / Math.max(1, ranks.length);
  return [
    'compared             success@1  success@3  MRR@10',
    ...rows.map(({ name, ranks }) =>
      [
        name.padEnd(20),
        percent(
          mean(ranks, (rank) => successAt(1, rank)),
          9,
        ),
        percent(
          mean(ranks, (rank) => successAt(3, rank)),
          10,
        ),
        percent(mean(ranks, reciprocalRank), 7),
      ].join(' '),
    ),
  ].join('\n');
}

function misses(results: readonly Result[]): string[] {
  const missed = results.filter(({ judgement, answer, rank }) =>
    judgement.answerable
      ? rank !== 1 || answer.status !== 'answered'
      : answer.status === 'answered',
  );
  return missed.map(({ judgement, answer, rank }) => {
    const top = answer.passages[0];
    const where =
      top === undefined
        ? 'nothing'
        : `${top.article.id} ${top.paragraph} (${top.score.toFixed(2)}) ${top.text.slice(0, 70)}`;
    return `${judgement.id} ${judgement.style} «${judgement.question}» ${answer.status}, rank ${rank ?? '-'}: ${where}`;
  });
}

function percent(share: number, width: number): string {
  return (100 * share).toFixed(1).padStart(width);
}
