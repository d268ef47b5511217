import { NotWhole } from '../../src/files/file-fault.ts';
import { maxOrdersBytes, type OrdersSettings } from '../../src/orders/read-orders.ts';
import type { Failure } from '../../src/failure/failure.ts';
import { maxOrderRows } from '@passerelle/core/orders/survey-rows.ts';
import { en, fr } from '../../src/words/language.ts';
import { csvOf } from './orders-csv.ts';
import { refusalOf, heading, row } from './refusal-of-a-file.ts';

const php = 'Deprecated: fputcsv(): the $escape parameter must be provided in /var/www/x.php on line 60';

test.each<[string, Buffer | string, object]>([
  ['no byte', '', { kind: 'empty' }],
  ['a heading cut short', 'Order ID,Qty,Gen', { kind: 'heading-cut' }],
  ['the last row cut short', `${heading}${row}2,1,3612`, { kind: 'cut', line: 3, fields: 3, expected: 6 }],
  [
    'the last row cut short, a line end',
    `${heading}${row}2,1,3612\n`,
    { kind: 'cut', line: 3, fields: 3, expected: 6 },
  ],
  ['a short row amid others', `${heading}1,2\n${row}`, { kind: 'width', line: 2, fields: 2, expected: 6 }],
  [
    'a long row amid others',
    `${heading}1,2,3,4,5,6,7\n${row}`,
    { kind: 'width', line: 2, fields: 7, expected: 6 },
  ],
  ['a quote never closed', `${heading}${row}"2,1\n`, { kind: 'unterminated', line: 3 }],
  ['a stray quote', `${heading}${row}"2"1,1,,,,\n${row}"\n`, { kind: 'quote', line: 3 }],
  [
    'cut inside an accent, marked UTF-8',
    Buffer.from(`\ufeff${heading}1,1,é`).subarray(0, -1),
    { kind: 'not-utf-8', line: 2 },
  ],
])('read again: %s', (_, bytes, fault) => {
  const refusal = refusalOf(bytes);
  expect(refusal.fault.why).toEqual(fault);
  expect(refusal).toBeInstanceOf(NotWhole);
});

test.each<[string, Buffer | string, Partial<OrdersSettings>, object]>([
  ['a web page', '<html><body>503</body></html>', {}, { kind: 'html' }],
  ['the heading again', `${heading}${row}${heading}${row}`, {}, { kind: 'heading-again', line: 3 }],
  ['the heading again, at once', `${heading}${heading}${row}`, {}, { kind: 'heading-again', line: 2 }],
  [
    'the heading again, at the end',
    `${heading}${row}\n${heading.trim()}`,
    {},
    { kind: 'heading-again', line: 4 },
  ],
  [
    'the heading again, behind a row without its end',
    `${heading}${row}${row.trim()}${heading}${row}`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  ['its mark too', `\ufeff${heading}${row}\ufeff${heading}${row}`, {}, { kind: 'heading-again', line: 3 }],
  ['after DOS’s end of file', `${heading}${row}\x1a${heading}${row}`, {}, { kind: 'heading-again', line: 3 }],
  [
    'between quotes',
    `${heading}${row}"${heading.trim().replaceAll(',', '","')}"\n${row}`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  [
    'between quotes, with another delimiter',
    `${heading}${row}"${heading.trim().replaceAll(',', '";"')}"\n"1";"1";"A";"2";"CB";"9"\n`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  ['in capitals', `${heading}${row}${heading.toUpperCase()}${row}`, {}, { kind: 'heading-again', line: 3 }],
  [
    'in another order',
    `${heading}${row}Qty,Order ID,Gencod,Payment,Status,Total\n`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  [
    'with more columns',
    `${heading}${row}Order ID,Qty,Gencod,Status,Payment,Total,Carrier name\n`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  [
    'with fewer columns',
    `${heading}${row}Order ID,Qty,Gencod,Status,Payment\n1,1,A,2,CB\n`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  [
    'in French',
    `${heading}${row}ID commande,Quantité,Gencod,État,Paiement,Total\n`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  [
    'with another delimiter',
    `${heading}${row}${heading.replaceAll(',', ';')}1;1;A;2;CB;9\n`,
    {},
    { kind: 'heading-again', line: 3 },
  ],
  [
    'after Excel’s line',
    `sep=,\n${heading}${row}sep=,\n${heading}${row}`,
    {},
    { kind: 'heading-again', line: 4 },
  ],
  [
    'over line ends of CR',
    `${heading}${row}${heading}${row}`.replaceAll('\n', '\r'),
    {},
    { kind: 'heading-again', line: 3 },
  ],
  ['PHP before the heading', `\n${php}\n${heading}${row}`, {}, { kind: 'php-message', line: 2, text: php }],
  [
    'PHP before the heading, the delimiter declared',
    `${php}\n${heading}${row}`,
    { delimiter: ',' },
    { kind: 'php-message', line: 1, text: php },
  ],
  ['PHP after the last row', `${heading}${row}\n${php}\n`, {}, { kind: 'php-message', line: 4, text: php }],
  [
    'PHP on each row, in HTML',
    `${heading}<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>6</b><br />\n${row}`,
    {},
    { kind: 'php-message', line: 3, text: 'Warning: x in /a.php on line 6' },
  ],
  [
    'PHP in HTML before the heading',
    `<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>6</b><br />\n${heading}${row}`,
    {},
    { kind: 'php-message', line: 2, text: 'Warning: x in /a.php on line 6' },
  ],
  [
    'PHP with as many commas as a row',
    `${heading}${row}Warning: a,b,c,d,e,f in /a.php on line 6\n`,
    {},
    { kind: 'php-message', line: 3, text: 'Warning: a,b,c,d,e,f in /a.php on line 6' },
  ],
  ['PHP with a stray quote', `${heading}${row}"\n${php}\n`, {}, { kind: 'php-message', line: 4, text: php }],
  ['UTF-16', Buffer.from(`\ufeff${heading}`, 'utf16le'), {}, { kind: 'utf-16' }],
  [
    'a line too long',
    `${heading}${row}"${'x'.repeat(5000)}",1,3612345678034,2,CB,1\n`,
    { maxLineBytes: 2000 },
    { kind: 'line-too-long', line: 3 },
  ],
  ['no delimiter', 'hello\nworld\n', {}, { kind: 'no-delimiter' }],
  [
    'PrestaShop’s order grid',
    'ID;Référence;Client;Total;Paiement;État;Date\n1;A;C. Exemple;95,80 €;CB;payé;22/11/2026\n',
    {},
    { kind: 'order-grid' },
  ],
  [
    'lists of gencods',
    `${heading}1,"1,2","3612345678034,3612345678041",2,CB,"59,90,20,00"\n`,
    {},
    { kind: 'joined-lists', line: 2, value: '3612345678034,3612345678041' },
  ],
  [
    'lists of names',
    csvOf({ 'Product quantity': '1,1', 'Product EAN 13': '', 'Product Reference': 'A,B' }),
    {},
    { kind: 'joined-lists', line: 2, value: 'A,B' },
  ],
  [
    'two decimal signs',
    `${heading}1,1,A,2,CB,12.50\n2,1,A,2,CB,"12,50"\n`,
    {},
    { kind: 'decimal-contradiction', point: { value: '12.50', line: 2 }, comma: { value: '12,50', line: 3 } },
  ],
  [
    'no telling the decimal sign',
    `${heading}1,1,A,2,CB,"1,234"\n`,
    {},
    { kind: 'decimal-unknown', cell: { value: '1,234', line: 2 } },
  ],
  [
    'a required heading twice',
    `Qty,${heading}1,${row}`,
    {},
    { kind: 'repeated-column', column: 'qty', heading: 'Qty', positions: [1, 3] },
  ],
])('refused for good: %s', (_, bytes, changed, fault) => {
  const refusal = refusalOf(bytes, changed);
  expect(refusal.fault.why).toEqual(fault);
  expect(refusal).not.toBeInstanceOf(NotWhole);
});

test('more bytes than any export has', () => {
  const bytes = maxOrdersBytes + 1;
  expect(refusalOf(Buffer.alloc(bytes)).fault.why).toEqual({ kind: 'too-large', bytes, limit: 536_870_912 });
});

test('more rows than any export has', () => {
  const bytes = `ID,Qty,EAN,Total,Status,Payment\n${'1,1,A,5,2,B\n'.repeat(maxOrderRows + 1)}`;
  expect(refusalOf(bytes).fault.why).toEqual({ kind: 'too-many-rows', limit: 2_000_000 });
});

test.each([
  ['missing columns', 'a,b\n'],
  ['an order grid', 'ID,Total,Status\n'],
  ['joined lists', `${heading}1,"1,2","3612345678034,3612345678041",2,CB,1\n`],
  ['two decimal signs', `${heading}1,1,A,2,CB,12.50\n2,1,A,2,CB,"12,50"\n`],
  ['an unclear decimal sign', `${heading}1,1,A,2,CB,"1,234"\n`],
  ['a repeated heading', `Qty,${heading}`],
  ['a cut row', `${heading}1,2`],
  ['the heading again', `${heading}${heading}`],
  ['a message of PHP', php],
])('exit 4, and words in both languages: %s', (_, text) => {
  const refusal: Failure = refusalOf(text, { delimiter: ',' });
  expect(refusal.exitCode).toBe(4);
  for (const words of [fr, en]) {
    const { message, hint } = words.say(refusal.fault);
    expect(message).toContain('orders.csv');
    expect(hint).toMatch(/\.$/);
  }
});
