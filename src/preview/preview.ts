import { startDiscord, type Command } from '../local-discord/server.ts';
import { startBotProcess } from '../trial/bot-process.ts';
import { copyFolders } from '../trial/folders.ts';
import { assemble, BOT, OWNER } from './cast.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { startVisit } from './visit.ts';

export interface PreviewOptions {
  /** The folder of articles; the bot gets a copy, so that nothing tried here lasts. */
  readonly corpus: string;
  /** The folder of the page. */
  readonly page: string;
  /** Where the page is served on this machine; 0: on any free port. */
  readonly port: number;
}

/** The bot on a Discord of its own, and a page that shows what people see there. */
export interface Preview {
  readonly url: string;
  /** Where the bot reads its articles. */
  readonly corpusDir: string;
  /** Resolves with what the bot wrote, if it ends by itself. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts the built bot, as it is, against a local Discord, and serves the page.
 *
 * @throws When there is no such folder of articles (code ENOENT), the bot does not start, or the port is
 *   taken (code EADDRINUSE).
 */
export async function startPreview({ corpus, page, port }: PreviewOptions): Promise<Preview> {
  const folders = await copyFolders(corpus);
  const { corpusDir, dataDir } = folders;
  const discord = await startDiscord({ owner: OWNER, bot: BOT });
  const cast = assemble(discord);
  const used = new Map<string, Command>();
  const bot = await startBotProcess({ discord, corpusDir, dataDir });
  let server: PageServer | null = null;
  const close = async () => {
    await server?.close();
    await bot.stop();
    await discord.close();
    await folders.remove();
  };
  try {
    await bot.ready();
    server = await startPageServer(page, port, (tell) => startVisit(cast, used, tell));
  } catch (error) {
    await close();
    throw error;
  }
  const { url, tell } = server;
  const ended = bot.ended.then(() => {
    tell({ type: 'ended' });
    return bot.written;
  });
  return { url, corpusDir, ended, close };
}
