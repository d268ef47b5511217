import { codeKey, gencodKey, modelKey } from '../../src/stock/article-key.ts';

test.each([
  ['3612345678904', ' 3612345678904 ', true],
  ['0123456789012', '123456789012', true],
  ['3612345678904', '3612345678911', false],
  ['ab-1', 'AB-1', true],
  ['', '000', true],
])('the codes %j and %j: one is %p', (one, other, isSame) => {
  expect(codeKey(one) === codeKey(other)).toBe(isSame);
});

test.each([
  ['3612345678904', '="3612345678904"', true],
  ['3612345678904', '3612345678904,00', true],
  ['3612345678904', '3.612.345.678.904', true],
  ['3612345678904', "'3612345678904", true],
  ['0123456789012', '123456789012.0', true],
  ['3612345678904', '3612345678911.0', false],
  ['', 'NULL', true],
  ['', '#N/A', true],
])('the gencods %j and %j: one is %p', (one, other, isSame) => {
  expect(gencodKey(one) === gencodKey(other)).toBe(isSame);
});

test('a shop may be called NA', () => {
  expect(codeKey('NA')).toBe('NA');
});

test.each([
  ['38', '38,0', true],
  ['38', '38.00', true],
  ['38', '038', true],
  ['38', '="38"', true],
  ['38', '38.5', false],
  ['38', '39', false],
  ['38,5', '38.5', true],
  ['38,5', '38 1/2', true],
  ['38,5', '38½', true],
  ['38,5', '38 ½', true],
  ['38', '38 1/3', false],
  ['xl', ' XL ', true],
  ['M', 'L', false],
])('the sizes %j and %j: one is %p', (one, other, isSame) => {
  expect(modelKey('ALBA', one) === modelKey('ALBA', other)).toBe(isSame);
});

test.each([
  ['Alba  Été', 'ALBA ÉTÉ', true],
  ['007', '7', false],
  ['AL BA', 'ALBA', false],
])('the references %j and %j: one is %p', (one, other, isSame) => {
  expect(modelKey(one, '38') === modelKey(other, '38')).toBe(isSame);
});

test.each([
  ['', '38'],
  ['ALBA', ''],
  ['ALBA', '  '],
])('reference %j and size %j name no article', (reference, size) => {
  expect(modelKey(reference, size)).toBe('');
});

test('reference and size are not run together', () => {
  expect(modelKey('ALBA 3', '8')).not.toBe(modelKey('ALBA', '38'));
});
