import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Names the code of some modules by its content, so that nobody has to remember to count a version
 * up.
 *
 * @param modules Files, and folders whose files all count.
 */
export function analyserOf(modules: readonly URL[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of modules.map((module) => fileURLToPath(module)).flatMap(filesIn)) {
    hash.update(readFileSync(file));
  }
  return hash.digest('base64');
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .map((name) => `${path}/${name}`);
}
