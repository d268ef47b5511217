import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { fr } from '../../src/words/fr.ts';
import type { GiftCard } from '../../src/stock/gift-cards.ts';
import { inspectResult } from '../../src/stock/inspect-result.ts';
import { correctText, plainSettings } from './correct-text.ts';

const card: GiftCard = { productId: '1201', reference: 'CARTE50', quantity: 999 };

const quotedCard: GiftCard = { reference: 'C;"5"', quantity: 1 };

test.each<[string, string, GiftCard, string]>([
  ['by product number', 'Gencod;Product ID;Qte\nA;7;3\n', card, ';1201;999\n'],
  ['by reference', 'Gencod;Modele;Qte\nA;R;3\n', card, ';CARTE50;999\n'],
  ['by gencod', 'Gencod;Qte\nA;3\n', { ...card, row: { gencod: '2000' } }, '2000;999\n'],
  ['the store', 'Gencod;Modele;Magasin;Qte\nA;R;1;3\n', card, ';CARTE50;008;999\n'],
  ['decimals', 'Gencod;Modele;Qte\nA;R;3,00\n', card, ';CARTE50;999,00\n'],
  ['quotes as in a line', 'Gencod;Modele;Qte\n"A";R;"3"\n', card, '"";CARTE50;"999"\n'],
  ['a text that needs quotes', 'Gencod;Modele;Qte\nA;R;3\n', quotedCard, ';"C;""5""";1\n'],
  ['a delimiter after the last cell', 'Gencod;Modele;Qte;\nA;R;3;\n', card, ';CARTE50;999;\n'],
  ['CRLF', 'Gencod;Modele;Qte\r\nA;R;3\r\n', card, ';CARTE50;999\r\n'],
  ['a CRLF heading over LF rows', 'Gencod;Modele;Qte\r\nA;R;3\n', card, ';CARTE50;999\n'],
  ['no last line end', 'Gencod;Modele;Qte\r\nA;R;3', card, '\r\n;CARTE50;999'],
])('added: %s', (_, source, giftCard, added) => {
  expect(correctText(source, [], { giftCards: [giftCard] }).text).toBe(source + added);
});

test.each<[string, string, string]>([
  ['by product number', 'Gencod;Product ID;Qte\n;01201;12\n', 'Gencod;Product ID;Qte\n;01201;999\n'],
  ['by reference', 'Gencod;Modele;Qte\n;carte50;12,00\n', 'Gencod;Modele;Qte\n;carte50;999,00\n'],
  ['below 0', 'Gencod;Modele;Qte\n;CARTE50;-3\n', 'Gencod;Modele;Qte\n;CARTE50;999\n'],
  [
    'on two lines',
    'Gencod;Modele;Qte\n;CARTE50;1\n;carte50;5\n',
    'Gencod;Modele;Qte\n;CARTE50;999\n;carte50;999\n',
  ],
  ['as it should be', 'Gencod;Modele;Qte\n;CARTE50;999\n', 'Gencod;Modele;Qte\n;CARTE50;999\n'],
])('set: %s', (_, source, expected) => {
  expect(correctText(source, [], { giftCards: [card] }).text).toBe(expected);
});

test('a line left out is no model, and its store does not get the card', () => {
  const source = 'Gencod;Modele;Magasin;Qte\n"A";R;008;"3,00"\nA;R;012;3\n';
  const { text } = correctText(source, [], { giftCards: [card], stores: ['012'], store: '008' });
  expect(text).toBe('Gencod;Modele;Magasin;Qte\nA;R;012;3\n;CARTE50;012;999\n');
});

test('the last line goes, and had no line end: the card stands alone', () => {
  const { text } = correctText('Gencod;Modele;Qte\nB;R;1\nA;R;3', [{ gencod: 'A' }], { giftCards: [card] });
  expect(text).toBe('Gencod;Modele;Qte\nB;R;1\n;CARTE50;999');
});

test.each<[string, GiftCard, string, string]>([
  ['UTF-8', { reference: 'Été €', quantity: 9 }, 'Réf', 'Été €'],
  ['Windows-1252', { reference: 'Été €', quantity: 9 }, 'R\xe9f', '\xc9t\xe9 \x80'],
])('written in %s', (encoding, giftCard, accented, expected) => {
  const isUtf8 = encoding === 'UTF-8';
  const source = Buffer.from(`Gencod;Modele;Qte\nA;${accented};3\n`, isUtf8 ? 'utf8' : 'latin1');
  const { bytes } = correctText(source, [], { giftCards: [giftCard] });
  expect(bytes.toString(isUtf8 ? 'utf8' : 'latin1')).toContain(`\n;${expected};9\n`);
});

test.each<[string, string, GiftCard, string]>([
  ['no column names it', 'Gencod;Qte\nA;3\n', card, 'aucune colonne pour nommer la carte cadeau « CARTE50 »'],
  [
    'its one name has no column',
    'Gencod;Modele;Qte\nA;R;3\n',
    { productId: '1201', quantity: 1 },
    '« 1201 »',
  ],
  ['an empty value names nothing', 'Gencod;Qte\nA;3\n', { ...card, row: { Gencod: ' ' } }, 'aucune colonne'],
  [
    'a heading that the file lacks',
    'Gencod;Modele;Qte\nA;R;3\n',
    { ...card, row: { Prix: '50' } },
    'colonne « Prix »',
  ],
  [
    'a character that the encoding lacks',
    'Gencod;Modele;Qte\nA;\xe9;3\n',
    { reference: 'Cadeau 🎁', quantity: 1 },
    '« 🎁 »',
  ],
])('a configuration fault (2): %s', (_, source, giftCard, message) => {
  try {
    correctText(source, [], { giftCards: [giftCard] });
    throw new Error('It was taken.');
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    expect(failure.exitCode).toBe(ExitCode.Usage);
    expect(fr.say(failure.fault).message).toContain(message);
  }
});

test.each([
  ['by its reference', { reference: 'Carte50' }],
  ['by its gencod', { gencod: '2000' }],
  ['by its reference and a size', { gencod: '3612345678904', reference: 'CARTE50', size: '38' }],
])('a gift card sold is no shoe, and is not told: %s', (_, sale) => {
  const source = 'Gencod;Modele;Taille;Qte\nA;CARTE51;38;3\n2000;CARTE50;38;999\n';
  const giftCards = [{ ...card, row: { Gencod: '2000' } }];
  const { text, correction } = correctText(source, [sale], { giftCards });
  expect(text).toBe(source);
  expect(correction.notes).toEqual([]);
});

test.each([
  ['no line', 'Gencod;Modele;Qte\nA;R;3\n', ['CARTE50']],
  ['another quantity', 'Gencod;Modele;Qte\nA;CARTE50;3\n', ['CARTE50']],
  ['there', 'Gencod;Modele;Qte\nA;CARTE50;999\n', []],
])('lacking in a result: %s', (_, result, lackingGiftCards) => {
  const settings = { ...plainSettings, giftCards: [card] };
  expect(inspectResult('ExportCSVmod.csv', Buffer.from(result), settings)).toMatchObject({
    lines: 1,
    lackingGiftCards,
  });
});

test('an unreadable line of a result does not count', () => {
  const result = `Gencod;Qte\n${'A;1\n'.repeat(99)}A;x\n`;
  expect(inspectResult('ExportCSVmod.csv', Buffer.from(result), plainSettings).lines).toBe(99);
});
