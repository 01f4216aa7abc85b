import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Archive } from '../archive/archive.ts';

/** What the name of every metric of ours begins with. */
const PREFIX = 'kakao_history_';

/** The figures of this process for Prometheus: processor, memory, event loop, and the bot's version. */
export function createMetrics({ version }: { readonly version: string }): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const build = new Gauge({
    name: `${PREFIX}build_info`,
    help: 'The version of the bot, as a label; always 1.',
    labelNames: ['version'],
    registers: [registry],
  });
  build.set({ version }, 1);
  return registry;
}

/** Adds what an archive holds, looked up whenever the figures are asked for; once for a registry. */
export function watchArchive(registry: Registry, archive: Pick<Archive, 'report'>): void {
  const watch = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `${PREFIX}${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  watch('articles', 'Articles that can be found.', () => archive.report.articles);
  watch('paragraphs', 'Paragraphs that can be found.', () => archive.report.paragraphs);
  watch(
    'refused_files',
    'Files of the corpus that the last reading left out because of a fault.',
    () => archive.report.refused.length,
  );
  watch(
    'last_reading_timestamp_seconds',
    'When the articles were last read, in seconds since 1970.',
    () => archive.report.at.getTime() / 1000,
  );
}
