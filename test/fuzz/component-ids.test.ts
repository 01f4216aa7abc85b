import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleId } from '../../src/corpus/save-article.ts';
import { componentId, type Press, readPress } from '../../src/discord/component-id.ts';
import { ORDERS } from '../../src/search/arrange.ts';
import { newArticle } from './articles.ts';
import { check, PATIENCE } from './cases.ts';
import { anyText, spoiled } from './texts.ts';

const count = fc.oneof(fc.nat({ max: 99_999 }), fc.constantFrom(0, 9, 99_999));
const asker = fc
  .array(fc.nat({ max: 9 }), { minLength: 17, maxLength: 20 })
  .map((digits) => digits.join(''));
const order = fc.constantFrom(...ORDERS);
const article = fc.oneof(
  newArticle.map(articleId),
  fc.constantFrom('가'.repeat(80), 'a', '2017-09-24_zdnet.1'),
);
const is = <Action extends Press['action']>(action: Action) => fc.constant(action);

/** Whatever may be pressed, its parts in the order in which they are written. */
const press: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ action: is('page'), asker, page: count, order, year: count }),
  fc.record({ action: is('order'), asker, year: count }),
  fc.record({ action: is('year'), asker, order }),
  fc.record({ action: fc.constantFrom('read', 'turn'), paragraph: count, article }),
  fc.record({ action: is('when'), asker, page: count, from: count, to: count }),
  fc.record({
    action: is('list'),
    asker,
    page: count,
    order: fc.constantFrom('newest', 'oldest'),
    year: count,
  }),
  fc.record({
    action: is('draft'),
    id: fc.uuid(),
    step: fc.constantFrom('save', 'edit', 'drop'),
  }),
  fc.record({ action: fc.constantFrom('unhelpful', 'delete'), asker }),
  fc.record({ action: is('ask'), number: count }),
);

test('a press is read back as it was written, and fits', PATIENCE, () =>
  check({ test: 400, fuzz: 20_000 }, press, (one) => {
    const id = componentId(one);
    expect(readPress(id)).toEqual({ ...one });
    expect(id.length).toBeLessThanOrEqual(100);
  }),
);

const PARTS = [
  ':',
  '0',
  '-1',
  '1e3',
  '0x10',
  ' 1',
  '',
  '00',
  '9'.repeat(30),
  'NaN',
  '٣',
  '__proto__',
];

test('any other text is no press, or written in the one way', PATIENCE, () =>
  check(
    { test: 400, fuzz: 20_000 },
    fc.oneof(
      anyText(100),
      spoiled(press.map(componentId), PARTS),
      fc
        .array(fc.constantFrom('1', 'page', 'ask', 'read', 'when', 'constructor', ...PARTS))
        .map((parts) => parts.join(':')),
    ),
    (id) => {
      const read = readPress(id);
      expect(read === null ? id : componentId(read)).toBe(id);
    },
    ['1:ask:1e3', '1:ask:', '1:read:0x10:a'],
  ),
);
