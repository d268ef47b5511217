import type { AddressContent, CountryOfShop } from '@passerelle/core/ports/customer-book.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';
import type { AddressFault } from './customers-fault.ts';
import type { WantedAddress } from './gather-customers.ts';

/** Where a file without a country says that its customers live. */
export interface AddressRules {
  countries: readonly CountryOfShop[];
  /** 'FR' */
  usualCountry: string;
}

const longest = { line1: 128, city: 64 } as const;

/** The address as the shop is to have it. The web service takes any country and postcode: they are checked here. */
export function checkAddress(
  wanted: WantedAddress,
  { countries, usualCountry }: AddressRules,
): { content: AddressContent } | { fault: AddressFault } {
  const country = findCountry(wanted.country || usualCountry, countries);
  const fault = faultIn(wanted, country);
  if (fault !== null || country === undefined) return { fault: fault ?? unknown(wanted) };
  const postcode = wanted.postcode === '' ? '' : asTheCountryWrites(wanted.postcode);
  return { content: { ...wanted, ...inTwoLines(wanted), postcode, country: country.id } };
}

function faultIn(wanted: WantedAddress, country: CountryOfShop | undefined): AddressFault | null {
  const { line1, line2, city, postcode } = wanted;
  if (line1 === '') return { kind: 'address/incomplete', missing: 'line1' };
  if (city === '') return { kind: 'address/incomplete', missing: 'city' };
  if (country === undefined) return unknown(wanted);
  const { iso } = country;
  if (!country.isActive) return { kind: 'address/inactive-country', country: iso };
  if (country.needsState) return { kind: 'address/needs-state', country: iso };
  if (country.needsIdNumber) return { kind: 'address/needs-id-number', country: iso };
  if (country.needsPostcode && postcode === '') return { kind: 'address/incomplete', missing: 'postcode' };
  if (postcode !== '' && !fits(postcode, country))
    return { kind: 'address/bad-postcode', postcode, country: iso, form: country.postcodeForm };
  if (line1.length > longest.line1 && line2 !== '')
    return { kind: 'address/too-long', field: 'line1', most: longest.line1 };
  if (line1.length > 2 * longest.line1 || line2.length > longest.line1)
    return { kind: 'address/too-long', field: 'line1', most: longest.line1 };
  return city.length > longest.city ? { kind: 'address/too-long', field: 'city', most: longest.city } : null;
}

function unknown({ country }: WantedAddress): AddressFault {
  return country === ''
    ? { kind: 'address/incomplete', missing: 'country' }
    : { kind: 'address/unknown-country', country };
}

/** By its code, or by its name in any language of the shop. */
export function findCountry(text: string, countries: readonly CountryOfShop[]): CountryOfShop | undefined {
  const byCode = countries.find(({ iso }) => iso === text.trim().toUpperCase());
  if (byCode !== undefined) return byCode;
  const folded = foldText(text);
  const named = countries.filter(({ names }) => names.some((name) => foldText(name) === folded));
  return named.find(({ isActive }) => isActive) ?? named[0];
}

function asTheCountryWrites(postcode: string): string {
  return postcode.replace(/[^A-Za-z0-9 -]/g, '').slice(0, 12);
}

/** As PrestaShop reads its own pattern: N a digit, L a letter, C the country's code; blanks and hyphens may be left out. */
function fits(postcode: string, { postcodeForm, iso }: CountryOfShop): boolean {
  if (!/^[A-Za-z0-9 -]{1,12}$/.test(postcode)) return false;
  if (postcodeForm === '') return true;
  const signs: Readonly<Record<string, string>> = { N: '[0-9]', L: '[a-zA-Z]', C: iso, ' ': ' ?', '-': '-?' };
  const pattern = [...postcodeForm].map((sign) => signs[sign] ?? `\\${sign}`).join('');
  return new RegExp(`^${pattern}$`, 'i').test(postcode);
}

/** A street too long for its line goes on in the next, where that is free; never within a word. */
function inTwoLines({ line1, line2 }: WantedAddress): Pick<AddressContent, 'line1' | 'line2'> {
  if (line1.length <= longest.line1) return { line1, line2 };
  const cut = line1.lastIndexOf(' ', longest.line1);
  const at = cut > 0 ? cut : longest.line1;
  return { line1: line1.slice(0, at).trim(), line2: line1.slice(at).trim() };
}
