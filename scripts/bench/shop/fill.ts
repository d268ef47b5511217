/**
 * Brings made-up articles into a shop: `node fill.ts <address> <key> <how many> <ledger>`, or `… one-by-one` as a plain
 * script does that looks for each and sends each thing by itself. Prints what it cost, as JSON.
 */
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import type { Catalogue, CatalogueOutcome } from '@passerelle/core/ports/catalogue.ts';
import { ShopCatalogue } from '@passerelle/prestashop/adapters/shop-catalogue.ts';
import { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { fillShop, planFilling } from '@passerelle/stock-csv-mod/articles/fill-shop.ts';
import { madeUpArticles, pictureFor } from './made-up-articles.ts';

const [url = '', key = '', count = '', how = ''] = process.argv.slice(2);
const client = new ShopClient(
  { url, key, shopId: 0, timeoutSeconds: 60, attempts: 1, deadlineSeconds: 120 },
  {
    now: () => performance.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    onNotice: () => undefined,
  },
);
const catalogue = new ShopCatalogue(client, { name: 'shop', shopId: 0 });
const articles = madeUpArticles(Number(count));
const startedAt = performance.now();
await (how === 'one-by-one' ? oneByOne(catalogue) : asWeDo(how));
const milliseconds = Math.round(performance.now() - startedAt);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ requests: client.requests, milliseconds, megabytes }));

async function asWeDo(path: string): Promise<void> {
  const ledger = openLedger(path, { uniqueId: () => 'bench', pace: 1 });
  const image = ({ name }: { name: string }) => Promise.resolve(pictureFor(name));
  const around = {
    ...{ catalogue, ledger, media: { image, document: image }, graceMs: 60_000 },
    rules: {
      create: { isActive: true, category: ['Accueil'] as const, taxGroup: null },
      update: new Set(['variations', 'price', 'images'] as const),
      decimals: 6,
    },
    mayBeMadeAnew: () => false,
    now: () => new Date(),
    emit: () => undefined,
  };
  await fillShop(await planFilling(articles, around), around, undefined);
  ledger.close();
}

async function oneByOne(shop: Catalogue): Promise<void> {
  const { taxGroups, homeCategory } = await shop.facts();
  const taxGroup = taxGroups.find(({ rate }) => rate === 2000)?.id ?? 0;
  const group = done(await shop.makeThing({ kind: 'attribute', name: 'Pointure' }));
  const values = new Map<string, number>();
  for (const { value } of articles[0]?.variations.flatMap(({ attributes }) => attributes) ?? [])
    values.set(value, done(await shop.makeThing({ kind: 'attribute-value', of: group, name: value })));
  for (const article of articles)
    await makeAlone(shop, article, { taxGroup, mainCategory: homeCategory, values });
}

interface Known {
  taxGroup: number;
  mainCategory: number;
  values: ReadonlyMap<string, number>;
}

async function makeAlone(
  shop: Catalogue,
  article: Article,
  { taxGroup, mainCategory, values }: Known,
): Promise<void> {
  const none = { ids: [], gencods: [], names: [] };
  await shop.look({ ...none, references: [article.reference] });
  const [id = 0] = done(
    await shop.makeProducts([
      {
        ...{ reference: article.reference, gencod: '', price: 41_583_333, hasVariations: true },
        ...{ names: new Map([[1, article.name]]), links: new Map([[1, article.reference.toLowerCase()]]) },
        ...{ taxGroup, mainCategory, categories: [mainCategory] },
      },
    ]),
  );
  for (const [at, { gencod, attributes }] of article.variations.entries()) {
    const value = values.get(attributes[0]?.value ?? '') ?? 0;
    const entry = { product: id, gencod, reference: '', values: [value], extraPrice: 0, isDefault: at === 0 };
    done(await shop.makeVariations([entry]));
  }
  done(await shop.addImage(id, pictureFor(article.reference)));
  const [there] = await shop.look({ ...none, references: [], ids: [id] });
  for (const [at, { stockRow }] of (there?.variations ?? []).entries())
    done(await shop.setQuantities([{ row: stockRow, pieces: 1 + at }]));
  done(await shop.changeProducts([{ id, isActive: true }]));
}

function done<T>(outcome: CatalogueOutcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome.fault));
  return outcome.value;
}
