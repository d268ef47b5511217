import type { Catalogue, CatalogueFacts, ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Article, MediaSource } from './article.ts';
import { ArticleLedger } from './article-ledger.ts';
import { BatchPace } from './batch-pace.ts';
import type { ArticleRules } from './article-rules.ts';
import type { EmitFill } from './fill-event.ts';
import { NamesOfShop } from './names-of-shop.ts';
import type { PlanContext } from './plan-context.ts';
import { planArticles, soughtBy, type ArticlesPlan } from './plan-articles.ts';
import { aheadMs } from './writes-of-run.ts';

/** What filling a shop works with. */
export interface FillSurroundings {
  catalogue: Catalogue;
  media: MediaSource;
  ledger: Ledger;
  rules: ArticleRules;
  /** Named by a person: what was deleted in the shop is made again. */
  mayBeMadeAnew: (article: Article) => boolean;
  now: () => Date;
  /** So long after it has left a request may still take effect. Milliseconds. */
  graceMs: number;
  emit: EmitFill;
}

/** The shop as it is seen while it is filled: what is made is known at once. */
export class FillContext {
  readonly around: FillSurroundings;
  readonly memory: ArticleLedger;
  facts: CatalogueFacts;
  /** How many rows of a kind go out with one request. */
  readonly pace: { products: BatchPace; variations: BatchPace };

  constructor(around: FillSurroundings, facts: CatalogueFacts) {
    this.around = around;
    this.facts = facts;
    this.memory = new ArticleLedger(around.ledger, around.now);
    this.pace = {
      products: new BatchPace({ first: 4, most: 20 }, around.now),
      variations: new BatchPace({ first: 16, most: 80 }, around.now),
    };
  }

  /** So long after its intent stands in the ledger a request may still take effect: it may have left late. Milliseconds. */
  get graceMs(): number {
    return this.around.graceMs + aheadMs;
  }

  /** What the plan of one product is made with. */
  get ofPlan(): PlanContext {
    const { facts, memory, around } = this;
    return { facts, memory, rules: around.rules, names: new NamesOfShop(facts) };
  }

  /** `known`: numbers of products that were found a moment ago, by article: these are asked for by nothing else. */
  look(
    articles: readonly Article[],
    known: ReadonlyMap<Article, number> = new Map(),
  ): Promise<readonly ShopProduct[]> {
    const sought = soughtBy(
      articles.filter((article) => !known.has(article)),
      this.memory,
    );
    return this.around.catalogue.look({ ...sought, ids: [...sought.ids, ...known.values()] });
  }

  plan(articles: readonly Article[], products: readonly ShopProduct[]): ArticlesPlan {
    const { rules, mayBeMadeAnew } = this.around;
    const { facts, memory } = this;
    return planArticles(articles, { facts, products, rules, memory, mayBeMadeAnew });
  }
}
