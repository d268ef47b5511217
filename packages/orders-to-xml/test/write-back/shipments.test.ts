import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '@passerelle/core/failure/failure.ts';
import { NotWhole } from '@passerelle/core/files/file-fault.ts';
import { readShipments } from '../../src/write-back/shipments.ts';

const auto = { columns: {}, delimiter: 'auto', encoding: 'auto' } as const;
const read = (bytes: Buffer | string, settings: Partial<Parameters<typeof readShipments>[2]> = {}) =>
  readShipments('expeditions.csv', Buffer.from(bytes), { ...auto, ...settings });
const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../samples/shipments', name));

/** order: number(s) [document(s)] */
function inShort(bytes: Buffer | string, settings?: Parameters<typeof read>[1]): string[] {
  return read(bytes, settings).shipments.map(({ order, parcels, documents }) =>
    [
      `${order}:`,
      ...parcels.map(({ trackingNumber }) => trackingNumber),
      ...documents.map((one) => `[${one}]`),
    ].join(' '),
  );
}

describe('a file of shipments', () => {
  test.each([
    [
      'bare-list.csv',
      6,
      ['1042: 8R00000001234', '1043: 8R00000001241 8R00000001258', 'XKTRWQPLM: 8R00000001265'],
    ],
    ['carrier-export.csv', 3, ['1042: 6A 123/45-678.9', 'XKTRWQPLM: 6A12345679018']],
    ['documents.csv', 4, ['1042: 8R00000001234 [BL] [FACTURE]', '1043: [Facture]', '1046: [BL]']],
  ])('sample %s', (name, rows, expected) => {
    expect(read(sample(name)).rows).toBe(rows);
    expect(inShort(sample(name))).toEqual(expected);
  });

  test('who carries it is kept beside the number', () => {
    expect(read(sample('documents.csv')).shipments[0]?.parcels).toEqual([
      { trackingNumber: '8R00000001234', carrier: 'Colis Rapide' },
    ]);
  });

  test.each([
    ['commas', 'Order,Tracking number\n1,A1\n', ['1: A1']],
    ['tabs, and a heading in capitals', 'COMMANDE\tSUIVI\n1\tA1\n', ['1: A1']],
    ['a byte order mark', '\ufeffCommande;Suivi\n1;A1\n', ['1: A1']],
    ['a number sign before the order', 'Commande;Suivi\n#1;A1\n', ['1: A1']],
    [
      'a spreadsheet’s marks of text',
      'Commande;Suivi\n1;"=""00612"""\n2;\'00613\n',
      ['1: 00612', '2: 00613'],
    ],
    ['a blank row, and a row of delimiters', 'Commande;Suivi\n\n1;A1\n;\n', ['1: A1']],
    ['delimiters at the end of a row', 'Commande;Suivi\n1;A1;;\n', ['1: A1']],
    ['no line end after the last row', 'Commande;Suivi\n1;A1\n2;A2', ['1: A1', '2: A2']],
    ['a heading alone: a day without parcels', 'Commande;Suivi\n', []],
    ['a row without order', 'Commande;Suivi\n;A1\n', []],
    ['the surest heading counts, not the article’s', 'Référence;Commande;Suivi\nSOFIA;1;A1\n', ['1: A1']],
    ['a line end in a number stays there, to be refused', 'Commande;Suivi\n1;"A1\nB"\n', ['1: A1\nB']],
  ])('%s', (_, text, expected) => {
    expect(inShort(text)).toEqual(expected);
  });

  test.each([
    ['a heading of one’s own', { tracking: ['Numéro du bordereau'] }, ['1: A1']],
    ['a position', { tracking: 3 }, ['1: A1']],
    ['declared absent, and the document speaks', { tracking: false }, ['1: [BL]']],
  ] as const)('columns: %s', (_, columns, expected) => {
    const text = 'Commande;Document;Numéro du bordereau\n1;;A1\n';
    const inDocument = 'Commande;Document;Suivi\n1;BL;A1\n';
    const isAbsent = 'tracking' in columns && (columns.tracking as unknown) === false;
    expect(inShort(isAbsent ? inDocument : text, { columns })).toEqual(expected);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['a heading cut', 'Commande;Sui', 'heading-cut'],
    ['torn in the last row', 'Commande;Suivi;Poids\n1;A1;1\n2;A2', 'cut'],
    ['a row too short', 'Commande;Suivi;Poids\n1;A1\n2;A2;2\n', 'width'],
    ['a row too long', 'Commande;Suivi\n1;A1;B1\n2;A2\n', 'width'],
    ['a quote that is never closed', 'Commande;Suivi\n1;"A1\n2;A2\n', 'unterminated'],
    ['appended to itself', 'Commande;Suivi\n1;A1\nCommande;Suivi\n1;A1\n', 'heading-again'],
    ['a page of the web', '<!DOCTYPE html><html><body>Erreur</body></html>', 'html'],
  ])('refused whole: %s', (_, text, why) => {
    expect(whyRefused(text)).toMatchObject({ fault: { kind: 'file/refused', why: { kind: why } } });
  });

  test.each([
    ['torn: read again', 'Commande;Suivi;Poids\n1;A1;1\n2;A2', true],
    ['appended to itself: reading it again is no use', 'Commande;Suivi\n1;A1\nCommande;Suivi\n', false],
  ])('%s', (_, text, again) => {
    expect(whyRefused(text) instanceof NotWhole).toBe(again);
  });

  test.each([
    ['no order', 'Client;Suivi\nC1;A1\n', { kind: 'shipments/missing-columns', missing: ['order'] }],
    [
      'neither number nor document',
      'Commande;Poids\n1;2\n',
      { kind: 'shipments/missing-columns', missing: ['tracking', 'document'] },
    ],
    [
      'a heading twice',
      'Commande;Suivi;Suivi\n1;A1;B1\n',
      { kind: 'shipments/repeated-heading', heading: 'Suivi' },
    ],
  ])('no file of shipments: %s', (_, text, fault) => {
    expect(whyRefused(text)).toMatchObject({ exitCode: 4, fault });
  });
});

function whyRefused(text: string): Failure {
  try {
    read(text);
  } catch (error) {
    return error as Failure;
  }
  throw new Error('it was taken');
}
