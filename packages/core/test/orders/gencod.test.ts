import { cleanCode, hasRightCheckDigit, isScientific } from '@passerelle/core/orders/gencod.ts';

test.each([
  ['3612345678904', '3612345678904'],
  ['0012345678905', '0012345678905'],
  ['3 612345 678904', '3612345678904'],
  ['="3612345678904"', '3612345678904'],
  ['0', ''],
  ['0000000000000', ''],
  ['', ''],
])('%j is the code %j', (text, code) => {
  expect(cleanCode(text)).toBe(code);
});

test.each([
  ['3,6123E+12', true],
  ['3.6123E+12', true],
  ['3,61235E12', true],
  ['4E+12', true],
  ['3612345678904', false],
  ['E12', false],
])('%j was a number in a spreadsheet: %j', (code, expected) => {
  expect(isScientific(code)).toBe(expected);
});

test.each([
  ['EAN-13', '3612345678034', true],
  ['EAN-13, one digit wrong', '3612345678035', false],
  ['EAN-8', '96385074', true],
  ['UPC-A', '036000291452', true],
  ['GTIN-14', '10614141000415', true],
  ['too short', '123', false],
  ['letters', 'ELISE-NOIR-38', false],
])('%s: %j, right %j', (_, code, expected) => {
  expect(hasRightCheckDigit(code)).toBe(expected);
});
