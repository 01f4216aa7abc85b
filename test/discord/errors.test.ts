import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { summary } from '../../src/discord/errors.ts';

test('what the log says of a failed request holds neither the question nor the token', () => {
  const token = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5';
  const error = new DiscordAPIError(
    { code: 10062, message: 'Unknown interaction' },
    10062,
    404,
    'POST',
    `https://discord.com/api/v10/interactions/123456789012345678/${token}/callback`,
    { body: { content: '비밀 질문' } },
  );
  expect(summary(error)).toEqual({
    error: {
      name: 'DiscordAPIError[10062]',
      code: 10062,
      status: 404,
      method: 'POST',
      route: '/api/v10/interactions/…/…/callback',
      message: 'Unknown interaction',
    },
  });
});

test('another error is logged as it is', () => {
  const error = new Error('index: broken');
  expect(summary(error)).toEqual({ err: error });
});
