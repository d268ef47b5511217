import { intentsIn } from '@passerelle/core/delivery/ledger-intents.ts';
import type { Intents } from '@passerelle/core/delivery/make-once.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write } from '@passerelle/core/ledger/outbox.ts';
import type { ArticleMemory, Fact, MadeProduct } from './article-memory.ts';
import type { Article } from './article.ts';

type Subject = Pick<Article, 'key'>;

/** What of articles stands in the ledger: what was made, was to be made, and what the shop made of it. */
export class ArticleLedger implements ArticleMemory {
  readonly intents: Intents;
  readonly #ledger: Ledger;
  readonly #now: () => Date;

  constructor(ledger: Ledger, now: () => Date) {
    this.#ledger = ledger;
    this.#now = now;
    this.intents = intentsIn(ledger, now);
  }

  product(article: string): MadeProduct | null {
    const write = this.#find('product', article);
    if (write === null || write.state === 'PREPARED' || write.state === 'REFUSED') return null;
    const id = write.state === 'ACCEPTED' ? Number(write.remoteId) : null;
    const isFinished = id !== null && this.#find('product-whole', String(id)) !== null;
    return { id, isFinished };
  }

  quantity(product: number, variation: string): 'none' | 'open' | 'set' {
    const write = this.#find('quantity', `${product}/${variation}`);
    if (write === null) return 'none';
    return write.state === 'PREPARED' || write.state === 'SENDING' ? 'open' : 'set';
  }

  wasMade(product: number, variation: string): boolean {
    return this.#find('variation', `${product}/${variation}`)?.state === 'ACCEPTED';
  }

  fact(product: number, fact: string): Fact | null {
    return this.#ledger.articleFacts.find(product, fact);
  }

  image(product: number, sha256: string): number | null {
    const write = this.#find('image', `${product}/${sha256}`);
    return write?.state === 'ACCEPTED' ? Number(write.remoteId) : null;
  }

  /** Whether that number is one of the images that were sent to the product. */
  isImageKnown(product: number, image: number): boolean {
    return this.fact(product, `sent:${image}`) !== null;
  }

  /** Images that stood on the product just before one was sent; null: it never was. */
  imagesBefore(product: number, sha256: string): readonly number[] | null {
    const write = this.#find('image', `${product}/${sha256}`);
    const before = (write?.payload as { before?: number[] } | null | undefined)?.before;
    return write === null || before === undefined ? null : before;
  }

  /** The intent and what it needs, in one commit. */
  intendImage(write: NewWrite): void {
    this.#ledger.transaction(() => {
      const known = this.#added(write);
      if (known.state !== 'PREPARED') this.#move(known, 'PREPARED');
      this.#ledger.outbox.decide(known, write.payload);
      this.#move({ ...known, state: 'PREPARED' }, 'SENDING');
    });
  }

  /** Just before one request that makes them all; their quantities are to be set once they are there. */
  intendVariations(article: Subject, product: number, variations: readonly MarkedVariation[]): void {
    this.#ledger.transaction(() => {
      for (const { mark, quantity } of variations) {
        const known = this.#added(variationWrite(article, product, mark));
        if (known.state !== 'PREPARED') this.#move(known, 'PREPARED');
        this.#move({ ...known, state: 'PREPARED' }, 'SENDING');
        if (quantity !== null) this.#added(quantityWrite(article, product, mark));
      }
    });
  }

  settleVariations(article: Subject, product: number, settled: readonly SettledVariation[]): void {
    this.#ledger.transaction(() => {
      for (const { mark, state, id, answer } of settled) {
        const known = this.#added(variationWrite(article, product, mark));
        if (known.state === state) continue;
        const open = known.state === 'SENDING' ? known : this.#reopened(known);
        const { outbox } = this.#ledger;
        outbox.move(
          open,
          { state, remoteId: id === undefined ? '' : String(id), answer: answer ?? '' },
          this.#now(),
        );
      }
    });
  }

  /** Those whose answer was lost, and which the product has. */
  adoptVariations(article: Subject, product: number, there: readonly { mark: string; id: number }[]): void {
    const lost = there.filter(({ mark }) => this.intendedAt(product, mark) !== undefined);
    if (lost.length === 0) return;
    this.settleVariations(
      article,
      product,
      lost.map((one) => ({ ...one, state: 'ACCEPTED' })),
    );
  }

  /** Sent, and whether it was done nobody knows yet. undefined: not so. */
  intendedAt(product: number, mark: string): Date | undefined {
    const write = this.#find('variation', `${product}/${mark}`);
    return write?.state === 'SENDING' ? (write.intendedAt ?? undefined) : undefined;
  }

  intendQuantities(levels: readonly OwnLevel[]): void {
    this.#eachQuantity(levels, 'SENDING');
  }

  settleQuantities(levels: readonly OwnLevel[]): void {
    this.#eachQuantity(levels, 'ACCEPTED');
  }

  /** Whether it was sent before: then a quantity that is not 0 is ours, or what was left of it by a sale. */
  wasQuantitySent(product: number, mark: string): boolean {
    return this.#find('quantity', `${product}/${mark}`)?.state === 'SENDING';
  }

  finish(article: Subject, product: number): void {
    this.#ledger.transaction(() => {
      const known = this.#added(writeOf('product-whole', String(product), article));
      if (known.state !== 'ACCEPTED')
        this.#ledger.outbox.move(known, { state: 'ACCEPTED', remoteId: String(product) }, this.#now());
    });
  }

  remember(product: number, facts: readonly [fact: string, Fact][]): void {
    if (facts.length === 0) return;
    this.#ledger.transaction(() => {
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
    this.#ledger.transaction(() => this.#ledger.outbox.forget('shop', 'specific-price', key));
  }

  #eachQuantity(levels: readonly OwnLevel[], to: 'SENDING' | 'ACCEPTED'): void {
    this.#ledger.transaction(() => {
      for (const { article, product, mark } of levels) {
        const known = this.#added(quantityWrite(article, product, mark));
        if (known.state === to || known.state === 'ACCEPTED') continue;
        this.#move(known, to);
      }
    });
  }

  #find(kind: string, key: string): Write | null {
    return this.#ledger.outbox.find('shop', kind, key);
  }

  #added(write: NewWrite): Write {
    this.#ledger.outbox.add(write, this.#now());
    const found = this.#find(write.kind, write.key);
    if (found === null) throw new Error(`write ${write.kind} ${write.key} is not in the ledger`);
    return found;
  }

  #reopened(write: Write): Write {
    if (write.state !== 'PREPARED') this.#move(write, 'PREPARED');
    return { ...write, state: 'PREPARED' };
  }

  #move(write: Pick<Write, 'id' | 'state'>, state: 'PREPARED' | 'SENDING' | 'ACCEPTED'): void {
    if (!this.#ledger.outbox.move(write, { state }, this.#now()))
      throw new Error(`write ${write.id} is no longer ${write.state}: another run moved it`);
  }
}

export interface MarkedVariation {
  mark: string;
  quantity: number | null;
}

export interface SettledVariation {
  mark: string;
  state: 'ACCEPTED' | 'REFUSED';
  id?: number;
  answer?: string;
}

export interface OwnLevel {
  article: Subject;
  product: number;
  mark: string;
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

function variationWrite(article: Subject, product: number, mark: string): NewWrite {
  return writeOf('variation', `${product}/${mark}`, article);
}

function quantityWrite(article: Subject, product: number, mark: string): NewWrite {
  return writeOf('quantity', `${product}/${mark}`, article);
}
