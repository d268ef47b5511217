import type { ShopFacts } from '@passerelle/core/ports/shop-facts.ts';
import { composeWords } from '@passerelle/core/words/say-fault.ts';
import { sections } from '@passerelle/core/words/fr/sections.ts';
import { checkPlaces } from '../src/adapters/check-places.ts';

const groups = [
  { id: 1, names: ['FR Taux standard (20%)'], isDeleted: false },
  { id: 2, names: ['FR Taux réduit (10%)'], isDeleted: true },
  { id: 3, names: ['Import'], isDeleted: false },
  { id: 4, names: ['import'], isDeleted: false },
];
const nobody = () => Promise.reject(new Error('not to be asked'));
const facts: ShopFacts = {
  version: '8.2.4',
  states: nobody,
  carriers: nobody,
  setting: nobody,
  list: () => Promise.resolve(groups),
};
const key = 'articles.create.taxRulesGroup';

test.each<[string, number | string, string, RegExp]>([
  ['its number', 1, 'ok', /Règles de taxes : la boutique a bien « 1 »/],
  ['its name, as people write it', 'fr taux standard 20', 'ok', /« fr taux standard 20 »/],
  ['a number that is none', 9, 'fault', /articles\.create\.taxRulesGroup : .* n'a pas .*« 9 »\./],
  ['nearly its name', 'FR Taux standar', 'fault', /vouliez-vous dire « FR Taux standard \(20%\) »/],
  ['a deleted one', 2, 'fault', /« 2 » a été supprimé/],
  ['two of that name', 'Import', 'fault', /plusieurs .*« Import » \(numéros 3, 4\)/],
])('a configuration names something of the shop: %s', async (_, value, mark, said) => {
  const [finding, ...others] = await checkPlaces(
    [{ key, list: 'tax-groups', value }],
    facts,
    composeWords(sections),
  );
  expect([finding?.mark, finding?.what, others]).toEqual([mark, expect.stringMatching(said), []]);
});

test('each place that names nothing has its line, and the others need none', async () => {
  const places = [1, 8, 9].map((value) => ({ key: `${key}.${value}`, list: 'tax-groups' as const, value }));
  const findings = await checkPlaces(places, facts, composeWords(sections));
  expect(findings.map(({ what }) => what.split(' ')[0])).toEqual([`${key}.8`, `${key}.9`]);
});
