import { expect, test } from 'vitest';
import { storm } from '../../../src/evaluation/soak/storm.ts';
import { textOf } from '../../../src/local-discord/server.ts';
import { connect } from '../../support/bot.ts';

const QUESTIONS = [
  '카카오톡 해외 진출?',
  '카카오페이 상장 첫날 종가',
  '한라산의 높이는',
  'zkzkdhxhr 이모티콘',
];

/** Rare enough that nobody has to be slow, often enough that faults meet. */
const PAUSE = 25;

test.each([1, 2, 3])(
  'in a storm of faults (seed %i) every question is answered, or told why not, if Discord allows it',
  { timeout: 120_000 },
  async (seed) => {
    const { discord, bot } = await connect({
      server: { heartbeatInterval: 1_000 },
      patience: { firstPause: 100, stuck: 5_000, watch: 100, unauthorized: 1_000 },
    });
    const { fates, lost, faults } = await storm({
      discord,
      seed,
      isOver: (steps) => steps === 300,
      pause: PAUSE,
      questions: QUESTIONS,
      unauthorized: 1_500,
      quiet: 3_000,
    });
    expect(lost).toEqual([]);
    const { answered, told, impossible } = fates;
    expect(answered).toBeGreaterThan(told + impossible);
    expect(faults.size).toBeGreaterThan(8);
    const calm = await discord.slash(discord.addUser({ username: 'calm', locale: 'ko' }), {
      in: 'dm',
      command: 'ask',
      options: { question: '카카오톡 해외 진출?' },
    });
    expect(textOf(await calm.reply())).toContain('스포츠월드');
    expect(bot.notReady()).toEqual([]);
  },
);
