import type { CountryOfShop } from '@passerelle/core/ports/customer-book.ts';
import { checkAddress } from '../../src/customers/check-address.ts';
import type { WantedAddress } from '../../src/customers/gather-customers.ts';

const country = (
  id: number,
  iso: string,
  postcodeForm: string,
  more: Partial<CountryOfShop> = {},
): CountryOfShop => ({
  ...{ id, iso, names: [], isActive: true, needsPostcode: true, postcodeForm },
  ...{ needsState: false, needsIdNumber: false },
  ...more,
});

const countries = [
  country(8, 'FR', 'NNNNN', { names: ['France', 'France'] }),
  country(6, 'ES', 'NNNNN', { needsIdNumber: true }),
  country(17, 'GB', 'LLN NLL', { names: ['Royaume-Uni', 'United Kingdom'] }),
  country(21, 'US', 'NNNNN', { needsState: true }),
  country(12, 'LU', 'C-NNNN'),
  country(24, 'HK', '', { needsPostcode: false }),
  country(1, 'DE', 'NNNNN', { isActive: false, names: ['Allemagne', 'Germany'] }),
];

const address: WantedAddress = {
  ...{ lastName: 'Lemoine', firstName: 'Claire', company: '', vatNumber: '', phone: '' },
  ...{ line1: '3 rue des Écluses', line2: '', postcode: '26000', city: 'Valence', country: 'FR' },
};

const long = (length: number) => `${'mot '.repeat(Math.ceil(length / 4))}`.slice(0, length).trim();

test.each<[string, Partial<WantedAddress>, object]>([
  ['as it is', {}, { content: { country: 8, postcode: '26000' } }],
  ['a country by its code in small letters', { country: 'fr' }, { content: { country: 8 } }],
  [
    'a country by its name in another language',
    { country: 'united kingdom', postcode: 'AB1 2CD' },
    { content: { country: 17 } },
  ],
  ['no country: that of the shop', { country: '' }, { content: { country: 8 } }],
  [
    'a country nobody knows',
    { country: 'Atlantide' },
    { fault: { kind: 'address/unknown-country', country: 'Atlantide' } },
  ],
  [
    'an inactive country',
    { country: 'Allemagne' },
    { fault: { kind: 'address/inactive-country', country: 'DE' } },
  ],
  ['a country with states', { country: 'US' }, { fault: { kind: 'address/needs-state', country: 'US' } }],
  [
    'a country with identity numbers',
    { country: 'ES' },
    { fault: { kind: 'address/needs-id-number', country: 'ES' } },
  ],
  [
    'four digits where there are five',
    { postcode: '2600' },
    { fault: { kind: 'address/bad-postcode', postcode: '2600', country: 'FR', form: 'NNNNN' } },
  ],
  [
    'letters where there are digits',
    { postcode: '2600A' },
    { fault: { kind: 'address/bad-postcode', postcode: '2600A', country: 'FR', form: 'NNNNN' } },
  ],
  [
    'the blank of a form left out',
    { country: 'GB', postcode: 'ab12cd' },
    { content: { postcode: 'ab12cd' } },
  ],
  [
    'the country’s code in the form',
    { country: 'LU', postcode: 'LU-1234' },
    { content: { postcode: 'LU-1234' } },
  ],
  ['its hyphen left out', { country: 'LU', postcode: 'lu1234' }, { content: { postcode: 'lu1234' } }],
  ['no postcode where none is needed', { country: 'HK', postcode: '' }, { content: { postcode: '' } }],
  [
    'no postcode where one is',
    { postcode: '' },
    { fault: { kind: 'address/incomplete', missing: 'postcode' } },
  ],
  ['no street', { line1: '' }, { fault: { kind: 'address/incomplete', missing: 'line1' } }],
  ['no city', { city: '' }, { fault: { kind: 'address/incomplete', missing: 'city' } }],
  ['a street of 128', { line1: 'r'.repeat(128) }, { content: { line1: 'r'.repeat(128), line2: '' } }],
  [
    'a longer one goes on in the next line',
    { line1: long(200) },
    { content: { line1: long(127), line2: long(200).slice(128) } },
  ],
  [
    'unless that is taken',
    { line1: long(200), line2: 'Bât. B' },
    { fault: { kind: 'address/too-long', field: 'line1', most: 128 } },
  ],
  [
    'a city that is too long',
    { city: 'V'.repeat(65) },
    { fault: { kind: 'address/too-long', field: 'city', most: 64 } },
  ],
])('%s', (_, given, expected) => {
  expect(checkAddress({ ...address, ...given }, { countries, usualCountry: 'FR' })).toMatchObject(expected);
});
