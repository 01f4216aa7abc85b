import {
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { codeOf } from '../archive/errors.ts';
import { isAddress } from '../article/address.ts';
import type { Saving } from '../article/article.ts';
import { parsePublicationDate } from '../article/publication-date.ts';
import type { Draft } from '../import/page.ts';
import type { Words } from '../words/words.ts';
import { asFault, type Card, listCards, noteCard } from './cards/card.ts';
import { DRAFT_FIELDS, draftCard, draftForm } from './cards/draft-card.ts';
import { escapeMarkdown } from './cards/markdown.ts';
import type { Desk } from './commands/command.ts';
import { summary } from './errors.ts';
import { change, deferChange, respond, showForm } from './respond.ts';

/** Saves, mends or drops a page that was read; operators only. */
export async function onDraft(
  interaction: MessageComponentInteraction,
  id: string,
  step: 'save' | 'edit' | 'drop',
  desk: Desk,
  words: Words,
): Promise<void> {
  if (!(await desk.isAdmin(interaction.user.id))) return say(interaction, words.notAdmin, desk);
  const draft = desk.drafts.get(id);
  if (draft === null) return say(interaction, words.imports.expired, desk);
  if (step === 'edit') return showForm(interaction, draftForm(id, draft, words));
  if (step === 'drop') {
    desk.drafts.drop(id);
    await change(interaction, noteCard(words.imports.left));
    return;
  }
  // A second press finds it gone.
  desk.drafts.drop(id);
  await deferChange(interaction);
  const { lines, isKept } = await save(draft, desk, words);
  if (isKept) desk.drafts.replace(id, draft);
  // Who needs more than the first card of a long list has `/reindex`.
  const [card = noteCard('')] = listCards(lines.map(escapeMarkdown));
  // A page that is kept stays as it is shown, to be saved by another press.
  if (isKept) {
    await tell(interaction, asFault(card));
  } else await respond(interaction, card, { isPrivate: true }, desk.log);
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
  const { published, url } = { ...draft, ...given };
  const isDate = published === null || parsePublicationDate(published) !== null;
  const isUrl = url === null || isAddress(url);
  // What is right is kept, so that nobody fills it in again.
  const mended: Draft = {
    ...draft,
    ...given,
    published: isDate ? published : draft.published,
    url: isUrl ? url : draft.url,
  };
  desk.drafts.replace(id, mended);
  const card = draftCard(id, mended, await desk.archive.twinOf(mended.paragraphs), words);
  if (interaction.isFromMessage()) await change(interaction, card);
  const faults = [
    ...(isDate ? [] : [words.imports.badField('published', published)]),
    ...(isUrl ? [] : [words.imports.badField('url', url)]),
  ];
  if (faults.length > 0) await tell(interaction, asFault(noteCard(faults.join('\n'))));
}

/** What is said of a draft that was to be saved, and whether it can be saved still. */
interface Outcome {
  readonly lines: readonly string[];
  readonly isKept: boolean;
}

/** Saves a draft and indexes it. */
async function save(draft: Draft, desk: Desk, words: Words): Promise<Outcome> {
  const { title, publisher, published, author, url, paragraphs } = draft;
  if (title === null || publisher === null || published === null) {
    const missing = DRAFT_FIELDS.filter((field) => draft[field] === null);
    return { lines: [words.imports.notSaved(missing)], isKept: true };
  }
  let saved: Saving;
  try {
    const fields = { title, publisher, published, author, url, paragraphs };
    saved = await desk.save({ ...fields, form: 'original' });
  } catch (error) {
    desk.log.error(summary(error), 'an article could not be saved');
    return { lines: [words.imports.cannotSave(codeOf(error))], isKept: true };
  }
  if (!saved.isNew) return { lines: [words.imports.exists(saved.file)], isKept: false };
  return { lines: await indexed(saved, desk, words), isKept: false };
}

/** Indexes an article that was saved; what is said then. */
async function indexed(saved: Saving, desk: Desk, words: Words): Promise<string[]> {
  desk.log.info({ file: saved.file }, 'article imported');
  try {
    const report = await desk.archive.reindex();
    const refused = report.refused.filter(({ file }) => file === saved.file);
    return [
      words.imports.savedAndIndexed(saved.file),
      ...refused.map((refusal) => `⚠️ ${words.refusal(refusal)}`),
      ...words.reindexed(report).split('\n'),
    ];
  } catch (error) {
    desk.log.error(summary(error), 'reindex failed; the old index goes on answering');
    return [words.imports.saved(saved.file), `⚠️ ${words.reindexFailed}`];
  }
}

/** Says something beside the message that was changed. */
async function tell(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  card: Card,
): Promise<void> {
  const flags = [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const;
  await interaction.followUp({ components: [card], flags });
}

async function say(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  text: string,
  { log }: Desk,
): Promise<void> {
  await respond(interaction, noteCard(text), { isPrivate: true }, log);
}
