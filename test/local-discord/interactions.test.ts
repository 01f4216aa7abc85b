import { type ChatInputCommandInteraction, Events, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ASK, bot, errorsOf, local, on, onCommand } from './client.ts';

describe('slash commands', () => {
  async function asking(answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>) {
    const discord = await local();
    discord.presetCommands([ASK]);
    const user = discord.addUser({ username: '민지', locale: 'ko' });
    const guild = discord.addGuild({ name: '모임', members: [user] });
    const channel = guild.addChannel({ name: '방' });
    const client = await bot(discord);
    const errors = errorsOf(client);
    onCommand(client, answer);
    return { discord, user, guild, channel, client, errors };
  }

  test('are answered at once', async () => {
    const { discord, user, guild, channel, client } = await asking(async (interaction) => {
      const { locale, guildLocale, context } = interaction;
      const question = interaction.options.getString('question', true);
      const flags = interaction.options.getBoolean('private') ? MessageFlags.Ephemeral : undefined;
      const content = [question, locale, guildLocale, context, interaction.guild?.name].join(' ');
      await interaction.reply({ content, ...(flags && { flags }) });
    });
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => heard.push(message.channelId));
    const options = { question: '언제?', private: true };
    const run = await discord.slash(user, { in: channel, command: 'ask', options });
    expect((await run.reply()).content).toBe('언제? ko en-US 0 모임');
    expect(run.callbacks).toMatchObject([{ type: 4, ephemeral: true }]);

    const other = discord.addUser({ username: '서연' });
    const shown = await run.reply();
    await expect(discord.press(other, shown, 'x')).rejects.toThrow('서연 does not see');
    await expect(discord.press(user, shown, 'x')).rejects.toThrow('no component "x"');

    const direct = await discord.slash(user, {
      in: 'dm',
      command: 'ask',
      options: { question: '누구?' },
      locale: 'ja',
    });
    expect((await direct.reply()).content).toBe('누구? ja  1 ');
    const inPrivate = await discord.slash(user, {
      in: 'private',
      command: 'ask',
      options: { question: '왜?' },
    });
    expect((await inPrivate.reply()).content).toBe('왜? ko  2 ');
    await expect(
      client.rest.post(`/channels/${inPrivate.channel.id}/messages`, { body: {} }),
    ).rejects.toMatchObject({ code: 50001 });
    expect(heard).toEqual([discord.dm(user).id]);
    expect(guild.channels[0]?.messages).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  test('are deferred, completed and followed up', async () => {
    const { discord, user, channel } = await asking(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('첫 답');
      await interaction.followUp({ content: '덧붙임' });
      const reply = await interaction.editReply('고친 답');
      if (reply.content !== '고친 답') throw new Error(`edit answered with ${reply.content}`);
    });
    const options = { question: '언제?' };
    const run = await discord.slash(user, { in: channel, command: 'ask', options });
    expect((await run.reply()).content).toBe('첫 답');
    expect((await run.followUp()).content).toBe('덧붙임');
    await discord.until('second edit', () => run.edits[1]);
    expect(run.callbacks).toMatchObject([{ type: 5, ephemeral: true, flags: 64 | 128 }]);
    expect(run.replies.map(({ content }) => content)).toEqual(['첫 답', '고친 답']);
    expect(run.replies.map(({ flags }) => flags)).toEqual([64, 64]);
  });

  test('a first follow-up takes the place of a deferred answer', async () => {
    const { discord, user, channel } = await asking(async (interaction) => {
      await interaction.deferReply();
      await interaction.followUp('답');
    });
    const options = { question: '?' };
    const run = await discord.slash(user, { in: channel, command: 'ask', options });
    expect(await run.reply()).toMatchObject({ content: '답', flags: 0, edited_timestamp: null });
    expect(run.followUps).toEqual([]);
    expect(channel.messages).toHaveLength(1);
  });

  test('reach nobody while no bot is connected', async () => {
    const discord = await local();
    discord.presetCommands([ASK]);
    const use = { command: 'ask', options: { question: '?' } };
    await expect(
      discord.slash(discord.addUser({ username: '민지' }), { in: 'dm', ...use }),
    ).rejects.toThrow('no session');
  });

  test('are refused by the person’s own client when they do not fit the registration', async () => {
    const { discord, user, channel } = await asking(async () => undefined);
    const slash = (command: string, options: Record<string, string | number>) =>
      discord.slash(user, { in: channel, command, options });
    await expect(slash('ask', {})).rejects.toThrow('the required option "question" is missing');
    await expect(slash('ask', { question: 5 })).rejects.toThrow('takes a string');
    await expect(slash('nope', {})).rejects.toThrow('no command "nope" is registered');
    discord.presetCommands([
      { name: 'admin', description: 'Hidden', default_member_permissions: '0' },
    ]);
    await expect(slash('admin', {})).rejects.toThrow('is not offered "admin"');
  });

  test('are acknowledged once, and in time', async () => {
    const { discord, user, channel, errors } = await asking(async (interaction) => {
      await interaction.client.rest.post(
        `/interactions/${interaction.id}/${interaction.token}/callback`,
        { body: { type: 5 }, auth: false },
      );
      await interaction.reply('둘째');
    });
    const use = { in: channel, command: 'ask', options: { question: '?' } };
    await discord.slash(user, use);
    await discord.until('error', () => errors[0]);
    discord.lifetimes.acknowledge = -1;
    await discord.slash(user, use);
    await discord.until('second error', () => errors[1]);
    expect(errors).toMatchObject([{ code: 40060 }, { code: 10062 }]);
  });

  test('can be deleted again, and not touched once their token has expired', async () => {
    const { discord, user, channel, errors } = await asking(async (interaction) => {
      await interaction.reply('곧 지움');
      await interaction.deleteReply();
      discord.lifetimes.token = -1;
      await interaction.followUp('늦음');
    });
    const use = { in: channel, command: 'ask', options: { question: '?' } };
    const run = await discord.slash(user, use);
    await discord.until('error', () => errors[0]);
    expect(run.deleted).toMatchObject([{ content: '곧 지움' }]);
    expect(channel.messages).toEqual([]);
    expect(errors).toMatchObject([{ status: 401, code: 50027 }]);
  });

  test('lead on to buttons, menus, modals, completion and message commands', async () => {
    const discord = await local();
    discord.presetCommands([ASK, { name: '여기서 찾기', type: 3 }]);
    const user = discord.addUser({ username: '민지' });
    const channel = discord.addGuild({ name: '모임' }).addChannel({ name: '방' });
    const client = await bot(discord);
    const modal = {
      custom_id: 'form',
      title: '새 질문',
      components: [
        {
          type: 18,
          label: '질문',
          component: { type: 4, custom_id: 'text', style: 1, required: true },
        },
      ],
    };
    on(client, async (interaction) => {
      if (interaction.isAutocomplete()) {
        const name = `${interaction.options.getFocused()}톡`;
        await interaction.respond([{ name, value: name }]);
      } else if (interaction.isChatInputCommand()) {
        await interaction.reply({
          content: '고르세요',
          components: [
            { type: 1, components: [{ type: 2, style: 1, label: '더', custom_id: 'more' }] },
            {
              type: 1,
              components: [
                { type: 3, custom_id: 'year', options: [{ label: '2010', value: '2010' }] },
              ],
            },
          ],
        });
      } else if (interaction.isButton()) await interaction.showModal(modal);
      else if (interaction.isStringSelectMenu()) await interaction.update(`${interaction.values}`);
      else if (interaction.isModalSubmit()) {
        await interaction.reply(interaction.fields.getTextInputValue('text'));
      } else if (interaction.isMessageContextMenuCommand()) {
        await interaction.reply(interaction.targetMessage.content);
      }
    });

    const typed = { in: channel, command: 'ask', options: { question: '카카오' } };
    const completing = await discord.autocomplete(user, { ...typed, focused: 'question' });
    expect(await completing.choices()).toEqual([{ name: '카카오톡', value: '카카오톡' }]);
    const reply = await (await discord.slash(user, typed)).reply();
    const pressed = await discord.press(user, reply, 'more');
    const sent = await discord.submit(user, pressed, { text: '누가 세웠나요?' });
    expect((await sent.reply()).content).toBe('누가 세웠나요?');
    const chosen = await discord.select(user, reply, 'year', ['2010']);
    expect(await chosen.reply()).toMatchObject({ id: reply.id, content: '2010' });
    const said = await discord.say(user, channel, '이 말');
    const found = await discord.messageCommand(user, '여기서 찾기', said);
    expect((await found.reply()).content).toBe('이 말');
    await expect(discord.press(user, reply, 'none')).rejects.toThrow('(known: more, year)');
    expect(discord.violations).toEqual([]);
  });
});

test('a button can update its message at once, later, or with a file', async () => {
  const discord = await local();
  const user = discord.addUser({ username: '민지' });
  const client = await bot(discord);
  const row = {
    type: 1,
    components: ['now', 'later'].map((id) => ({ type: 2, style: 2, label: id, custom_id: id })),
  };
  on(client, async (interaction) => {
    if (!interaction.isButton()) return;
    if (interaction.customId === 'now') {
      await interaction.update({ content: '지금', files: [{ attachment: Buffer.from('x') }] });
    } else {
      await interaction.deferUpdate();
      await interaction.editReply('나중');
    }
  });
  const sent = await client.users.send(user.id, { content: '처음', components: [row] });
  const message = await discord.nextMessageIn(discord.dm(user));
  expect(message.id).toBe(sent.id);

  const now = await discord.press(user, message, 'now');
  expect((await now.reply()).content).toBe('지금');
  const later = await discord.press(user, message, 'later');
  expect((await later.reply()).content).toBe('나중');
  expect([now.callbacks[0]?.type, later.callbacks[0]?.type]).toEqual([7, 6]);
  expect(message.content).toBe('나중');
  expect(discord.violations).toEqual([]);
});
