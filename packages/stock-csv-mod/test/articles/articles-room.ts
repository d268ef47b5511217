import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import { Rehearsal, type Outcome } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { newShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { StoredRow } from '@passerelle/rehearsal/web-shop/store.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';

export const now = new Date('2026-11-22T10:12:00');

export const sample = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../../samples/articles', name));

/** An empty web shop, an FTP server, and the program's own command line. */
export interface ArticlesRoom {
  shop: WebShop;
  rehearsal: Rehearsal;
  /** The stock file of ProShop. */
  put(file: string | Buffer, name?: string): void;
  articles(...argv: string[]): Promise<Outcome>;
  report(...argv: string[]): Promise<RunReport>;
  /** Each product as a customer finds it. */
  catalogue(): string[];
  /** What is kept in Rejets. */
  rejects(): string[];
  /** Requests that change something, since the last time. */
  writes(): string[];
}

export async function inArticlesRoom(
  play: (room: ArticlesRoom) => Promise<void>,
  articles: Record<string, unknown> = {},
  config: Record<string, unknown> = {},
): Promise<void> {
  const shop = await newShop({ now: () => now }).open();
  const rehearsal = await Rehearsal.begin({
    parent: fastFolder(),
    now,
    env: { PASSERELLE_SHOP_KEY: shop.key },
    config: {
      shop: { url: shop.url, key: 'env:PASSERELLE_SHOP_KEY', attempts: 1 },
      articles: { create: { taxRulesGroup: 'FR Taux standard (20%)' }, ...articles },
      ...config,
    },
  });
  let seen = 0;
  const room: ArticlesRoom = {
    shop,
    rehearsal,
    put: (file, name = 'ExportCSV.csv') => rehearsal.put(name, file),
    articles: (...argv) => rehearsal.stockCsvMod('articles', ...argv),
    report: async (...argv) =>
      JSON.parse((await rehearsal.stockCsvMod('articles', '--json', ...argv)).out) as RunReport,
    catalogue: () => catalogueOf(shop),
    rejects() {
      const folder = join(rehearsal.workDir, 'Rejets');
      if (!existsSync(folder)) return [];
      return readdirSync(folder).map((name) =>
        readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''),
      );
    },
    writes() {
      const fresh = shop.requests.slice(seen);
      seen = shop.requests.length;
      return fresh.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    },
  };
  try {
    await play(room);
  } finally {
    await rehearsal.end();
    await shop.close();
  }
}

/** "#1 SOFIA Atelier Vidal Cuir Noir 89.90 on sale [Accueil]: 38 3700000010036 ×2, …" */
function catalogueOf({ state: { data } }: WebShop): string[] {
  const table = (name: string) => [...data.table(name).rows.values()];
  const nameOf = (name: string, id: unknown) => textOf(data.table(name).rows.get(Number(id)), 'name');
  return table('products').map((product) => {
    const value = (key: string) => product.values.get(key) ?? '';
    const rate = 1.2;
    const sizes = table('combinations')
      .filter(({ values }) => values.get('id_product') === String(product.id))
      .map(({ id, values, links }) => {
        const labels = (links.get('product_option_values') ?? []).map((one) =>
          nameOf('product_option_values', one['id']),
        );
        const extra = Number(values.get('price') ?? 0) * rate;
        const shown = extra > 0 ? ` +${extra.toFixed(2)}` : '';
        return `${labels.join('/')} ${values.get('ean13') ?? ''} ×${piecesOf(product.id, id)}${shown}`;
      });
    const categories = (product.links.get('categories') ?? []).map((one) => nameOf('categories', one['id']));
    const price = (Number(value('price')) * rate).toFixed(2);
    const seen = value('active') === '1' ? '' : ' (hidden)';
    const simple = sizes.length === 0 ? [`${value('ean13')} ×${piecesOf(product.id, 0)}`] : sizes;
    return `${value('reference')} ${textOf(product, 'name')} ${price}${seen} [${categories.join(', ')}]: ${simple.join(', ')}`;
  });

  function piecesOf(product: number, combination: number): string {
    const row = table('stock_availables').find(
      ({ values }) =>
        values.get('id_product') === String(product) &&
        values.get('id_product_attribute') === String(combination),
    );
    return row?.values.get('quantity') ?? '-';
  }
}

function textOf(row: StoredRow | undefined, name: string): string {
  return row?.texts.get(name)?.get(1) ?? '';
}
