import { foldText } from '../../src/text/fold-text.ts';

/** The rule by the properties of characters alone. */
const byProperties = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

test('every character of Latin-1 is folded by its properties', () => {
  const texts = Array.from({ length: 0x100 }, (_, code) => `x${String.fromCharCode(code)}y`);
  expect(texts.map((text) => foldText(text))).toEqual(texts.map(byProperties));
});

test.each([
  ['Chèque-cadeau ', 'cheque cadeau'],
  ['CHEQUE CADEAU', 'cheque cadeau'],
  ['Cœur d’été', 'cœur d ete'],
  ['Ő 1/2', 'o 1 2'],
  ['ΆΛΦΑ', 'αλφα'],
  ['  ', ''],
])('%j is folded to %j', (text, folded) => expect(foldText(text)).toBe(folded));
