import { rolldown } from 'rolldown';

/**
 * Makes one script of the page, for a browser.
 *
 * @param entry The file it begins with.
 */
export async function bundle(entry: string): Promise<string> {
  const build = await rolldown({ input: entry, platform: 'browser', logLevel: 'silent' });
  try {
    const { output } = await build.generate({ format: 'esm', minify: true, codeSplitting: false });
    return output[0].code;
  } finally {
    await build.close();
  }
}
