import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import type { ArticleMemory, Fact, MadeProduct } from './article-memory.ts';
import type { Article } from './article.ts';
import { WritesOfRun } from './writes-of-run.ts';

type Subject = Pick<Article, 'key'>;

/** What of articles stands in the ledger: what was made, was to be made, and what the shop made of it. */
export class ArticleLedger implements ArticleMemory {
  readonly writes: WritesOfRun;
  readonly #ledger: Ledger;
  readonly #facts = new Map<string, Fact>();

  constructor(ledger: Ledger, now: () => Date) {
    this.#ledger = ledger;
    this.writes = new WritesOfRun(ledger, now);
  }

  /** Whatever was done is on disk when it returns. */
  commit(): void {
    this.#ledger.transaction(() => undefined);
  }

  product(article: string): MadeProduct | null {
    const write = this.writes.find('product', article);
    if (write === null || write.state === 'PREPARED' || write.state === 'REFUSED') return null;
    const id = write.state === 'ACCEPTED' ? Number(write.remoteId) : null;
    const isFinished = id !== null && this.writes.find('product-whole', String(id)) !== null;
    return { id, isFinished };
  }

  quantity(product: number, variation: string): 'none' | 'open' | 'set' {
    const write = this.writes.find('quantity', `${product}/${variation}`);
    if (write === null) return 'none';
    return write.state === 'PREPARED' || write.state === 'SENDING' ? 'open' : 'set';
  }

  wasMade(product: number, variation: string): boolean {
    return this.writes.find('variation', `${product}/${variation}`)?.state === 'ACCEPTED';
  }

  fact(product: number, fact: string): Fact | null {
    return this.#facts.get(`${product}/${fact}`) ?? this.#ledger.articleFacts.find(product, fact);
  }

  image(product: number, sha256: string): number | null {
    const write = this.writes.find('image', `${product}/${sha256}`);
    return write?.state === 'ACCEPTED' ? Number(write.remoteId) : null;
  }

  /** Whether that number is one of the images that were sent to the product. */
  isImageKnown(product: number, image: number): boolean {
    return this.fact(product, `sent:${image}`) !== null;
  }

  /** Images that stood on the product just before one was sent of which nobody knows whether it came in; null: it came, or never left. */
  imagesBefore(product: number, sha256: string): readonly number[] | null {
    const write = this.writes.find('image', `${product}/${sha256}`);
    if (write?.state !== 'SENDING') return null;
    return (write.payload as { before?: number[] } | null)?.before ?? null;
  }

  /** Just before one request that makes them all; their quantities are to be set once they are there. */
  intendVariations(variations: readonly OwnVariation[]): void {
    this.writes.intend(
      variations.map(variationWrite),
      variations.filter(({ quantity }) => quantity !== null).map(quantityWrite),
    );
  }

  takeBackVariations(variations: readonly OwnVariation[]): void {
    this.writes.takeBack(variations.map(variationWrite));
  }

  acceptVariations(made: readonly (OwnLevel & { id: number })[]): void {
    this.writes.accept(
      made.map(variationWrite),
      made.map(({ id }) => String(id)),
    );
  }

  refuseVariations(refused: readonly OwnLevel[], answer: Fault): void {
    this.writes.refuse(refused.map(variationWrite), answer);
  }

  /** Those whose answer was lost, and which the product has. */
  adoptVariations(article: Subject, product: number, there: readonly { mark: string; id: number }[]): void {
    const lost = there.filter(({ mark }) => this.intendedAt(product, mark) !== undefined);
    this.acceptVariations(lost.map((one) => ({ ...one, article, product })));
  }

  /** Sent, and whether it was done nobody knows yet. undefined: not so. */
  intendedAt(product: number, mark: string): Date | undefined {
    return this.#sentAt('variation', `${product}/${mark}`);
  }

  /** One commit for requests that change them one by one, and leave soon. */
  intendChangesAhead(products: readonly ProductOf[]): void {
    this.writes.intendAhead(products.map(changeWrite));
  }

  /** Just before one request that changes them all. */
  intendChange(products: readonly ProductOf[]): void {
    this.writes.intendUnlessAhead(products.map(changeWrite));
  }

  /** The shop has answered, or the change is seen: nothing of it is still to come. */
  settleChange(products: readonly ProductOf[]): void {
    this.writes.accept(
      products.map(changeWrite),
      products.map(({ product }) => String(product)),
    );
  }

  /** When a change of the product was sent of which nobody knows whether it will still take effect. undefined: none was. */
  changeSentAt(product: number): Date | undefined {
    return this.#sentAt('product-change', String(product));
  }

  /** The same of a quantity. */
  quantitySentAt(product: number, mark: string): Date | undefined {
    return this.#sentAt('quantity', `${product}/${mark}`);
  }

  #sentAt(kind: string, key: string): Date | undefined {
    const write = this.writes.find(kind, key);
    return write?.state === 'SENDING' ? (write.intendedAt ?? undefined) : undefined;
  }

  intendQuantities(levels: readonly OwnLevel[]): void {
    this.writes.intendWanted(levels.map(quantityWrite));
  }

  takeBackQuantities(levels: readonly OwnLevel[]): void {
    this.writes.takeBack(levels.map(quantityWrite));
  }

  settleQuantities(levels: readonly OwnLevel[]): void {
    this.writes.accept(
      levels.map(quantityWrite),
      levels.map(() => ''),
    );
  }

  /** Whether it was sent before: then a quantity that is not 0 is ours, or what was left of it by a sale. */
  wasQuantitySent(product: number, mark: string): boolean {
    return this.writes.find('quantity', `${product}/${mark}`)?.state === 'SENDING';
  }

  /** It is whole. */
  finish(article: Subject, product: number): void {
    this.writes.accept([writeOf('product-whole', String(product), article)], [String(product)]);
  }

  remember(product: number, facts: readonly [fact: string, Fact][]): void {
    if (facts.length === 0) return;
    for (const [fact, value] of facts) this.#facts.set(`${product}/${fact}`, value);
    this.#ledger.withNextCommit(() => {
      for (const [fact, value] of facts) this.#ledger.articleFacts.put(product, fact, value);
    });
  }

  /** Prices that were made here: the shop's number, null where an answer was lost; by key. */
  specificPrices(): ReadonlyMap<string, number | null> {
    const known = this.#ledger.outbox
      .ofKind('shop', 'specific-price')
      .filter(({ state }) => state === 'ACCEPTED' || state === 'SENDING');
    return new Map(
      known.map(({ key, state, remoteId }) => [key, state === 'ACCEPTED' ? Number(remoteId) : null]),
    );
  }

  /** It was taken away in the shop, and may be made again. */
  forgetSpecificPrice(key: string): void {
    this.writes.forget({ kind: 'specific-price', key });
  }
}

/** A product as the ledger knows it. */
export interface ProductOf {
  article: Subject;
  product: number;
}

/** A variation as the ledger knows it. */
export interface OwnLevel extends ProductOf {
  mark: string;
}

export interface OwnVariation extends OwnLevel {
  /** null: the file does not say. */
  quantity: number | null;
}

/** Something of an article that is made once. */
export function writeOf(
  kind: string,
  key: string,
  { key: subject }: Subject,
  payload: unknown = null,
): NewWrite {
  return { target: 'shop', kind, key, orderKey: null, subject, event: 'article', payload };
}

function variationWrite({ article, product, mark }: OwnLevel): NewWrite {
  return writeOf('variation', `${product}/${mark}`, article);
}

function quantityWrite({ article, product, mark }: OwnLevel): NewWrite {
  return writeOf('quantity', `${product}/${mark}`, article);
}

function changeWrite({ article, product }: ProductOf): NewWrite {
  return writeOf('product-change', String(product), article);
}
