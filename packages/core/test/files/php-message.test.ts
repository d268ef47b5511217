import { findPhpMessage, phpMessageIn } from '../../src/files/foreign-content.ts';

const place = 'in /var/www/shop/modules/x/export.php on line 60';

test.each([
  [`Warning: Undefined array key "size" ${place}`],
  [`Notice: Undefined index: size ${place}`],
  [`Deprecated: fputcsv(): the $escape parameter must be provided ${place}`],
  [`Fatal error: Allowed memory size of 134217728 bytes exhausted ${place}`],
  ['Fatal error: Uncaught Error: Call to a member function on null in /var/www/x.php:60'],
  ['Fatal error: Uncaught PrestaShopException: a message of several lines'],
  [`Parse error: syntax error, unexpected end of file ${place}`],
  [`Strict Standards: Non-static method ${place}`],
  [`PHP Warning:  Undefined variable $a ${place}`],
  [`[22-Nov-2026 09:00:00 UTC] PHP Notice:  Undefined variable $a ${place}`],
  ['Warning: Module "gd" is already loaded in Unknown on line 0'],
  ['Warning: fopen(C:\\wamp\\x.csv) in C:\\wamp\\www\\x.php on line 3'],
])('a message: %s', (line) => {
  expect(phpMessageIn(line)).toBe(line);
});

test.each([
  ['<b>Warning</b>: x() in <b>/a.php</b> on line <b>60</b><br />', 'Warning: x() in /a.php on line 60'],
  [
    '<br /><b>Deprecated</b>:  x in <b>/a.php</b> on line <b>6</b><br />',
    'Deprecated:  x in /a.php on line 6',
  ],
  ['<th>( ! ) Warning: x in /a.php on line <i>60</i></th>', '( ! ) Warning: x in /a.php on line 60'],
])('its HTML is left out: %s', (line, text) => {
  expect(phpMessageIn(line)).toBe(text);
});

test.each([
  ['a name', 'Warning: high heels'],
  ['a name with a place', 'Bottine Warning: noire in black on line 5'],
  ['another first cell', `1042;Warning: x ${place}`],
  ['a place alone', `x ${place}`],
  ['an article of that name', 'Fatal error: T-shirt'],
])('no message: %s', (_, line) => {
  expect(phpMessageIn(line)).toBeNull();
});

test.each([
  ['the first of two', `a\n\nWarning: b ${place}\nWarning: c ${place}\n`, 3, 'Warning: b'],
  ['CRLF', `a\r\nWarning: b ${place}\r\n`, 2, 'Warning: b'],
  ['CR alone', `a\rWarning: b ${place}\r`, 2, 'Warning: b'],
  ['no line end', `a\nWarning: \xe9t\xe9 ${place}`, 2, 'Warning: été'],
  ['a name before it', `1;on line shop\nWarning: b ${place}`, 2, 'Warning: b'],
])('where it stands: %s', (_, text, line, start) => {
  expect(findPhpMessage(Buffer.from(text, 'latin1'))).toEqual({ line, text: `${start} ${place}` });
});

test('none in a file of orders', () => {
  expect(findPhpMessage(Buffer.from('1;Warning: boots on line 5\n'))).toBeNull();
});
