import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { CatalogueOutcome, NewProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from './article.ts';
import { writeOf } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import { makeInCatalogue } from './make-in-catalogue.ts';
import { ProductsByMark } from './recognise.ts';
import { soughtBy } from './plan-articles.ts';

export type MadeOrNot = { fault: Fault } | { fault: null; id: number; isNew: boolean };

/** Makes a product that nobody sees yet, once; its number, or why there is none. Rejects with a Failure. */
export async function makeProduct(
  article: Article,
  product: NewProduct,
  context: FillContext,
): Promise<MadeOrNot> {
  const { catalogue } = context.around;
  let isFirstLook = true;
  const look = async (): Promise<number | null> => {
    // The plan itself is the first one, made just before.
    if (isFirstLook) {
      isFirstLook = false;
      return null;
    }
    const marks = soughtBy([article], context.memory);
    const names = article.reference === '' ? [article.name] : [];
    return findProduct(article, new ProductsByMark(await catalogue.look({ ...marks, ids: [], names })));
  };
  const write = writeOf('product', article.key, article);
  // Whether a deleted one may be made again was asked when it was planned.
  const make = async (): Promise<CatalogueOutcome<number>> => {
    const outcome = await catalogue.makeProducts([product]);
    return outcome.kind === 'done' ? { ...outcome, value: outcome.value[0] ?? 0 } : outcome;
  };
  const made = await makeInCatalogue({ write, look, make }, context);
  if (made.kind === 'made') return { fault: null, id: made.id, isNew: made.isNew };
  return { fault: made.kind === 'refused' ? made.fault : { kind: 'article/unclear' } };
}

/** The number of the product that came of an article whose answer was lost; null: none did. */
export function findProduct(
  { variations, reference, name }: Article,
  products: ProductsByMark,
): number | null {
  const byGencod = variations.flatMap(({ gencod }) => (gencod === '' ? [] : products.withGencod(gencod)));
  return (byGencod[0] ?? products.named(reference, name)[0])?.id ?? null;
}
