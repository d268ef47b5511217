import type { Fault } from '@passerelle/core/failure/failure.ts';
import { placeKey, type Article, type TextKind } from './article.ts';
import type { ProductOf } from './article-ledger.ts';
import type { Done } from './fill-event.ts';
import { linkFact, type ProductPlan } from './plan-product.ts';
import type { FieldChange, ProductStep, VariationChange } from './product-step.ts';

/** What is written of an article, and how far it has come. */
export interface Open {
  plan: ProductPlan;
  progress: ArticleProgress;
}

export type ProgressOf = (article: Article) => ArticleProgress;

export function productOf({ plan: { article }, progress: { product } }: Open): ProductOf {
  return { article, product };
}

/** How far one article has come in this run. */
export class ArticleProgress {
  readonly article: Article;
  /** 0: it has none yet. */
  product = 0;
  /** Why nothing more of it is done in this run. `waits`: a later one goes on. */
  stop: { kind: 'refused' | 'waits'; fault: Fault } | null = null;
  readonly partly: Fault[] = [];
  /** Descriptions that were written since the product was last read, with what stood there before; null: nothing did. */
  readonly writtenTexts = new Map<TextKind, string | null>();
  /** What the plan leaves out of it. */
  staysOut: readonly Fault[] = [];
  #isMade = false;
  #isShown = false;
  readonly #changes = new Map<string, FieldChange | VariationChange>();
  readonly #variations = new Set<string>();
  readonly #quantities = new Set<string>();
  readonly #leftOut = new Set<string>();
  readonly #broken = new Set<string>();
  #images = 0;
  #documents = 0;

  constructor(article: Article) {
    this.article = article;
  }

  refuse(fault: Fault): void {
    this.stop ??= { kind: 'refused', fault };
  }

  wait(fault: Fault): void {
    this.stop ??= { kind: 'waits', fault };
  }

  made(product: number, isNew: boolean): void {
    this.product = product;
    this.#isMade ||= isNew;
  }

  changed(change: FieldChange | VariationChange): void {
    const key = change.kind === 'change' ? changeKey(change) : `${change.part}/${change.fields.id}`;
    if (!this.#changes.has(key)) this.#changes.set(key, change);
  }

  /** Whether that was written in this run already: once more would not help. */
  hasChanged(change: FieldChange | VariationChange): boolean {
    const key = change.kind === 'change' ? changeKey(change) : `${change.part}/${change.fields.id}`;
    return this.#changes.has(key);
  }

  added(labels: readonly string[]): void {
    for (const label of labels) this.#variations.add(label);
  }

  sent(what: 'image' | 'document'): void {
    if (what === 'image') this.#images += 1;
    else this.#documents += 1;
  }

  /** Whether that is still to be done; its being shown is apart. */
  isDue(step: ProductStep): boolean {
    return step.kind !== 'show' && !this.#leftOut.has(partKey(step));
  }

  /** An article without one of its pictures is an article all the same. */
  leaveOut(step: MediumStep, fault: Fault): void {
    this.#leftOut.add(partKey(step));
    this.partly.push(fault);
  }

  /** The shop broke at it: where nothing of it is seen it is tried once more, and left out then. */
  broke(step: MediumStep, fault: Fault): void {
    if (this.#broken.has(partKey(step))) this.leaveOut(step, fault);
    this.#broken.add(partKey(step));
  }

  counted(mark: string): void {
    this.#quantities.add(mark);
  }

  hasCounted(mark: string): boolean {
    return this.#quantities.has(mark);
  }

  shown(): void {
    this.#isShown = true;
  }

  get done(): Done {
    return {
      isMade: this.#isMade,
      changes: [...this.#changes.values()],
      variations: [...this.#variations],
      images: this.#images,
      documents: this.#documents,
      quantities: this.#quantities.size,
      isShown: this.#isShown,
    };
  }

  get isAnything(): boolean {
    const { isMade, changes, variations, images, documents, quantities, isShown } = this.done;
    return isMade || isShown || changes.length + variations.length + images + documents + quantities > 0;
  }
}

/** What may stay out of an article that is whole otherwise. */
export type MediumStep = Extract<ProductStep, { kind: 'image' | 'document' | 'link-image' }>;

/** '' for what never stays out. */
function partKey(step: ProductStep): string {
  if (step.kind === 'link-image') return linkFact(step.variation, step.added);
  return step.kind === 'image' || step.kind === 'document' ? placeKey(step.medium.place) : '';
}

function changeKey({ part, fields }: FieldChange): string {
  return `${part}/${Object.keys(fields).join()}/${Object.keys(fields.texts ?? {}).join()}`;
}
