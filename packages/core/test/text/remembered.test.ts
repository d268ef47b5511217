import { remembered } from '@passerelle/core/text/remembered.ts';

test('a text is asked of once, also where the answer is none', () => {
  const asked: string[] = [];
  const lengthOf = remembered((text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  const answers = ['abc', '', 'abc', '', 'abcd'].map(lengthOf);
  expect(answers).toEqual([3, undefined, 3, undefined, 4]);
  expect(asked).toEqual(['abc', '', 'abcd']);
});
