import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { relative } from 'node:path';
import { type ImportExpression, parse } from 'acorn';
import { simple } from 'acorn-walk';
import { expect, test } from 'vitest';
import { z } from 'zod';

/** The built program: `npm test` builds it first. */
const DIST = new URL('../dist/', import.meta.url);

/** All that is loaded with a file: our own files, and the packages. */
async function loadedWith(
  entries: readonly string[],
  isFollowed: (file: string, node: ImportExpression) => boolean,
): Promise<{ files: string[]; packages: string[] }> {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = async (url: URL): Promise<void> => {
    const name = relative(DIST.pathname, url.pathname);
    if (files.has(name)) return;
    files.add(name);
    const program = parse(await readFile(url, 'utf8'), {
      ecmaVersion: 'latest',
      sourceType: 'module',
    });
    const named: string[] = [];
    const add = (source: unknown) => {
      const literal = z.object({ value: z.string() }).safeParse(source);
      if (literal.success) named.push(literal.data.value);
    };
    simple(program, {
      ImportDeclaration: ({ source }) => add(source),
      ExportNamedDeclaration: ({ source }) => add(source),
      ExportAllDeclaration: ({ source }) => add(source),
      ImportExpression: (node) => {
        if (isFollowed(name, node)) add(node.source);
      },
    });
    for (const specifier of named) {
      if (specifier.startsWith('.')) await visit(new URL(specifier, url));
      else if (!isBuiltin(specifier))
        packages.add(/^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? '');
    }
  };
  for (const entry of entries) await visit(new URL(entry, DIST));
  return { files: Array.from(files), packages: Array.from(packages) };
}

test('the bot in use loads nothing of a local Discord, of the preview, or of a developer', async () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')));
  const { files, packages } = await loadedWith(
    ['main.js', 'worker.js', 'page-worker.js'],
    // What only a developer's command needs is imported there when it is given.
    (file) => file !== 'tools.js',
  );
  expect(files).toEqual(expect.arrayContaining(['service.js', 'discord/bot.js', 'tools.js']));
  expect(files.filter((file) => /^(?:local-discord|preview|trial)\//u.test(file))).toEqual([]);
  expect(packages).toEqual(expect.arrayContaining(['discord.js', 'minisearch', 'zod']));
  expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
});
