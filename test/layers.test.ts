import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const ROOT = new URL('..', import.meta.url).pathname;

const report = z.object({
  diagnostics: z.array(z.object({ filename: z.string(), code: z.string() })),
});

/** Which of the files may not import what they import, as the linter of the project has it. */
async function refused(imports: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'layers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await copyFile(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [file, source] of Object.entries(imports)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `export { thing } from '${source}';\n`);
  }
  const printed = await new Promise<string>((resolve) => {
    const oxlint = join(ROOT, 'node_modules/.bin/oxlint');
    // It ends with a fault where it finds one.
    execFile(oxlint, ['--format', 'json', 'src'], { cwd: folder }, (_, out) => resolve(out));
  });
  return report
    .parse(JSON.parse(printed))
    .diagnostics.filter(({ code }) => code.includes('no-restricted-imports'))
    .map(({ filename }) => filename)
    .toSorted();
}

test('an import against the layers is refused in every folder', async () => {
  const against = {
    'src/korean/z.ts': '../search/answer.ts',
    'src/article/z.ts': '../korean/terms.ts',
    'src/search/z.ts': '../archive/archive.ts',
    'src/import/z.ts': '../search/answer.ts',
    'src/archive/z.ts': '../corpus/read-corpus.ts',
    'src/words/z.ts': '../discord/bot.ts',
    'src/cache/z.ts': '../corpus/read-corpus.ts',
    'src/corpus/z.ts': '../terminal/chat.ts',
    'src/discord/cards/z.ts': '../../corpus/read-corpus.ts',
    'src/gaps/z.ts': '../discord/bot.ts',
    'src/monitoring/z.ts': '../discord/bot.ts',
    'src/opensearch/z.ts': '../thread/edition.ts',
    'src/processes/z.ts': '../main.ts',
    'src/terminal/z.ts': '../discord/bot.ts',
    'src/thread/z.ts': '../cache/analysis-cache.ts',
    'src/evaluation/z.ts': '../discord/bot.ts',
    'src/evaluation/soak/z.ts': '../../discord/bot.ts',
    'src/evaluation/bench/z.ts': '../../discord/bot.ts',
    'src/local-discord/routes/z.ts': '../../discord/bot.ts',
    'src/trial/z.ts': '../discord/bot.ts',
    'src/preview/z.ts': '../discord/bot.ts',
    'src/preview/page/z.ts': '../../search/answer.ts',
    'src/preview/pictures/z.ts': '../../service.ts',
  };
  await expect(refused(against)).resolves.toEqual(Object.keys(against).toSorted());
});

test('an import along the layers is allowed', async () => {
  const along = {
    'src/search/z.ts': '../korean/terms.ts',
    'src/archive/z.ts': '../search/answer.ts',
    'src/discord/cards/z.ts': '../../search/answer.ts',
    'src/evaluation/soak/z.ts': '../../trial/bot-process.ts',
    'src/trial/z.ts': '../settings.ts',
    'src/preview/z.ts': '../local-discord/server.ts',
    'src/preview/page/z.ts': '../../words/preview.ts',
    'src/preview/pictures/z.ts': '../preview.ts',
  };
  await expect(refused(along)).resolves.toEqual([]);
});
