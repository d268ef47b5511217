import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { findNamed, type NamedSearch } from '@passerelle/core/ports/shop-facts.ts';
import type { ListInShop } from '@passerelle/core/ports/shop-facts.ts';
import type { ShopClient } from '../shop-client.ts';

/** The configuration names something that the shop does not have, or has twice. `key`: where. */
export interface NotNamed {
  readonly kind: 'shop/not-named';
  readonly key: string;
  readonly list: ListInShop;
  readonly value: string;
  readonly search: Exclude<NamedSearch, { kind: 'found' }>;
}

/**
 * The products that stand in the categories of these names or numbers, or below them. Throws a Failure (2) where the shop
 * has none of that name: its goods would be set to 0. Rejects with ShopTrouble.
 */
export async function keptProducts(
  client: ShopClient,
  named: readonly (string | number)[],
): Promise<ReadonlySet<number>> {
  if (named.length === 0) return new Set();
  const kept = await categoriesBelow(client, named);
  const products = await client.all({ resource: 'products', fields: [], links: { categories: ['id'] } });
  const isKept = ({ categories }: (typeof products)[number]) =>
    categories.some(({ id }) => kept.has(Number(id)));
  return new Set(products.filter(isKept).map(({ id }) => id));
}

async function categoriesBelow(
  client: ShopClient,
  named: readonly (string | number)[],
): Promise<ReadonlySet<number>> {
  const rows = await client.all({ resource: 'categories', fields: ['id_parent'], texts: ['name'] });
  const all = rows.map(({ id, name }) => ({ id, names: [...name.values()], isDeleted: false }));
  const below = Map.groupBy(rows, ({ id_parent }) => Number(id_parent));
  const kept = new Set<number>();
  const waiting = named.map((value) => idOf(value, all));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (kept.has(id)) continue;
    kept.add(id);
    waiting.push(...(below.get(id) ?? []).map((child) => child.id));
  }
  return kept;
}

function idOf(value: string | number, all: Parameters<typeof findNamed>[1]): number {
  const search = findNamed(value, all);
  if (search.kind === 'found') return search.id;
  const place = { key: 'stock.keep.categories', list: 'categories', value: String(value) } as const;
  throw new Failure(ExitCode.Usage, { kind: 'shop/not-named', ...place, search } satisfies NotNamed);
}
