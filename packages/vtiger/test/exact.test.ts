import fc from 'fast-check';
import { dividedBy, exact, fixed, plain, rounded, times, withTax, type Exact } from '../src/exact.ts';

const of = (text: string): Exact => exact(text) ?? 0n;

test.each([
  ['12', '12'],
  ['-12.50', '-12.5'],
  ['+1', '1'],
  ['0.00000000', '0'],
  ['54.80359880', '54.8035988'],
  [54.8035988, '54.8035988'],
  [1e-7, '0.0000001'],
  [1e21, null],
  ['1e308', null],
  ['12,5', null],
  ['', null],
  ['abc', null],
  ['Infinity', null],
  [null, null],
  [{}, null],
])('%p reads as %p', (given, expected) => {
  const read = exact(given);
  expect(read === null ? null : plain(read, 12)).toBe(expected);
});

test.each([
  ['1.005', 2, '1.01'],
  ['-1.005', 2, '-1.01'],
  ['1.0049999', 2, '1.00'],
  ['-0.004', 2, '0.00'],
  ['999.995', 2, '1000.00'],
  ['0.05', 0, '0'],
  ['2.5', 0, '3'],
])('%s to %p decimals is %s: half goes away from zero', (given, decimals, expected) => {
  expect(fixed(of(given), decimals)).toBe(expected);
});

test('three pairs at 16.583333 with 20 % make 59.6999988, not one digit less', () => {
  expect(plain(withTax(times(of('3'), of('16.583333')), of('20')), 12)).toBe('59.6999988');
});

test('a number written out is read as the same number', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), (millionths) => {
      const amount = millionths * 10n ** 12n;
      expect(exact(plain(amount, 6))).toBe(amount);
      expect(rounded(amount, 6)).toBe(amount);
    }),
  );
});

test('divided and multiplied again, at most half a unit of the last decimal is lost', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 10n), 10n ** 10n), fc.bigInt(1n, 10n ** 8n), (left, right) => {
      const quotient = dividedBy(left * 10n ** 16n, right * 10n ** 16n, 6);
      const twice = 2n * (quotient * right - left * 10n ** 18n);
      expect(twice <= right * 10n ** 12n && -twice <= right * 10n ** 12n).toBe(true);
    }),
  );
});
