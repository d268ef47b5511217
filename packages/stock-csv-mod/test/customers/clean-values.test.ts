import { cleanValue, readEmail, readTitle } from '../../src/customers/clean-values.ts';

test.each([
  ['lastName', "D'Arc-Lemoine", "D'Arc-Lemoine", ''],
  ['lastName', 'Lemoine 2', 'Lemoine', '2'],
  ['lastName', 'Durand/Martin', 'Durand Martin', '/'],
  ['lastName', 'Durand (pro)', 'Durand pro', '()'],
  ['lastName', 'A_B@C, D; E "F" *G', 'A B C D E F G', '_@,;"*'],
  ['firstName', 'J.P.', 'J. P.', '.'],
  ['firstName', 'J. P.', 'J. P.', ''],
  ['street', 'Bât. B, 3/5 rue @ du Lac_2 = 50 % +', 'Bât. B, 3/5 rue du Lac 2 50', '@_=%+'],
  ['street', "3 bis rue de l'Église (fond de cour)", "3 bis rue de l'Église (fond de cour)", ''],
  ['company', 'Bois < Fer = Co; {X}', 'Bois Fer Co X', '<=;{}'],
  ['company', 'Durand & Fils (75)', 'Durand & Fils (75)', ''],
  ['city', 'Valence #1', 'Valence 1', '#'],
  ['phone', '+33 (0)4-75.00/00', '+33 (0)4-75.00/00', ''],
  ['phone', '04 75 00 00 00 (bureau)', '04 75 00 00 00', 'burea'],
] as const)('%s %j → %j', (field, given, text, characters) => {
  expect(cleanValue(field, given)).toEqual({
    text,
    cleaned: characters === '' ? [] : [{ field, characters }],
  });
});

test.each([
  ['  Claire.Lemoine@Example.TEST ', { email: 'claire.lemoine@example.test' }],
  ["o'neil+shop@mail.example.test", { email: "o'neil+shop@mail.example.test" }],
  ['mailto:a@example.test', { email: 'a@example.test' }],
  ['claire lemoine@example.test', { why: { kind: 'blank' } }],
  ['a@example.test; b@example.test', { why: { kind: 'several' } }],
  ['a@example.test b@example.test', { why: { kind: 'several' } }],
  ['a@example.test/b@example.test', { why: { kind: 'several' } }],
  ['hélène@example.test', { why: { kind: 'character', character: 'é' } }],
  ['a@exämple.test', { why: { kind: 'character', character: 'ä' } }],
  ['a@example', { why: { kind: 'form' } }],
  ['a@@example.test', { why: { kind: 'form' } }],
  ['.a@example.test', { why: { kind: 'form' } }],
  ['a..b@example.test', { why: { kind: 'form' } }],
  ['example.test', { why: { kind: 'form' } }],
  ['a@-example.test', { why: { kind: 'form' } }],
  [`a@${'b'.repeat(250)}.test`, { why: { kind: 'too-long', most: 255 } }],
])('e-mail %j', (given, expected) => {
  expect(readEmail(given)).toEqual(expected);
});

test.each([
  ['M.', 'M.'],
  ['monsieur', 'M.'],
  ['MME', 'Mme'],
  ['Mlle', 'Mme'],
  ['Mrs', 'Mme'],
  ['Dr', ''],
  ['', ''],
])('title %j', (given, expected) => {
  expect(readTitle(given)).toBe(expected);
});
