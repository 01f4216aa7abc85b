import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { bot, closing, local } from './client.ts';

describe('an OpenAPI document', () => {
  test('judges each body that it describes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
    closing.push(() => rm(folder, { recursive: true }));
    const openapi = join(folder, 'openapi.json');
    const message = {
      type: 'object',
      properties: {
        content: { type: 'string', maxLength: 5 },
        components: {
          items: {
            anyOf: [{ $ref: '#/components/schemas/Row' }, { $ref: '#/components/schemas/Text' }],
          },
        },
        // Both branches take a plain id, which oneOf would refuse.
        message_reference: {
          oneOf: [{ type: 'object' }, { $ref: '#/components/schemas/Reference' }],
        },
      },
    };
    await writeFile(
      openapi,
      JSON.stringify({
        openapi: '3.1.0',
        paths: {
          '/channels/{channel_id}/messages': {
            post: {
              requestBody: {
                content: {
                  'application/json': { schema: { $ref: '#/components/schemas/Message' } },
                },
              },
            },
          },
        },
        components: {
          schemas: {
            Message: message,
            Row: {
              properties: { type: { type: 'integer', enum: [1] }, components: { type: 'array' } },
              required: ['type', 'components'],
            },
            Text: {
              properties: {
                type: { type: 'integer', enum: [10] },
                content: { type: 'string', maxLength: 3 },
              },
              required: ['type', 'content'],
            },
            Reference: {
              type: 'object',
              properties: { message_id: { type: 'string', format: 'snowflake' } },
            },
          },
        },
      }),
    );
    const discord = await local({ openapi });
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord);
    const sent = await client.users.send(user.id, '안녕');
    await sent.reply('네');
    expect(discord.violations).toEqual([]);
    await client.users.send(user.id, '안녕하세요!');
    const components = [{ type: 10, content: '안녕하세요' }];
    await client.users.send(user.id, { flags: MessageFlags.IsComponentsV2, components });
    const at = `POST /channels/${discord.dm(user).id}/messages: OpenAPI:`;
    expect(discord.violations).toEqual([
      `${at} content: must NOT have more than 5 characters {"limit":5}`,
      `${at} components.0.content: must NOT have more than 3 characters {"limit":3}`,
    ]);
  });
});
