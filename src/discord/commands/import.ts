import { extname } from 'node:path';
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { decodePage } from '../../import/decode.ts';
import { COMMAND_WORDS } from '../../words/commands.ts';
import { noteCard } from '../cards/card.ts';
import { draftCard } from '../cards/draft-card.ts';
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
    const { archive, drafts, log } = desk;
    await deferPrivately(interaction, log);
    if (await refuseOthers(interaction, desk, words)) return;
    const { name, size, url } = options.parse(
      interaction.options.getAttachment(COMMAND_WORDS.page.name.en, true),
    );
    const isPage = EXTENSIONS.has(extname(name).toLowerCase()) && size <= LARGEST_PAGE;
    if (!isPage) {
      await respond(interaction, noteCard(words.imports.notAPage), { isPrivate: true }, log);
      return;
    }
    const response = await fetch(url, { signal: AbortSignal.timeout(LONGEST_DOWNLOAD) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    // The libraries for HTML would take memory all the time for what is done now and then.
    const { readPage } = await import('../../import/page.ts');
    const draft = readPage(decodePage(bytes), null);
    const twin = await archive.twinOf(draft.paragraphs);
    const card = draftCard(drafts.keep(draft), draft, twin, words);
    await respond(interaction, card, { isPrivate: true }, log);
  },
} satisfies SlashCommand;
