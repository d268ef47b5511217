import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { fr } from '../../src/words/fr.ts';
import type { Failure } from '@passerelle/core/failure/failure.ts';
import { correctText, saleOf } from './correct-text.ts';

/** Lines of these quantities, with as many others as a hundredth of them may be unreadable. */
const fileOf = (quantities: readonly string[]) =>
  `Gencod;Qte\n${quantities.map((quantity, line) => `A${line};${quantity}\n`).join('')}`;

const times = (count: number, quantity: string) => Array<string>(count).fill(quantity);

test.each<[string, string[], number | 'refused']>([
  ['a comma everywhere', times(200, '5,000'), 0],
  ['a point everywhere', times(200, '5.000'), 0],
  [
    'a zero, a negative, one beyond a thousand among them',
    [...times(200, '5,000'), '0,000', '-1,000', '1234,000'],
    0,
  ],
  ['a cell without a number among them', [...times(200, '5,000'), 'n/a'], 1],
  ['one alone among clear ones: it goes', [...times(200, '5'), '5,000'], 1],
  ['one alone among two decimals: it goes', [...times(200, '5,00'), '5,000'], 1],
  ['one clear one among many', [...times(200, '5,000'), '5'], 'refused'],
  ['thousands among them', [...times(200, '5,000'), '1,500'], 'refused'],
  ['half a pair among them', [...times(200, '5,000'), '2,5'], 'refused'],
  ['both signs', [...times(200, '5,000'), '5.000'], 'refused'],
  ['thousands alone', times(200, '1.500'), 'refused'],
  ['six decimals', times(200, '5.000000'), 0],
  ['six decimals and none', [...times(200, '5.000000'), '5'], 0],
])('%s', (_, quantities, unreadable) => {
  const counted = () => correctText(fileOf(quantities), []).correction.counts.unreadable;
  if (unreadable !== 'refused') return expect(counted()).toBe(unreadable);
  return expect(counted).toThrow(expect.objectContaining({ exitCode: ExitCode.Input }) as Error);
});

test('a pair sold is taken off in the form of the file, and a gift card is written so too', () => {
  const giftCards = [{ reference: 'CARTE50', quantity: 999 }];
  const source = 'Gencod;Modele;Qte\nA;R;5,000\nB;R;1,000\n';
  const sale = saleOf({ gencod: 'A', qty: 2, isFirstCycle: false });
  expect(correctText(source, [sale], { giftCards }).text).toBe(
    'Gencod;Modele;Qte\nA;R;3,000\nB;R;1,000\n;CARTE50;999,000\n',
  );
});

test('a line that turns out unreadable is no gift card, and takes no sale', () => {
  const giftCards = [{ reference: 'CARTE50', quantity: 999 }];
  const source = `Gencod;Modele;Qte\n;CARTE50;5,000\n${'A;R;5\n'.repeat(200)}B;R;5,000\n`;
  const { correction } = correctText(source, [{ gencod: 'B' }], { giftCards });
  expect(correction.counts).toMatchObject({ unreadable: 2, removed: 0, added: 1 });
  expect(correction.notes).toMatchObject([{ kind: 'not-in-file' }]);
});

test('the refusal says when three noughts are taken', () => {
  try {
    correctText(fileOf([...times(9, '5,000'), '5']), []);
  } catch (failure) {
    expect(fr.say((failure as Failure).fault)).toMatchObject({
      message: expect.stringContaining('9 lignes sur 10') as string,
      hint: expect.stringContaining('« 3,000 », trois ou trois mille, seulement si toutes') as string,
    });
  }
  expect.assertions(1);
});
