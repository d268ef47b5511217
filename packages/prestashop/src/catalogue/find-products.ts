import type { Sought } from '@passerelle/core/ports/catalogue.ts';
import type { ShopClient } from '../shop-client.ts';

/** More codes than that: it takes fewer requests to read what all products bear. */
const mostAskedOneByOne = 600;

/** Numbers of the products that bear what is sought, exactly: the shop itself takes case and accents lightly. */
export async function findProducts(client: ShopClient, sought: Sought): Promise<ReadonlySet<number>> {
  const codes = sought.gencods.flatMap(formsOf);
  const isMuch = codes.length + sought.references.length > mostAskedOneByOne;
  const found = isMuch ? await amongAll(client, sought, codes) : await askedFor(client, sought, codes);
  return new Set([...sought.ids, ...found]);
}

async function askedFor(
  client: ShopClient,
  { references, names }: Sought,
  codes: readonly string[],
): Promise<number[]> {
  const found: number[] = [];
  const products = { resource: 'products', fields: [] } as const;
  if (codes.length > 0) {
    const where = [{ field: 'ean13', among: codes }] as const;
    const sizes = await client.all({ resource: 'combinations', fields: ['id_product'], where });
    found.push(...sizes.map(({ id_product }) => Number(id_product)));
    found.push(...(await client.all({ ...products, where })).map(({ id }) => id));
  }
  if (references.length > 0) {
    const rows = await client.all({ ...products, where: [{ field: 'reference', among: references }] });
    found.push(...rows.map(({ id }) => id));
  }
  if (names.length > 0) {
    const where = [{ field: 'name', among: names }] as const;
    const rows = await client.all({ resource: 'products', fields: ['reference'], texts: ['name'], where });
    found.push(...rows.filter(({ reference }) => reference === '').map(({ id }) => id));
  }
  return found;
}

async function amongAll(client: ShopClient, sought: Sought, codes: readonly string[]): Promise<number[]> {
  const wanted = {
    codes: new Set(codes),
    references: new Set(sought.references),
    names: new Set(sought.names),
  };
  const found: number[] = [];
  const pageSize = 5000;
  const sizes = client.pages({ resource: 'combinations', fields: ['id_product', 'ean13'], pageSize });
  for await (const page of sizes) {
    for (const { id_product, ean13 } of page) if (wanted.codes.has(ean13)) found.push(Number(id_product));
  }
  const products = client.pages({
    ...{ resource: 'products', fields: ['ean13', 'reference'], texts: ['name'], pageSize },
  });
  for await (const page of products) {
    for (const { id, ean13, reference, name } of page) {
      const isNamed = reference === '' && [...name.values()].some((one) => wanted.names.has(one));
      if (wanted.codes.has(ean13) || wanted.references.has(reference) || isNamed) found.push(id);
    }
  }
  return found;
}

/** As shops have it: with the zeros on the left that spreadsheets drop, or without. */
function formsOf(gencod: string): string[] {
  if (!/^\d+$/.test(gencod)) return [gencod];
  const bare = gencod.replace(/^0+/, '');
  const padded = [12, 13]
    .filter((length) => length >= bare.length)
    .map((length) => bare.padStart(length, '0'));
  return [...new Set([gencod, bare, ...padded])].filter((form) => form !== '');
}
