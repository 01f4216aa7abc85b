import { expect, test } from 'vitest';
import { isVerb } from '../../src/korean/verbs.ts';

test.each(['팔렸', '넘었', '앉겠', '바꾼거', '만들게', '맡던', '접으면서', '심는'])(
  '%s looks like a verb',
  (word) => {
    expect(isVerb(word)).toBe(true);
  },
);

test.each(['판매', '카카오톡', '증거', '가게', '물건', 'kakao', '2분기', ''])(
  '%s does not',
  (word) => {
    expect(isVerb(word)).toBe(false);
  },
);
