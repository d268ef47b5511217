import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Catalogue } from '@passerelle/core/ports/catalogue.ts';
import { ShopCatalogue } from '@passerelle/prestashop/adapters/shop-catalogue.ts';
import { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import type { Article, MediaSource, SpecificPrice } from '@passerelle/stock-csv-mod/articles/article.ts';
import type { ArticlePart, ArticleRules } from '@passerelle/stock-csv-mod/articles/article-rules.ts';
import type { FillEvent } from '@passerelle/stock-csv-mod/articles/fill-event.ts';
import {
  fillPrices,
  fillShop,
  planFilling,
  type ShopFilling,
} from '@passerelle/stock-csv-mod/articles/fill-shop.ts';
import { madeUpMedia } from './sample-articles.ts';

/** A shop that is filled, and the ledger that knows of it. */
export interface FillStage {
  client: ShopClient;
  /** Fills it as a run does. Rejects as a run fails. */
  fill(articles: readonly Article[], how?: FillHow): Promise<FillEvent[]>;
  plan(articles: readonly Article[], how?: FillHow): Promise<ShopFilling>;
  prices(rows: readonly SpecificPrice[], how?: FillHow): Promise<FillEvent[]>;
  /** What the program had not written down is lost, as in a kill. */
  kill(): void;
  /** Seconds go by. */
  pass(seconds: number): void;
}

export interface FillHow {
  update?: readonly ArticlePart[];
  create?: ArticleRules['create'];
  decimals?: number;
  media?: MediaSource;
  limit?: number;
  anew?: boolean;
  graceMs?: number;
  /** Of a file of prices: every row could be read. */
  isAll?: boolean;
  /** In between the run and the shop. */
  wrap?: (catalogue: Catalogue) => Catalogue;
}

export const createAll: ArticleRules['create'] = {
  isActive: true,
  category: ['Accueil'],
  taxGroup: 'FR Taux standard (20%)',
};

export async function onFillStage(
  shop: { url: string; key: string },
  play: (stage: FillStage) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(fastFolder(), 'articles-'));
  const opened: Ledger[] = [];
  const open = (): Ledger => {
    const one = openLedger(join(folder, 'passerelle.sqlite'), { uniqueId: () => 'id', pace: 1 });
    opened.push(one);
    return one;
  };
  let ledger = open();
  let now = new Date('2026-11-22T10:12:00Z').getTime();
  try {
    const client = clientOf(shop);
    const catalogue = new ShopCatalogue(client, { name: 'shop', shopId: 0 });
    const around = (how: FillHow, events: FillEvent[]) => ({
      ...{ catalogue: how.wrap?.(catalogue) ?? catalogue, ledger },
      ...{ media: how.media ?? madeUpMedia, graceMs: how.graceMs ?? 60_000 },
      rules: rulesOf(how),
      mayBeMadeAnew: () => how.anew ?? false,
      now: () => new Date(now),
      emit: (event: FillEvent) => void events.push(event),
    });
    await play({
      client,
      // The killed one is left as it is: closed, it would write what is lost.
      kill: () => void (ledger = open()),
      plan: (articles, how = {}) => planFilling(articles, around(how, [])),
      async fill(articles, how = {}) {
        const events: FillEvent[] = [];
        const surroundings = around(how, events);
        await fillShop(await planFilling(articles, surroundings), surroundings, how.limit);
        return events;
      },
      async prices(rows, how = {}) {
        const events: FillEvent[] = [];
        const surroundings = around(how, events);
        await fillPrices(
          { rows, isAll: how.isAll ?? true },
          await planFilling([], surroundings),
          surroundings,
        );
        return events;
      },
      pass: (seconds) => void (now += seconds * 1000),
    });
  } finally {
    for (const one of opened) one.close();
    rmSync(folder, { recursive: true });
  }
}

function rulesOf({ update = ['variations'], create = createAll, decimals = 6 }: FillHow): ArticleRules {
  return { update: new Set(update), create, decimals };
}

/** Waits for nothing between attempts. */
function clientOf({ url, key }: { url: string; key: string }): ShopClient {
  let now = 0;
  return new ShopClient(
    { url, key, shopId: 0, timeoutSeconds: 20, attempts: 1, deadlineSeconds: 60 },
    {
      now: () => now,
      wait: (milliseconds) => Promise.resolve(void (now += milliseconds)),
      onNotice: () => undefined,
    },
  );
}

/** What became of each article: '1234 noir written', '1235 noir refused article/no-price'. */
export function endings(events: readonly FillEvent[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'article'
      ? [
          [event.article.key, event.decision, event.reason?.kind, ...event.partly.map(({ kind }) => kind)]
            .filter(Boolean)
            .join(' '),
        ]
      : [],
  );
}
