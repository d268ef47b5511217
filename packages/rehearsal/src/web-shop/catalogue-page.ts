import { onShelf } from './catalogue-effects.ts';
import { shownPrice } from './shown-price.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

/** A product as a customer sees it: without numbers of the shop's own, which differ from shop to shop. */
export interface ShownProduct {
  readonly name: string;
  /** "49.90", with tax and after reductions. */
  readonly price: string;
  readonly category: string;
  readonly maker: string;
  readonly description: string;
  /** "38: 3". */
  readonly sizes: readonly string[];
  /** "Matière: Cuir". */
  readonly features: readonly string[];
  /** Sizes that an image is shown with, after its position. */
  readonly images: readonly string[];
  readonly documents: readonly string[];
}

/** What is on the pages: only what is active, and whole as far as the shop knows. By name. */
export function shownProducts(state: ShopState): ShownProduct[] {
  const products = state.data.table('products');
  const seen = [...products.rows.values()].filter((row) =>
    ['active', 'state', 'available_for_order'].every((field) => products.value(row, field) === '1'),
  );
  return seen
    .map((row) => shownProduct(state, row))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function shownProduct(state: ShopState, row: StoredRow): ShownProduct {
  const { data } = state;
  const products = data.table('products');
  return {
    name: products.text(row, 'name', 1) ?? '',
    price: priceOf(state, row),
    category: nameIn(state, 'categories', products.number(row, 'id_category_default')),
    maker: makerOf(state, row),
    description: products.text(row, 'description', 1) ?? '',
    sizes: sizesOf(state, row),
    features: (row.links.get('product_features') ?? []).map(({ id, id_feature_value: value }) => {
      const text = data.table('product_feature_values').rows.get(Number(value))?.texts.get('value')?.get(1);
      return `${nameIn(state, 'product_features', Number(id))}: ${text ?? ''}`;
    }),
    images: imagesOf(state, row),
    documents: (row.links.get('attachments') ?? []).map(({ id }) => nameIn(state, 'attachments', Number(id))),
  };
}

/** Pages add the ecotax whether or not the shop is set to use it. */
function priceOf(state: ShopState, row: StoredRow): string {
  const options: Record<string, string> = { use_tax: '1', use_ecotax: '1', decimals: '2' };
  return Number(shownPrice(state, row, (name) => options[name])).toFixed(2);
}

function nameIn({ data }: ShopState, table: string, id: number): string {
  return data.table(table).rows.get(id)?.texts.get('name')?.get(1) ?? '';
}

function makerOf({ data }: ShopState, row: StoredRow): string {
  const makers = data.table('manufacturers');
  const maker = makers.rows.get(data.table('products').number(row, 'id_manufacturer'));
  return maker ? (makers.value(maker, 'name') ?? '') : '';
}

function sizesOf(state: ShopState, product: StoredRow): string[] {
  const sizes = state.data.table('combinations').where('id_product', product.id);
  if (sizes.length === 0) return [`: ${onShelf(state, product.id, 0)}`];
  return sizes.map((size) => `${labelOf(state, size)}: ${onShelf(state, product.id, size.id)}`).toSorted();
}

function labelOf(state: ShopState, size: StoredRow): string {
  const values = size.links.get('product_option_values') ?? [];
  return values.map(({ id }) => nameIn(state, 'product_option_values', Number(id))).join(' ');
}

function imagesOf(state: ShopState, product: StoredRow): string[] {
  const sizes = state.data.table('combinations').where('id_product', product.id);
  return (product.links.get('images') ?? []).map(({ id = '' }, at) => {
    const own = sizes.filter((size) => size.links.get('images')?.some((image) => image.id === id));
    const isWhole = state.files.has(`images/${id}`);
    return [`${at + 1}${isWhole ? '' : ' broken'}`, ...own.map((size) => labelOf(state, size))].join(' ');
  });
}

/** The shop's front page: every product that a customer can buy. */
export function cataloguePage(state: ShopState): string {
  const cards = shownProducts(state).map(cardOf);
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Boutique</title></head>
<body><h1>Boutique</h1><p class="count">${cards.length}</p>
${cards.join('\n')}
</body></html>
`;
}

function cardOf(product: ShownProduct): string {
  const list = (name: string, all: readonly string[]): string =>
    all.length === 0
      ? ''
      : `<ul class="${name}">${all.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
  return [
    '<article>',
    `<h2>${escaped(product.name)}</h2>`,
    `<p class="price">${product.price.replace('.', ',')} €</p>`,
    `<p class="category">${escaped(product.category)}</p>`,
    product.maker === '' ? '' : `<p class="maker">${escaped(product.maker)}</p>`,
    // HTML is what a description is.
    product.description === '' ? '' : `<div class="description">${product.description}</div>`,
    list('sizes', product.sizes),
    list('features', product.features),
    list('images', product.images),
    list('documents', product.documents),
    '</article>',
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
