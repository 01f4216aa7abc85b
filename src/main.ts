import { config } from 'dotenv';
import { CorpusFolderError, EmptyCorpusError, UnavailableError } from './archive/errors.ts';
import { EXIT, StartError } from './ends.ts';
import { withoutSecrets } from './logger.ts';
import { open } from './open.ts';
import { DOTENV } from './project.ts';
import { readSettings, secretsOf, type Settings, SettingsError } from './settings.ts';
import { answerOnce, readAskArguments } from './terminal/ask.ts';
import { chat } from './terminal/chat.ts';
import { languageOf, localeOf } from './words/language.ts';
import { WORDS } from './words/languages.ts';
import type { Words } from './words/words.ts';

const HELP = new Set(['help', '--help', '-h']);

const { env, stdin, stdout, stderr } = process;

async function main(): Promise<void> {
  config({ path: DOTENV, quiet: true });
  const words = WORDS[languageOf(localeOf(env))];
  stdout.on('error', endWhenNobodyReads);
  let secrets: readonly string[] = [];
  try {
    const settings = readSettings(env);
    secrets = secretsOf(settings);
    const [command = 'start', ...args] = process.argv.slice(2);
    if (command === 'start') await start(settings, words);
    else if (command === 'ask') await ask(args, settings, words);
    else if (HELP.has(command)) stdout.write(`${words.usage}\n`);
    else {
      // Loaded only here: a bot that runs for months has no use for them.
      const { TOOLS } = await import('./tools.ts');
      const tool = TOOLS.get(command);
      if (tool === undefined) throw new StartError(words.usage);
      await tool(args, settings, words);
    }
  } catch (error) {
    stderr.write(`${withoutSecrets(explain(error, words), secrets)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

async function start(settings: Settings, words: Words): Promise<void> {
  const { token } = settings;
  if (token !== null) {
    // Loaded only here: the terminal needs nothing of Discord.
    const { serveDiscord } = await import('./service.ts');
    return serveDiscord({ ...settings, token }, words);
  }
  stdout.write(`${words.noToken}\n`);
  const archive = await open(settings, words);
  const { articles, paragraphs } = archive.report;
  stdout.write(`${words.archive(articles, paragraphs)}\n\n`);
  await chat({ ask: archive.ask, words, input: stdin, output: stdout, environment: env });
  await archive.close();
}

async function ask(args: readonly string[], settings: Settings, words: Words): Promise<void> {
  const parsed = readAskArguments(args, words);
  if (parsed.questions.length === 0 && stdin.isTTY) throw new StartError(words.usage);
  const archive = await open(settings, words);
  const streams = { input: stdin, output: stdout, environment: env };
  await answerOnce({ ...parsed, ...streams, ask: archive.ask, words });
  await archive.close();
}

/** Nobody reads on, as behind `| head`: that is no fault. */
function endWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof StartError) return error.exitCode;
  return error instanceof SettingsError ? EXIT.settings : EXIT.fault;
}

function explain(error: unknown, words: Words): string {
  if (error instanceof SettingsError) return error.settings.map(words.setting).join('\n');
  if (error instanceof UnavailableError) return words.unavailable;
  if (error instanceof CorpusFolderError) return words.noFolder(error.folder);
  if (error instanceof EmptyCorpusError) {
    return [words.noArticles, ...error.refused.map(words.refusal)].join('\n');
  }
  return error instanceof Error ? error.message : String(error);
}

await main();
