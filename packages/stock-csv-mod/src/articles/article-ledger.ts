import type { Fault } from '@passerelle/core/failure/failure.ts';
import { intentsIn } from '@passerelle/core/delivery/ledger-intents.ts';
import type { Intents } from '@passerelle/core/delivery/make-once.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write } from '@passerelle/core/ledger/outbox.ts';
import type { ArticleMemory, Fact, MadeProduct } from './article-memory.ts';
import type { Article } from './article.ts';

type Subject = Pick<Article, 'key'>;

/**
 * What of articles stands in the ledger: what was made, was to be made, and what the shop made of it. An intent is on disk
 * before its request leaves. That it was done goes there with the next intent: lost in a kill, it is found by a look.
 */
export class ArticleLedger implements ArticleMemory {
  readonly intents: Intents;
  readonly #ledger: Ledger;
  readonly #now: () => Date;
  /** Done in this run: the other side's number, by kind and key. */
  readonly #done = new Map<string, string>();
  readonly #facts = new Map<string, Fact>();

  constructor(ledger: Ledger, now: () => Date) {
    this.#ledger = ledger;
    this.#now = now;
    const inLedger = intentsIn(ledger, now);
    this.intents = {
      find: ({ kind, key }) => this.#find(kind, key),
      intend: (write) => {
        inLedger.intend(write);
        this.#done.delete(nameOf(write));
      },
      settle: (write, settlement) => {
        if (settlement.state === 'ACCEPTED') this.#accept([write], [settlement.remoteId ?? '']);
        else inLedger.settle(write, settlement);
      },
      seeAbsent: (write) => void inLedger.seeAbsent(write),
    };
  }

  /** Whatever was done is on disk when it returns. */
  commit(): void {
    this.#ledger.transaction(() => undefined);
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
    return this.#facts.get(`${product}/${fact}`) ?? this.#ledger.articleFacts.find(product, fact);
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
    this.#done.delete(nameOf(write));
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
    const made = settled.filter(({ state }) => state === 'ACCEPTED');
    this.#accept(
      made.map(({ mark }) => variationWrite(article, product, mark)),
      made.map(({ id }) => String(id ?? '')),
    );
    const refused = settled.filter(({ state }) => state === 'REFUSED');
    if (refused.length === 0) return;
    this.#ledger.transaction(() => {
      for (const { mark, answer } of refused) {
        const known = this.#added(variationWrite(article, product, mark));
        this.#ledger.outbox.move(
          this.#opened(known),
          { state: 'REFUSED', ...(answer && { answer }) },
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
    this.#ledger.transaction(() => {
      for (const { article, product, mark } of levels) {
        const known = this.#added(quantityWrite(article, product, mark));
        if (known.state === 'PREPARED') this.#move(known, 'SENDING');
      }
    });
  }

  settleQuantities(levels: readonly OwnLevel[]): void {
    this.#accept(
      levels.map(({ article, product, mark }) => quantityWrite(article, product, mark)),
      levels.map(() => ''),
    );
  }

  /** Whether it was sent before: then a quantity that is not 0 is ours, or what was left of it by a sale. */
  wasQuantitySent(product: number, mark: string): boolean {
    return this.#find('quantity', `${product}/${mark}`)?.state === 'SENDING';
  }

  /** It is whole. */
  finish(article: Subject, product: number): void {
    this.#accept([writeOf('product-whole', String(product), article)], [String(product)]);
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
    this.#done.delete(nameOf({ kind: 'specific-price', key }));
    this.#ledger.transaction(() => this.#ledger.outbox.forget('shop', 'specific-price', key));
  }

  #accept(writes: readonly NewWrite[], remoteIds: readonly string[]): void {
    if (writes.length === 0) return;
    for (const [at, write] of writes.entries()) this.#done.set(nameOf(write), remoteIds[at] ?? '');
    this.#ledger.withNextCommit(() => {
      for (const [at, write] of writes.entries()) {
        const known = this.#added(write);
        if (known.state === 'ACCEPTED') continue;
        const change = { state: 'ACCEPTED', remoteId: remoteIds[at] ?? '' } as const;
        this.#ledger.outbox.move(this.#opened(known), change, this.#now());
      }
    });
  }

  #find(kind: string, key: string): Write | null {
    const write = this.#ledger.outbox.find('shop', kind, key);
    const remoteId = this.#done.get(nameOf({ kind, key }));
    if (remoteId === undefined) return write;
    return { ...(write ?? asNew(kind, key)), state: 'ACCEPTED', remoteId };
  }

  #added(write: NewWrite): Write {
    this.#ledger.outbox.add(write, this.#now());
    const found = this.#ledger.outbox.find('shop', write.kind, write.key);
    if (found === null) throw new Error(`write ${write.kind} ${write.key} is not in the ledger`);
    return found;
  }

  /** In a state from which it may be settled. */
  #opened(write: Write): Write {
    if (write.state === 'PREPARED' || write.state === 'SENDING') return write;
    this.#move(write, 'PREPARED');
    return { ...write, state: 'PREPARED' };
  }

  #move(write: Pick<Write, 'id' | 'state'>, state: 'PREPARED' | 'SENDING'): void {
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
  answer?: Fault;
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

function nameOf({ kind, key }: Pick<NewWrite, 'kind' | 'key'>): string {
  return `${kind}\n${key}`;
}

/** As it will stand in the ledger. */
function asNew(kind: string, key: string): Write {
  const nothing = { intendedAt: null, absentSince: null, settledAt: null, answer: null, remoteId: '' };
  return {
    ...writeOf(kind, key, { key: '' }),
    ...nothing,
    ...{ id: 0, payloadSha256: '', state: 'PREPARED', createdAt: new Date(0), attempts: 0 },
  };
}
