import { describe, expect, test } from 'vitest';
import { CommandBody, type Component, MessageBody, Modal } from '../../src/local-discord/bodies.ts';
import { judgeCommands } from '../../src/local-discord/command-rules.ts';
import type { Fault } from '../../src/local-discord/refusal.ts';
import { judgeChoices, judgeMessage, judgeModal } from '../../src/local-discord/rules.ts';

const V2 = 1 << 15;
const CLOSED = { parse: [] };

function codes(faults: readonly Fault[]): string[] {
  return faults.map(({ path, code }) => `${path.join('.')} ${code}`);
}

function judged(body: object): string[] {
  return codes(judgeMessage(MessageBody.parse({ allowed_mentions: CLOSED, ...body })).faults);
}

const row = (...components: object[]) => ({ components: [{ type: 1, components }] });
const button = (own: object = {}) => ({
  type: 2,
  style: 1,
  label: '더',
  custom_id: 'more',
  ...own,
});
const menu = (own: object = {}) => ({
  type: 3,
  custom_id: 'menu',
  options: [{ label: '하나', value: '1' }],
  ...own,
});
const of = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('a message', () => {
  test.each<[string, object]>([
    ['the longest content', { content: '가'.repeat(2000) }],
    ['emoji, each of which is one character', { content: '😀'.repeat(2000) }],
    ['the largest embed', { embeds: [{ description: 'x'.repeat(4096), title: 'x'.repeat(256) }] }],
    ['five buttons', row(...of(5, (n) => button({ custom_id: `${n}` })))],
    ['a link', row({ type: 2, style: 5, label: '기사', url: 'https://example.com/a' })],
    ['the fullest menu', row(menu({ options: of(25, (n) => ({ label: `${n}`, value: `${n}` })) }))],
    ['forty components', { flags: V2, components: of(40, () => ({ type: 10, content: 'x' })) }],
  ])('may hold %s', (_name, body) => {
    expect(judged(body)).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ['long content', { content: 'x'.repeat(2001) }, ['content BASE_TYPE_MAX_LENGTH']],
    ['eleven embeds', { embeds: of(11, () => ({})) }, ['embeds BASE_TYPE_BAD_LENGTH']],
    [
      'a long description',
      { embeds: [{ description: 'x'.repeat(4097) }] },
      ['embeds.0.description BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'embeds of more than 6,000 characters',
      { embeds: of(2, () => ({ description: 'x'.repeat(3001) })) },
      ['embeds MAX_EMBED_SIZE_EXCEEDED'],
    ],
    [
      'six rows',
      { components: of(6, (n) => row(button({ custom_id: `${n}` })).components[0]) },
      ['components BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a button and a menu in one row',
      row(button(), menu()),
      ['components.0.components BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a custom id twice',
      row(button(), button()),
      ['components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
    ],
    [
      'a long custom id',
      row(button({ custom_id: 'x'.repeat(101) })),
      ['components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a long label',
      row(button({ label: 'x'.repeat(81) })),
      ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a link without an address',
      row({ type: 2, style: 5, label: '기사' }),
      ['components.0.components.0.url URL_TYPE_INVALID_URL'],
    ],
    [
      '26 options',
      row(menu({ options: of(26, (n) => ({ label: `${n}`, value: `${n}` })) })),
      ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'an option value twice',
      row(menu({ options: of(2, () => ({ label: 'x', value: 'x' })) })),
      ['components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
    ],
    [
      'text without the V2 flag',
      { components: [{ type: 10, content: 'x' }] },
      ['components.0.type UNION_TYPE_CHOICES'],
    ],
    [
      'an empty text',
      { flags: V2, components: [{ type: 10, content: ' ' }] },
      ['components.0.content BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a section without something beside it',
      { flags: V2, components: [{ type: 9, components: [{ type: 10, content: 'x' }] }] },
      ['components.0.accessory BASE_TYPE_REQUIRED'],
    ],
    [
      '41 components, those inside a container counted',
      {
        flags: V2,
        components: [{ type: 17, components: of(40, () => ({ type: 10, content: 'x' })) }],
      },
      ['components BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a container within a container',
      {
        flags: V2,
        components: [
          {
            type: 17,
            components: [{ type: 17, components: [{ type: 10, content: 'x' }] }],
          },
        ],
      },
      ['components.0.components.0.type UNION_TYPE_CHOICES'],
    ],
  ])('may not hold %s', (_name, body, faults) => {
    expect(judged(body)).toEqual(faults);
  });

  test.each<[string, object, number]>([
    ['none given', {}, 1],
    ['open for users', { allowed_mentions: { parse: ['users'] } }, 1],
    ['closed', { allowed_mentions: CLOSED }, 0],
  ])('is warned about its mentions: %s', (_name, body, warnings) => {
    expect(judgeMessage(MessageBody.parse(body)).warnings).toHaveLength(warnings);
  });

  test('of Korean fails before its 4,000 characters, each further text costing 12 bytes', () => {
    const fails = (...texts: string[]) =>
      judgeMessage(
        MessageBody.parse({
          flags: V2,
          components: texts.map((content): Component => ({ type: 10, content })),
        }),
      ).fails;
    expect(fails('가'.repeat(3386))).toBe(false);
    expect(fails('가'.repeat(3387))).toBe(true);
    expect(fails('가'.repeat(3382), '가')).toBe(true);
    expect(fails('가'.repeat(3381), '가')).toBe(false);
  });
});

test('choices: at most 25, named by 1 to 100 characters, no name twice', () => {
  const choice = (name: string) => ({ name, value: 'x' });
  expect(judgeChoices(of(25, (n) => choice(`${n}`)))).toEqual([]);
  expect(codes(judgeChoices(of(26, (n) => choice(`${n}`))))).toEqual([
    'data.choices BASE_TYPE_BAD_LENGTH',
  ]);
  expect(
    codes(judgeChoices([choice(''), choice('x'.repeat(101)), choice('x'), choice('x')])),
  ).toEqual([
    'data.choices.0.name BASE_TYPE_BAD_LENGTH',
    'data.choices.1.name BASE_TYPE_MAX_LENGTH',
    'data.choices.3.name APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE',
  ]);
});

test('a modal: title of 45 characters, one to five parts', () => {
  const input = { type: 4, style: 1, custom_id: 'text' };
  const modal = (own: object) =>
    codes(
      judgeModal(
        Modal.parse({
          custom_id: 'form',
          title: '질문',
          components: [{ type: 18, label: '질문', component: input }],
          ...own,
        }),
      ),
    );
  expect(modal({})).toEqual([]);
  expect(modal({ title: 'x'.repeat(46) })).toEqual(['data.title BASE_TYPE_MAX_LENGTH']);
  expect(modal({ components: [] })).toEqual(['data.components BASE_TYPE_BAD_LENGTH']);
  expect(modal({ components: [{ type: 18, label: 'x'.repeat(46), component: input }] })).toEqual([
    'data.components.0.label BASE_TYPE_MAX_LENGTH',
  ]);
});

describe('a command', () => {
  const ask = { name: '질문', description: '역사를 묻습니다' };
  const judgedCommand = (...own: object[]) =>
    codes(judgeCommands(own.map((part) => CommandBody.parse({ ...ask, ...part }))));
  const option = (own: object = {}) => ({ type: 3, name: '내용', description: '무엇', ...own });

  test('may have a Korean name, and a message command spaces and capitals', () => {
    expect(judgedCommand({ options: [option()] })).toEqual([]);
    expect(judgedCommand({ type: 3, name: '여기서 Find', description: '' })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a space in its name', { name: '질문 하기' }, '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['a capital in its name', { name: 'Ask' }, '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['no description', { description: '' }, '0.description BASE_TYPE_BAD_LENGTH'],
    [
      'a localised name with a space',
      { name_localizations: { ko: '질문 하기' } },
      '0.name_localizations.ko APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'a language Discord does not know',
      { description_localizations: { xx: 'x' } },
      '0.description_localizations.xx BASE_TYPE_CHOICES',
    ],
    [
      'an option twice',
      { options: [option(), option()] },
      '0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'a required option after another',
      { options: [option(), option({ name: '둘', required: true })] },
      '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
  ])('may not have %s', (_name, own, fault) => {
    expect(judgedCommand(own)).toEqual([fault]);
  });

  test('may not share its name with one of the same type', () => {
    expect(judgedCommand({}, {})).toEqual(['1.name APPLICATION_COMMANDS_DUPLICATE_NAME']);
    expect(judgedCommand({}, { type: 3, description: '' })).toEqual([]);
  });
});
