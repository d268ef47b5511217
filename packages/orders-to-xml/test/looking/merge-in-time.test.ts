import { mergeInTime } from '../../src/commands/merge-in-time.ts';

const at = (minute: number, line: string) => ({ at: new Date(2026, 10, 22, 9, minute), line });

test.each([
  ['others stand between by their time', [at(1, 'a'), at(5, 'b')], [at(3, 'x')], 'a x b'],
  ['others of the same moment stand behind', [at(1, 'a'), at(3, 'b')], [at(3, 'x')], 'a b x'],
  ['others are sorted', [at(1, 'a')], [at(9, 'y'), at(3, 'x')], 'a x y'],
  ['a chain whose clock was wrong keeps its order', [at(9, 'a'), at(2, 'b')], [at(5, 'x')], 'x a b'],
  ['no chain any more', [], [at(3, 'x')], 'x'],
])('%s', (_what, chain, others, merged) => {
  expect(
    mergeInTime(chain, others)
      .map(({ line }) => line)
      .join(' '),
  ).toBe(merged);
});
