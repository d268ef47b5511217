import type { ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import { gencodKey } from '../stock/article-key.ts';
import type { Article } from './article.ts';
import type { ArticleMemory } from './article-memory.ts';
import type { ShopArticleFault, ShopName } from './shop-article-fault.ts';

/** Which product an article is. */
export type Recognised =
  /** `isOurs`: it was begun here and is not whole yet. */
  | { kind: 'known'; product: ShopProduct; isOurs: boolean }
  | { kind: 'new' }
  | { kind: 'refused'; fault: ShopArticleFault };

/** The products that were read, by what an article is known by. */
export class ProductsByMark {
  readonly byId: ReadonlyMap<number, ShopProduct>;
  readonly #byGencod = new Map<string, ShopProduct[]>();
  readonly #byReference = new Map<string, ShopProduct[]>();

  constructor(products: readonly ShopProduct[]) {
    this.byId = new Map(products.map((product) => [product.id, product]));
    for (const product of products) {
      const codes = [product.gencod, ...product.variations.map(({ gencod }) => gencod)].map(gencodKey);
      for (const code of new Set(codes)) if (code !== '') add(this.#byGencod, code, product);
      add(this.#byReference, product.reference, product);
    }
  }

  withGencod(gencod: string): readonly ShopProduct[] {
    return this.#byGencod.get(gencodKey(gencod)) ?? [];
  }

  named(reference: string, name: string): readonly ShopProduct[] {
    const same = this.#byReference.get(reference) ?? [];
    return same.filter(({ names }) => [...names.values()].some((one) => one.trim() === name.trim()));
  }
}

function add(index: Map<string, ShopProduct[]>, key: string, product: ShopProduct): void {
  const there = index.get(key);
  if (there) there.push(product);
  else index.set(key, [product]);
}

/**
 * By any of its gencods; else as what was made for it here; else by reference and name, for two colours of one model share
 * the reference. `mayBeMadeAnew`: a person named it, so that it is made again though it was deleted.
 */
export function recognise(
  article: Article,
  products: ProductsByMark,
  memory: ArticleMemory,
  mayBeMadeAnew: boolean,
): Recognised {
  const made = memory.product(article.key);
  const ours = products.byId.get(made?.id ?? 0);
  const byGencod = article.variations.flatMap(({ gencod }) =>
    gencod === '' ? [] : products.withGencod(gencod),
  );
  const marked = distinct(ours ? [...byGencod, ours] : byGencod);
  if (marked.length > 1) return refused({ kind: 'article/several-products', products: marked.map(nameOf) });
  const found = marked.length > 0 ? marked : namedOnly(article, products, made !== null);
  if (found.length > 1) return refused({ kind: 'article/ambiguous', products: found.map(nameOf) });
  const [product] = found;
  if (product !== undefined) {
    if (!product.isGoods) return refused({ kind: 'article/no-goods', product: nameOf(product) });
    return { kind: 'known', product, isOurs: made !== null && !made.isFinished };
  }
  const madeAs = made?.id ?? 0;
  if (madeAs === 0 || mayBeMadeAnew) return { kind: 'new' };
  return refused({ kind: 'article/deleted-there', id: madeAs });
}

/** A name alone tells nothing, unless its making was begun here and its answer lost. */
function namedOnly(
  { reference, name }: Article,
  products: ProductsByMark,
  isBegun: boolean,
): readonly ShopProduct[] {
  return reference === '' && !isBegun ? [] : products.named(reference, name);
}

function distinct(products: readonly ShopProduct[]): ShopProduct[] {
  return [...new Map(products.map((product) => [product.id, product])).values()];
}

function refused(fault: ShopArticleFault): Recognised {
  return { kind: 'refused', fault };
}

export function nameOf({ id, names }: Pick<ShopProduct, 'id' | 'names'>): ShopName {
  return { id, name: [...names.values()][0] ?? '' };
}
