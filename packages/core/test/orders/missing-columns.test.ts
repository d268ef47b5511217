import type { OrdersSettings } from '../../src/orders/read-orders.ts';
import { OrderColumns, refuseVanished } from '../../src/orders/columns.ts';
import { OrdersRefused } from '../../src/orders/orders-fault.ts';
import { en, fr } from '../../src/words/language.ts';
import { refusalOf } from './refusal-of-a-file.ts';

test.each([
  ['Qty,Gencod,Status,Payment,Total', ['identity']],
  ['Order ID,Gencod,Status,Payment,Total', ['quantity']],
  ['Order ID,Qty,Status,Payment,Total', ['code']],
  ['Order ID,Qty,Gencod,Payment,Total', ['state']],
  ['Order ID,Qty,Gencod,Status,Total', ['payment']],
  ['Order ID,Qty,Gencod,Status,Payment', ['amount']],
  ['Order ID,Qty,Gencod,Status,Payment,Montant', ['amount']],
  ['Order ID,Qty,Gencod,Status,Payment,Total frais de port (TTC)', ['amount']],
  ['Order ID,Product name,a,b', ['quantity', 'code', 'amount', 'state', 'payment']],
  ['Order ID,Product name,Status,Payment,Total', ['quantity', 'code']],
  ['__proto__,constructor,Order ID,Qty,Gencod', ['amount', 'state', 'payment']],
])('missing columns: %s', (headings, missing) => {
  expect(refusalOf(`${headings}\n1,2,3,4\n`, { delimiter: ',' }).fault.why).toEqual({
    kind: 'missing-columns',
    missing,
    headings: headings.split(','),
  });
});

test('what is missing is said with the headings found, cut short and made visible, and how to declare it', () => {
  const refusal = refusalOf(`Order ID,Qty,Status,Payment,Total,\u001b[2J${'x'.repeat(500)}\n`, {
    delimiter: ',',
  });
  const { message, hint } = fr.say(refusal.fault);
  expect(message).toContain("le gencod ou la référence de l'article (« ean13 » ou « lineRef »)");
  expect(message).toContain('Order ID, Qty, Status, Payment, Total, \\e[2Jxxx');
  expect(message.length).toBeLessThan(300);
  expect(hint).toContain('"columns": { "ean13": ["Titre de la colonne"] }');
});

const last = { id: 'Order ID', totalPaidTtc: 'Total', shippingTtc: 'Total shipping with tax' } as const;

test.each<[string, string, OrdersSettings['columns'], string[]]>([
  ['all there', 'Order ID,Total,Total shipping with tax', {}, []],
  ['all there, and one more', 'Order ID,Total,Total shipping with tax,Carrier name', {}, []],
  ['another heading that is known', 'ID commande,Total payé (TTC),Total frais de port (TTC)', {}, []],
  ['one renamed', 'Order ID,Total,Port', {}, ['shippingTtc']],
  ['two gone', 'Order ID', {}, ['totalPaidTtc', 'shippingTtc']],
  ['one that was the identity', 'Order reference,Total,Total shipping with tax', {}, ['id']],
  ['a total that is another now', 'Order ID,Total paid real,Total shipping with tax', {}, ['totalPaidTtc']],
  ['renamed, and said so', 'Order ID,Total,Port', { shippingTtc: ['Port'] }, []],
  ['gone, and said so', 'Order ID,Total', { shippingTtc: false }, []],
  ['gone, and said so of the kind', 'Order ID,Total shipping with tax', { total: false }, []],
  ['gone, and another said', 'Order ID,Total', { discountTtc: false }, ['shippingTtc']],
])('beside the last file: %s', (_, headings, columns, vanished) => {
  const found = new OrderColumns(headings.split(','), columns);
  const refuse = () => refuseVanished(found, last, 'orders.csv');
  if (vanished.length === 0) expect(refuse).not.toThrow();
  else expect(faultOf(refuse)).toMatchObject({ vanished: vanished.map((column) => ({ column })) });
});

function faultOf(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof OrdersRefused) return error.fault.why;
    throw error;
  }
  throw new Error('not refused');
}

test('what is remembered of a file: the known columns and their headings, but for sizes and plain names', () => {
  const columns = new OrderColumns(['ID', 'État', 'Attribute Taille', 'Montant', 'Autre'], {
    total: ['Montant'],
    state: ['État'],
  });
  expect(columns.knownHeadings()).toEqual({ id: 'ID', stateLabel: 'État', totalPaidTtc: 'Montant' });
});

test('what vanished is said with its heading and the key that says it is meant', () => {
  const refusal = new OrdersRefused('orders.csv', {
    kind: 'vanished-columns',
    vanished: [
      { column: 'totalPaidTtc', heading: 'Total' },
      { column: 'shippingTtc', heading: 'Port' },
    ],
    headings: ['ID', 'Montant'],
  });
  for (const words of [fr, en]) {
    const { message, hint } = words.say(refusal.fault);
    expect(message).toMatch(/orders.csv.*Total.*totalPaidTtc.*Port.*shippingTtc.*ID, Montant\.$/);
    expect(hint).toContain('"columns": { "totalPaidTtc": false, "shippingTtc": false }');
  }
});
