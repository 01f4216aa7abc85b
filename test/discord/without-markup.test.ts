import { expect, test } from 'vitest';
import { withoutMarkup } from '../../src/discord/without-markup.ts';

test.each([
  ['<@80351110224678912> 카카오톡 해외 진출?', '카카오톡 해외 진출?'],
  ['<@!80351110224678912>카카오톡 <#80351110224678912> <@&80351110224678912>', '카카오톡'],
  ['카카오톡<:smile:80351110224678912><a:wave:80351110224678912>', '카카오톡'],
  ['</ask:80351110224678912> <t:1618953630:R> 작년', '작년'],
  ['https://example.com/a?b=c 이 기사', '이 기사'],
  ['a < b, 1 <2> <카카오> <t 작년', 'a < b, 1 <2> <카카오> <t 작년'],
])('%j says %j', (typed, said) => {
  expect(withoutMarkup(typed)).toBe(said);
});
