import type { ArticleMedium, MediumContent, MediumFault } from './article.ts';
import { productOf, type Open } from './article-progress.ts';
import type { FillContext } from './fill-context.ts';
import { documentWrite, makeDocument } from './make-document.ts';
import { imageWrite, makeImage, type SentMedium } from './make-image.ts';
import { failureOf, NotDone } from './not-done.ts';
import { mediumFact } from './plan-product.ts';
import { sendChange } from './send-change.ts';

type What = 'image' | 'document';

interface ReadMedium {
  medium: ArticleMedium;
  content: MediumContent | MediumFault;
}

/** A product, and what was read for it. */
interface Loaded extends Open {
  media: readonly ReadMedium[];
}

/** So much is held in memory at once, and lies behind one commit. Bytes. */
const mostAtOnce = 8 * 1024 * 1024;

/** Reads files of products, and hands them on in parcels of whole products. Rejects with a Failure. */
async function* parcelsOf(
  open: readonly Open[],
  what: What,
  context: FillContext,
): AsyncGenerator<readonly Loaded[]> {
  let parcel: Loaded[] = [];
  let bytes = 0;
  for (const { plan, progress } of open) {
    if (progress.stop !== null) continue;
    const media: ReadMedium[] = [];
    for (const step of plan.steps) {
      if (step.kind !== what || !progress.isDue(step)) continue;
      const content = await read(step.medium, what, context);
      media.push({ medium: step.medium, content });
      if ('sha256' in content) bytes += content.bytes.length;
    }
    if (media.length > 0) parcel.push({ plan, progress, media });
    if (bytes < mostAtOnce) continue;
    yield parcel;
    [parcel, bytes] = [[], 0];
  }
  if (parcel.length > 0) yield parcel;
}

function read(medium: ArticleMedium, what: What, { around: { media }, facts }: FillContext) {
  return what === 'image'
    ? media.image(medium, facts.mostImageBytes)
    : media.document(medium, facts.mostDocumentBytes);
}

/** Sends images. Rejects with a Failure. */
export async function addImages(open: readonly Open[], context: FillContext): Promise<void> {
  for await (const parcel of parcelsOf(open, 'image', context)) {
    const { writes } = context.memory;
    try {
      writes.intendAhead(parcel.flatMap((one) => imageWrites(one, context)));
      for (const one of parcel) await sendImages(one, context);
    } finally {
      writes.withdraw();
    }
  }
}

/** A new product has none before; what is sent in this run is known by its own number. */
function imagesBefore({ plan: { product } }: Open): readonly number[] {
  return product?.images ?? [];
}

function imageWrites(one: Loaded, { memory }: FillContext) {
  const { article } = one.plan;
  const { product } = one.progress;
  return one.media.flatMap(({ content }) => {
    if ('kind' in content || memory.image(product, content.sha256) !== null) return [];
    return [imageWrite({ article, product, content }, imagesBefore(one))];
  });
}

async function sendImages(one: Loaded, context: FillContext): Promise<void> {
  const { plan, progress, media } = one;
  const { article } = plan;
  for (const { medium, content } of media) {
    if (progress.stop !== null) return;
    const { product } = progress;
    const make = () => makeImage({ article, product, medium, content }, imagesBefore(one), context);
    const sent = await onceMoreIfBroken(make);
    settleMedium(sent, medium, 'image', progress);
  }
}

/** The shop breaks at a file that it can't read, and for no fault of the file's: once more tells which. */
async function onceMoreIfBroken(make: () => Promise<SentMedium>): Promise<SentMedium> {
  const sent = await make();
  return sent.kind === 'refused' && sent.fault.kind === 'shop/broken' ? make() : sent;
}

function settleMedium(sent: SentMedium, medium: ArticleMedium, what: What, progress: Open['progress']): void {
  if (sent.kind === 'sent') progress.sent(what);
  else if (sent.kind === 'waits') progress.wait(sent.fault);
  else if (sent.kind === 'refused') progress.leaveOut({ kind: what, medium }, sent.fault);
}

/** Each document once in the shop, and all of a product's attached to it by one request. Rejects with a Failure. */
export async function addDocuments(open: readonly Open[], context: FillContext): Promise<void> {
  for await (const parcel of parcelsOf(open, 'document', context)) {
    const { writes } = context.memory;
    try {
      writes.intendAhead(parcel.flatMap(documentWrites));
      context.memory.intendChangesAhead(parcel.map(productOf));
      for (const one of parcel) await attachDocuments(one, await sendDocuments(one, context), context);
    } finally {
      writes.withdraw();
    }
  }
}

function documentWrites({ plan: { article }, media }: Loaded) {
  return media.flatMap(({ content }) => ('kind' in content ? [] : [documentWrite({ article, content })]));
}

interface SentDocument {
  medium: ArticleMedium;
  id: number;
}

async function sendDocuments(
  { plan, progress, media }: Loaded,
  context: FillContext,
): Promise<SentDocument[]> {
  const { article } = plan;
  const there: SentDocument[] = [];
  for (const { medium, content } of media) {
    const make = () => makeDocument({ article, product: progress.product, medium, content }, context);
    const sent = await onceMoreIfBroken(make);
    settleMedium(sent, medium, 'document', progress);
    if ('id' in sent) there.push({ medium, id: sent.id });
  }
  return there;
}

async function attachDocuments(
  { plan, progress }: Open,
  sent: readonly SentDocument[],
  context: FillContext,
): Promise<void> {
  if (sent.length === 0) return;
  const { catalogue } = context.around;
  const documents = [...new Set([...(plan.product?.documents ?? []), ...sent.map(({ id }) => id)])];
  const { product: id } = progress;
  const own = [productOf({ plan, progress })];
  const outcome = await sendChange(own, () => catalogue.changeProducts([{ id, documents }]), context);
  if (outcome.kind === 'not-sent') throw failureOf(new NotDone(outcome));
  if (outcome.kind === 'refused') return progress.refuse(outcome.fault);
  if (outcome.kind === 'unknown') {
    const none = { gencods: [], references: [], names: [] };
    const [now] = await catalogue.look({ ids: [id], ...none });
    if (!documents.every((one) => now?.documents.includes(one)))
      return progress.wait({ kind: 'article/unclear' });
    context.memory.settleChange(own);
  }
  const facts = sent.map(({ medium, id: document }): [string, { said: string; found: string }] => {
    return [mediumFact(medium, 'document'), { said: medium.stamp, found: String(document) }];
  });
  context.memory.remember(id, facts);
}
