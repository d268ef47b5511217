import fc from 'fast-check';
import { decimalEvidenceOf, type DecimalSign, parseAmount } from '../../src/orders/amounts.ts';

test.each<[string, DecimalSign, number | null]>([
  ['12.50', '.', 1250],
  ['12,50', ',', 1250],
  ['12', '.', 1200],
  ['12', ',', 1200],
  ['12.5', '.', 1250],
  ['12.', '.', 1200],
  ['.5', '.', 50],
  ['0.00', '.', 0],
  ['89.900000', '.', 8990],
  ['1,234.50', '.', 123450],
  ['1.234,50', ',', 123450],
  ['1 234,50', ',', 123450],
  ['1\u00a0234,50', ',', 123450],
  ['1\u202f234,50', ',', 123450],
  ["1'234.50", '.', 123450],
  ['1,234,567.00', '.', 123456700],
  ['1,234', '.', 123400],
  ['1,234', ',', 123],
  ['12,50 €', ',', 1250],
  ['€12.50', '.', 1250],
  ['12.50 EUR', '.', 1250],
  ['-5.90', '.', -590],
  ['+5.90', '.', 590],
  ['\u22125.90', '.', -590],
  ['-0.00', '.', 0],
  ['0.004', '.', 0],
  ['0.005', '.', 1],
  ['-0.005', '.', -1],
  ['9.995', '.', 1000],
  ['1.005', '.', 101],
  ['999999999999.99', '.', 99999999999999],
  ['1000000000000.00', '.', null],
  ['12,50', '.', null],
  ['12.50', ',', null],
  ['1,23,456', '.', null],
  ['12.50.1', '.', null],
  ['', '.', null],
  ['.', '.', null],
  ['-', '.', null],
  ['abc', '.', null],
  ['12 pieces', '.', null],
  ['1e3', '.', null],
  ['0x10', '.', null],
  ['NaN', '.', null],
  ['10.000000,5.000000', '.', null],
])('%j with %j is %j cents', (text, decimal, cents) => {
  expect(parseAmount(text, decimal)).toBe(cents);
});

test('any amount of cents is read back, whatever way it is written', () => {
  const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
  fc.assert(
    fc.property(
      cents,
      fc.constantFrom<DecimalSign>('.', ','),
      fc.constantFrom('', ' ', 'other'),
      (amount, decimal, group) => {
        const thousands = group === 'other' ? (decimal === '.' ? ',' : '.') : group;
        const digits = String(Math.abs(amount)).padStart(3, '0');
        const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
        const text = `${amount < 0 ? '-' : ''}${whole}${decimal}${digits.slice(-2)}`;
        expect(parseAmount(text, decimal)).toBe(amount);
      },
    ),
  );
});

test.each([
  ['12.50', '.'],
  ['12,50', ','],
  ['12.500000', '.'],
  ['1,234.50', '.'],
  ['1.234,50', ','],
  ['1,234,567', '.'],
  ['1.234.567', ','],
  ['1 234,50', ','],
  ['1,234', 'unclear'],
  ['1.234', 'unclear'],
  ['123,456', 'unclear'],
  ['-1,234', 'unclear'],
  ['0.125', '.'],
  ['1234,567', ','],
  ['1,2345', ','],
  ['12', 'none'],
  ['', 'none'],
])('%j tells %j', (text, evidence) => {
  expect(decimalEvidenceOf(text)).toBe(evidence);
});
