import { extname } from 'node:path';
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { download } from '../../import/download.ts';
import { DownloadError, UnreadablePageError } from '../../import/errors.ts';
import type { Draft } from '../../import/page.ts';
import { COMMAND_WORDS } from '../../words/commands.ts';
import type { Words } from '../../words/words.ts';
import { noteCard } from '../cards/card.ts';
import { draftCard } from '../cards/draft-card.ts';
import { summary } from '../errors.ts';
import { refuseOthers } from '../refuse-others.ts';
import { deferPrivately, respond } from '../respond.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

/** Larger pages hold something else than an article; in bytes. */
const LARGEST_PAGE = 2 * 2 ** 20;

/** A page that takes longer is not coming; in milliseconds. */
const LONGEST_DOWNLOAD = 15_000;

const EXTENSIONS = new Set(['.txt', '.md', '.html', '.htm']);

const options = z.object({ name: z.string(), size: z.number(), url: z.url() });

/** `/import page:` (`/기사추가`): operators only. */
export const importPage = {
  data: {
    ...described(COMMAND_WORDS.import),
    ...EVERYWHERE,
    defaultMemberPermissions: '0',
    options: [
      {
        ...described(COMMAND_WORDS.page),
        type: ApplicationCommandOptionType.Attachment,
        required: true,
      },
    ],
  },
  execute: async (interaction, desk, words) => {
    const { archive, drafts, log, readPage } = desk;
    await deferPrivately(interaction, log);
    if (await refuseOthers(interaction, desk, words)) return;
    const say = (text: string) => respond(interaction, noteCard(text), { isPrivate: true }, log);
    const { name, size, url } = options.parse(
      interaction.options.getAttachment(COMMAND_WORDS.page.name.en, true),
    );
    const isPage = EXTENSIONS.has(extname(name).toLowerCase()) && size <= LARGEST_PAGE;
    if (!isPage) return say(words.imports.notAPage);
    let draft: Draft;
    try {
      const { bytes } = await download(url, {
        bytes: LARGEST_PAGE,
        milliseconds: LONGEST_DOWNLOAD,
      });
      draft = await readPage(bytes);
    } catch (error) {
      const explanation = explain(error, words);
      if (explanation === null) throw error;
      log.warn(summary(error), 'a page was not read');
      return say(explanation);
    }
    const twin = await archive.twinOf(draft.paragraphs);
    const card = draftCard(drafts.keep(draft), draft, twin, words);
    await respond(interaction, card, { isPrivate: true }, log);
  },
} satisfies SlashCommand;

/** Why a page was not read; `null` when it is no fault of the page. */
function explain(error: unknown, { imports }: Words): string | null {
  if (error instanceof UnreadablePageError) return imports.unreadablePage;
  if (!(error instanceof DownloadError)) return null;
  return imports.notFetched(imports.downloads[error.fault]);
}
