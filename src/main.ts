import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { config } from 'dotenv';
import { type Archive, openArchive } from './archive/archive.ts';
import { CorpusFolderError, EmptyCorpusError } from './archive/errors.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { startBot } from './discord/bot.ts';
import { LoginError } from './discord/login-error.ts';
import { evaluate } from './evaluation/evaluate.ts';
import { parseJudgements } from './evaluation/judgement.ts';
import { report } from './evaluation/report.ts';
import { createLogger } from './logger.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { answerOnce, readAskArguments } from './terminal/ask.ts';
import { chat } from './terminal/chat.ts';
import { languageOf, WORDS } from './words.ts';

const PROJECT = new URL('..', import.meta.url);
const SHIPPED_CORPUS = fileURLToPath(new URL('corpus', PROJECT));
const SHIPPED_ALIASES = fileURLToPath(new URL('corpus/aliases.yaml', PROJECT));

const { env, stdin, stdout, stderr } = process;

async function main(): Promise<void> {
  config({ path: fileURLToPath(new URL('.env', PROJECT)), quiet: true });
  const words = WORDS[languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')];
  try {
    const settings = readSettings(env);
    const [command, ...args] = process.argv.slice(2);
    if (command === 'ask') await runAsk(settings, args);
    else if (command === 'evaluate') await runEvaluation(settings, args);
    else if (settings.token === null) await runChat(settings);
    else await runBot(settings, settings.token);
  } catch (error) {
    stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }

  async function open(settings: Settings): Promise<Archive> {
    const folder = settings.corpusDir ?? SHIPPED_CORPUS;
    const archive = await openArchive(() => readCorpus(folder, SHIPPED_ALIASES));
    for (const refusal of archive.report.refused) stderr.write(`${words.refusal(refusal)}\n`);
    return archive;
  }

  async function runAsk(settings: Settings, args: readonly string[]): Promise<void> {
    const parsed = readAskArguments(args);
    if (parsed.questions.length === 0 && stdin.isTTY) throw new Error(words.usage);
    const { ask } = await open(settings);
    await answerOnce({ ...parsed, ask, words, input: stdin, output: stdout, environment: env });
  }

  async function runChat(settings: Settings): Promise<void> {
    stdout.write(`${words.noToken}\n`);
    const archive = await open(settings);
    const { articles, paragraphs } = archive.report;
    stdout.write(`${words.archive(articles, paragraphs)}\n\n`);
    await chat({ ask: archive.ask, words, input: stdin, output: stdout, environment: env });
  }

  async function runBot(settings: Settings, token: string): Promise<void> {
    const { apiUrl, adminUserIds } = settings;
    const log = createLogger(settings.logLevel, stderr.isTTY);
    const archive = await open(settings);
    const onInvalidated = () => {
      stderr.write(`${words.invalidated}\n`);
      process.exit(1);
    };
    const bot = await startBot({ token, apiUrl, adminUserIds, archive, log, onInvalidated });
    stdout.write(`${words.connected(bot.name)}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'ending');
        void bot.stop().finally(() => process.exit(0));
      });
    }
  }

  async function runEvaluation(settings: Settings, args: readonly string[]): Promise<void> {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { misses: { type: 'boolean', default: false } },
    });
    const { ask } = await open(settings);
    for (const file of positionals) {
      const judgements = parseJudgements(file, await readFile(file, 'utf8'));
      stdout.write(`${report(await evaluate(judgements, ask), values.misses)}\n`);
    }
  }

  function explain(error: unknown): string {
    if (error instanceof SettingsError) return error.settings.map(words.setting).join('\n');
    if (error instanceof CorpusFolderError) return words.noFolder(error.folder);
    if (error instanceof EmptyCorpusError) {
      return [words.noArticles, ...error.refused.map((refusal) => words.refusal(refusal))].join(
        '\n',
      );
    }
    if (error instanceof LoginError) {
      const reason = error.cause instanceof Error ? error.cause.message : String(error.cause);
      return error.isTokenRefused
        ? words.tokenRefused
        : words.unreachable(readSettings(env).apiUrl, reason);
    }
    return error instanceof Error ? error.message : String(error);
  }
}

await main();
