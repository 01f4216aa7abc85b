import {
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { isAddress } from '../article/address.ts';
import { parsePublicationDate } from '../article/publication-date.ts';
import type { Draft } from '../import/page.ts';
import type { Words } from '../words/words.ts';
import { noteCard } from './cards/card.ts';
import { DRAFT_FIELDS, draftCard, draftForm } from './cards/draft-card.ts';
import type { Desk } from './commands/command.ts';
import { summary } from './errors.ts';
import { change, respond } from './respond.ts';

/** Saves, mends or drops a page that was read; operators only. */
export async function onDraft(
  interaction: MessageComponentInteraction,
  id: string,
  step: 'save' | 'edit' | 'drop',
  desk: Desk,
  words: Words,
): Promise<void> {
  const draft = desk.drafts.get(id);
  if (!(await desk.isAdmin(interaction.user.id))) return say(interaction, words.notAdmin, desk);
  if (draft === null) return say(interaction, words.imports.expired, desk);
  if (step === 'edit') {
    await interaction.showModal(draftForm(id, draft, words));
    return;
  }
  if (step === 'drop') {
    desk.drafts.drop(id);
    await change(interaction, noteCard(words.imports.left));
    return;
  }
  await interaction.deferUpdate();
  await interaction.editReply(message(await save(id, draft, desk, words)));
}

/** Takes what was mended in the form, and shows the page with it. */
export async function onDraftForm(
  interaction: ModalSubmitInteraction,
  id: string,
  desk: Desk,
  words: Words,
): Promise<void> {
  if (!(await desk.isAdmin(interaction.user.id))) return say(interaction, words.notAdmin, desk);
  const draft = desk.drafts.get(id);
  if (draft === null) return say(interaction, words.imports.expired, desk);
  const given = Object.fromEntries(
    DRAFT_FIELDS.map((field) => [
      field,
      interaction.fields.getTextInputValue(field).trim() || null,
    ]),
  );
  const mended: Draft = { ...draft, ...given };
  const { published, url } = mended;
  if (published !== null && parsePublicationDate(published) === null) {
    return say(interaction, words.imports.badField('published', published), desk);
  }
  if (url !== null && !isAddress(url)) {
    return say(interaction, words.imports.badField('url', url), desk);
  }
  desk.drafts.replace(id, mended);
  const card = draftCard(id, mended, await desk.archive.twinOf(mended.paragraphs), words);
  if (interaction.isFromMessage()) await change(interaction, card);
}

/** Saves a draft and indexes it; what is said then. */
async function save(id: string, draft: Draft, desk: Desk, words: Words): Promise<string> {
  const { title, publisher, published, author, url, paragraphs } = draft;
  if (title === null || publisher === null || published === null) {
    return words.imports.notSaved(DRAFT_FIELDS.filter((field) => draft[field] === null));
  }
  const saved = await desk.save({
    title,
    publisher,
    published,
    author,
    url,
    form: 'original',
    paragraphs,
  });
  if (!saved.isNew) return words.imports.exists(saved.file);
  desk.drafts.drop(id);
  desk.log.info({ file: saved.file }, 'article imported');
  try {
    const report = await desk.archive.reindex();
    return `${words.imports.savedAndIndexed(saved.file)}\n${words.reindexed(report)}`;
  } catch (error) {
    desk.log.error(summary(error), 'reindex failed; the old index goes on answering');
    return `${words.imports.saved(saved.file)}\n⚠️ ${words.reindexFailed}`;
  }
}

function message(text: string) {
  return { components: [noteCard(text)], flags: MessageFlags.IsComponentsV2 } as const;
}

async function say(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  text: string,
  { log }: Desk,
): Promise<void> {
  await respond(interaction, noteCard(text), { isPrivate: true }, log);
}
