import type { BookFacts, CountryOfShop } from '@passerelle/core/ports/customer-book.ts';
import type { ShopClient } from '../shop-client.ts';

/** Groups, countries and what the shop takes where nothing is said. */
export async function readBookFacts(client: ShopClient): Promise<BookFacts> {
  const groups = await client.all({ resource: 'groups', fields: [], texts: ['name'] });
  const countries = await client.all({
    resource: 'countries',
    fields: [
      'iso_code',
      'active',
      'need_zip_code',
      'zip_code_format',
      'contains_states',
      'need_identification_number',
    ],
    texts: ['name'],
  });
  const settings = await client.settings('PS_CUSTOMER_GROUP', 'PS_COUNTRY_DEFAULT');
  const known = countries.map((row): CountryOfShop => ({
    id: row.id,
    iso: row.iso_code,
    names: [...row.name.values()],
    isActive: row.active === '1',
    needsPostcode: row.need_zip_code === '1',
    postcodeForm: row.zip_code_format,
    needsState: row.contains_states === '1',
    needsIdNumber: row.need_identification_number === '1',
  }));
  const usual = Number(settings.get('PS_COUNTRY_DEFAULT') ?? 0);
  return {
    groups: groups.map(({ id, name }) => ({ id, names: [...name.values()] })),
    countries: known,
    usualGroup: Number(settings.get('PS_CUSTOMER_GROUP') ?? groupOfAnInstalledShop),
    usualCountry: known.find(({ id }) => id === usual)?.iso ?? '',
  };
}

/** "Customer", where the setting was never written. */
const groupOfAnInstalledShop = 3;
