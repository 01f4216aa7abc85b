import { startDiscord, type Command } from '../local-discord/server.ts';
import { startBotProcess } from '../trial/bot-process.ts';
import { copyFolders } from '../trial/folders.ts';
import { assemble, BOT, OWNER } from './cast.ts';
import { startPageServer } from './page-server.ts';
import { startVisit } from './visit.ts';

export interface PreviewOptions {
  /** The folder of articles; the bot gets a copy, so that nothing tried here lasts. */
  readonly corpus: string;
  /** The folder of the page. */
  readonly page: string;
  /** Where the page is served on this machine; 0: on any free port. */
  readonly port: number;
  /** The language in which the bot writes what went wrong, as in `LANG`. */
  readonly locale: string;
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
 * @throws When there is no such folder of articles (code ENOENT), or the port is taken (code EADDRINUSE);
 *   BotEndedError when the bot does not start.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { corpus, page, port, locale } = options;
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).toReversed()) await end();
  };
  try {
    const folders = await copyFolders(corpus);
    opened.push(folders.remove);
    const discord = await startDiscord({ owner: OWNER, bot: BOT });
    opened.push(discord.close);
    const cast = assemble(discord);
    const used = new Map<string, Command>();
    // Before the bot, which takes longer, so that a port that is taken is said at once.
    const server = await startPageServer(page, port, (tell) => startVisit(cast, used, tell));
    opened.push(server.close);
    const { corpusDir, dataDir } = folders;
    const bot = await startBotProcess({ discord, corpusDir, dataDir, locale });
    opened.push(bot.stop);
    await bot.ready();
    const ended = bot.ended.then(() => {
      server.tell({ type: 'ended' });
      return bot.written;
    });
    return { url: server.url, corpusDir, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}
