import { expect, test } from 'vitest';
import { parseYaml } from '../../src/corpus/yaml.ts';

test.each(['- [카카오톡, 카톡]\n- [다음]', 'title: 카카오\ntopics:\n  - 해외진출\n  - 임지훈'])(
  'what our files hold is not too deep: %j',
  (text) => {
    expect(parseYaml(text).faults).toEqual([]);
  },
);

// Read again, the expressions of the parser would be compiled where no stack is left, which ends a process.
test.each(['[', '{', '- ', '? '])('%j in itself is named with its line, however often', (mark) => {
  const text = `title: 카카오\ntopics:\n  ${mark.repeat(50_000)}`;
  for (let time = 0; time < 3; time++) {
    expect(parseYaml(text).faults).toEqual([{ line: 3, value: 'Nested too deep' }]);
  }
});
