import { newShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { onFillStage, type FillStage } from './fill-stage.ts';
import { medium, shoe } from './sample-articles.ts';

/** Plays in a shop that has nothing yet and is gone afterwards. */
export async function inShop(
  play: (shop: WebShop, stage: FillStage) => Promise<void>,
  options: WebShopOptions = {},
): Promise<void> {
  const shop = await newShop(options).open();
  try {
    await onFillStage(shop, (stage) => play(shop, stage));
  } finally {
    await shop.close();
  }
}

/** The first row of a table with that value; throws where there is none. */
export function row({ state: { data } }: WebShop, table: string, field: string, value: string | number) {
  const found = data.table(table).first(field, value);
  if (found === undefined) throw new Error(`no ${table} with ${field} ${value}`);
  return found;
}

/** A day's articles: one with images, a document and texts, one with little, one without sizes. */
export const today = [
  shoe('1234', '3610001', ['38', '39'], {
    images: [medium('1234-39.png', '3610001000001'), medium('1234.png')],
    documents: [medium('Guide des tailles et conseils entretien.pdf')],
    texts: { description: '<p>Une belle <b>bottine</b>.</p>' },
  }),
  shoe('1235', '3610002', ['39'], { manufacturer: null, features: [], categories: [] }),
  { ...shoe('9000', '3610009'), variations: [simple('3610009000000')] },
];

function simple(gencod: string): Article['variations'][number] {
  return { gencod, reference: '', attributes: [], quantity: 7, extraPrice: 0, line: 9 };
}
