import { ShopCatalogue } from '@passerelle/prestashop/adapters/shop-catalogue.ts';
import type {
  Catalogue,
  CatalogueFacts,
  CatalogueOutcome,
  NewProduct,
  ShopProduct,
} from '@passerelle/core/ports/catalogue.ts';
import type { Scene } from './scene.ts';

type Made = Parameters<Scene['client']['delete']>;

/** The shop's catalogue, a product that nobody sees yet, and what is taken away at the end. */
export interface CatalogueStage {
  readonly catalogue: Catalogue;
  readonly facts: CatalogueFacts;
  readonly product: number;
  /** The product as it is now. */
  readonly look: () => Promise<ShopProduct>;
  /** To be taken away, the last first. */
  readonly made: (...what: Made) => void;
  readonly takeAway: () => Promise<void>;
}

/** `name`: ends the product's reference. */
export async function openCatalogue({ client, things }: Scene, name: string): Promise<CatalogueStage> {
  const catalogue = new ShopCatalogue(client, { name: 'shop', shopId: 0 });
  const facts = await catalogue.facts();
  const [product = 0] = done(await catalogue.makeProducts([newProduct(`${things.mark}-${name}`, facts)]));
  const all: Made[] = [['products', product]];
  return {
    ...{ catalogue, facts, product },
    async look() {
      const [row] = await catalogue.look({ ids: [product], gencods: [], references: [], names: [] });
      if (row === undefined) throw new Error(`no product ${product}`);
      return row;
    },
    made: (...what) => void all.push(what),
    async takeAway() {
      for (const what of all.toReversed()) await client.delete(...what);
    },
  };
}

export function done<T>(outcome: CatalogueOutcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${JSON.stringify(outcome.fault)}`);
  return outcome.value;
}

export function newProduct(
  reference: string,
  { languages, homeCategory, taxGroups }: CatalogueFacts,
): NewProduct {
  const inAll = (text: string) => new Map(languages.map((id) => [id, text]));
  return {
    ...{ reference, gencod: '', price: 41_583_333, weight: 850_000, hasVariations: true },
    names: inAll(`${reference} & catalogue`),
    links: inAll(`${reference}-catalogue`),
    texts: {
      description: inAll(`<p>Une <b>bottine</b>${'<br>'.repeat(60)}</p>`),
      metaTitle: inAll('Bottine'),
    },
    taxGroup: taxGroups.find(({ rate }) => rate === 2000)?.id ?? 1,
    mainCategory: homeCategory,
    categories: [homeCategory],
  };
}
