import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import type { Article, ArticleMedium, MediumContent, MediumFault } from './article.ts';
import { writeOf } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import { makeInCatalogue, type MadeInCatalogue } from './make-in-catalogue.ts';
import { mediumFact } from './plan-product.ts';

/** An image or a document of a product that is there, and what was read of it. */
export interface MediumOf {
  article: Article;
  product: number;
  medium: ArticleMedium;
  content: MediumContent | MediumFault;
}

/** What became of it: `sent` now, there `already`, or why not. */
export type SentMedium =
  { kind: 'sent' | 'already'; id: number } | { kind: 'refused' | 'waits'; fault: Fault };

/**
 * Sends an image to a product, once: it is known by its content. What a failed upload leaves is taken away. `before`: the
 * images that the product has now. Rejects with a Failure.
 */
export async function makeImage(
  { article, product, medium, content }: MediumOf,
  before: readonly number[],
  context: FillContext,
): Promise<SentMedium> {
  if ('kind' in content) return { kind: 'refused', fault: content };
  const known = context.memory.image(product, content.sha256);
  const sent: SentMedium =
    known === null
      ? await send({ article, product, content }, before, context)
      : { kind: 'already', id: known };
  if ('id' in sent) {
    const fact = { said: medium.stamp, found: content.sha256 };
    const facts: [string, typeof fact][] = [
      [mediumFact(medium, 'image'), fact],
      [`sent:${sent.id}`, fact],
    ];
    context.memory.remember(product, facts);
  }
  return sent;
}

/** `before`: the images that stand on the product. */
export function imageWrite({ article, product, content }: Sending, before: readonly number[]): NewWrite {
  return writeOf('image', `${product}/${content.sha256}`, article, { before });
}

interface Sending {
  article: Article;
  product: number;
  content: MediumContent;
}

async function send(
  { article, product, content }: Sending,
  there: readonly number[],
  context: FillContext,
): Promise<SentMedium> {
  const { catalogue } = context.around;
  const { sha256, ...file } = content;
  const before = context.memory.imagesBefore(product, sha256) ?? there;
  const write = imageWrite({ article, product, content }, before);
  // What never left, or was refused, is looked for nowhere: another's image would be taken for it.
  let isFirstLook = !context.memory.writes.isInDoubt(write);
  const look = async (): Promise<number | null> => {
    if (!isFirstLook) return findNew(product, before, context);
    isFirstLook = false;
    return null;
  };
  const make = () => catalogue.addImage(product, file);
  return sentMedium(await makeInCatalogue({ write, look, make }, context));
}

export function sentMedium(made: MadeInCatalogue): SentMedium {
  if (made.kind === 'made') return { kind: made.isNew ? 'sent' : 'already', id: made.id };
  if (made.kind === 'refused') return made;
  return { kind: 'waits', fault: { kind: 'article/unclear' } };
}

/**
 * The image that has come since: numbers that the product did not have. One that can't be shown came in broken, and is
 * taken away.
 */
async function findNew(
  product: number,
  before: readonly number[],
  context: FillContext,
): Promise<number | null> {
  const { catalogue } = context.around;
  const [now] = await catalogue.look({ ids: [product], gencods: [], references: [], names: [] });
  for (const image of (now?.images ?? []).filter((id) => !before.includes(id))) {
    if (context.memory.isImageKnown(product, image)) continue;
    if (await catalogue.isShown(product, image)) return image;
    await catalogue.removeImage(product, image);
  }
  return null;
}
