import { expect, test } from 'vitest';
import { flood } from '../../../src/evaluation/soak/flood.ts';
import { connect } from '../../support/bot.ts';

const questions = ['카카오톡 해외 진출?', '한라산의 높이는'];

test.each([
  [3_000, { answered: 20, elsewhere: 0, silent: 0 }],
  [0, { answered: 0, elsewhere: 20, silent: 0 }],
])(
  'where Discord takes answers for %i ms, who asks in a flood is accounted for',
  { timeout: 60_000 },
  async (acknowledge, expected) => {
    const { discord } = await connect({ server: { lifetimes: { acknowledge } } });
    const report = await flood({ discord, rate: 20, seconds: 1, questions });
    expect(report).toMatchObject({ offered: 20, shed: 0, ...expected });
  },
);
