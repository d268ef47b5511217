import { makeOnce } from '@passerelle/core/delivery/make-once.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { NewProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from './article.ts';
import { writeOf } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import { fateOf, NotDone, orFailure, valueOf } from './not-done.ts';
import { ProductsByMark } from './recognise.ts';
import { soughtBy } from './plan-articles.ts';

export type MadeOrNot = { fault: Fault } | { fault: null; id: number; isNew: boolean };

/** Makes a product that nobody sees yet, once; its number, or why there is none. Rejects with a Failure. */
export async function makeProduct(
  article: Article,
  product: NewProduct,
  context: FillContext,
): Promise<MadeOrNot> {
  const { catalogue, now, graceMs } = context.around;
  let isFirstLook = true;
  const look = async (): Promise<number | null> => {
    // The plan itself is the first one, made just before.
    if (isFirstLook) {
      isFirstLook = false;
      return null;
    }
    const marks = soughtBy([article], context.memory);
    const names = article.reference === '' ? [article.name] : [];
    const products = new ProductsByMark(await catalogue.look({ ...marks, ids: [], names }));
    const byGencod = article.variations.flatMap(({ gencod }) =>
      gencod === '' ? [] : products.withGencod(gencod),
    );
    return (byGencod[0] ?? products.named(article.reference, article.name)[0])?.id ?? null;
  };
  const made = await orFailure(
    makeOnce(
      { intents: context.memory.intents, now, graceMs },
      {
        write: writeOf('product', article.key, article),
        look,
        make: async () => valueOf(await catalogue.makeProduct(product)),
        fateOf,
        idOf: String,
        // Whether a deleted one may be made again was asked when it was planned.
        mayBeMadeAnew: true,
      },
    ),
  );
  if (made.kind === 'accepted') return { fault: null, id: made.row, isNew: made.isNew };
  if (made.kind === 'refused' && made.error instanceof NotDone) return { fault: made.error.outcome.fault };
  return { fault: { kind: 'article/unclear' } };
}
