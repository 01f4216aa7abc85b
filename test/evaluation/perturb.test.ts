import { expect, test } from 'vitest';
import { PERTURBATIONS } from '../../src/evaluation/perturb.ts';

const spoiled = (question: string) =>
  Object.fromEntries(PERTURBATIONS.map(({ name, apply }) => [name, apply(question)]));

test('a question is spoiled in four ways, the same every time', () => {
  const question = '카카오톡은 해외에 언제 진출했나요?';
  expect(spoiled(question)).toEqual({
    'no spaces': '카카오톡은해외에언제진출했나요?',
    'one typo': expect.stringMatching(
      /^\S{5} 해외에 언제 진출했나요\?$|^카카오톡은 해외에 언제 \S{5}\?$/u,
    ),
    'wrong keyboard': 'zkzkdhxhrdms godhldp djswp wlscnfgoTskdy?',
    keywords: '카카오톡 해외 진출',
  });
  expect(spoiled(question)['one typo']).not.toBe(question);
  expect(spoiled(question)).toEqual(spoiled(question));
});

test('what has no Hangul stays readable', () => {
  expect(spoiled('AI')).toEqual({
    'no spaces': 'AI',
    'one typo': 'AI',
    'wrong keyboard': 'AI',
    keywords: 'ai',
  });
});
