import { expect, test } from 'vitest';
import { bigrams, terms } from '../../src/korean/terms.ts';

test('words lose their particles, bigrams keep every pair', () => {
  expect(terms('카카오톡을 4,000만')).toEqual({
    words: ['카카오톡', '4000', '만', '4000', '40000000'],
    bigrams: ['카카', '카오', '오톡', '톡을', '4000', '만'],
  });
});

test('a single syllable is its own bigram', () => {
  expect(bigrams('톡')).toEqual(['톡']);
});

test('a number stands with its counter, not with all of a text without spaces', () => {
  expect(terms('2분기에는').words).toContain('2분기');
  expect(terms('1989년에태어난사람은').words).toEqual(['1989', '년에태어난사람']);
});
