import type { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import type { Outcome, Written } from '@passerelle/prestashop/writes.ts';

/** What the suite makes in a shop for itself, and takes away again. */
export interface Things {
  readonly product: number;
  /** Two sizes, the first of which is the default one. */
  readonly sizes: readonly [number, number];
  readonly optionValues: readonly [number, number];
  readonly customer: number;
  readonly address: number;
  readonly order: number;
  /** Text that no other row of the shop has: references and e-mail addresses begin with it. */
  readonly mark: string;
}

/** The id of what was written; a write that was not done ends the test. */
export function idOf(outcome: Outcome<Written>): number {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${JSON.stringify(outcome.fault)}`);
  return outcome.value.id;
}

export async function makeThings(client: ShopClient): Promise<Things> {
  const mark = `essai${Date.now().toString(36)}`;
  const product = idOf(await client.create('products', productNamed(mark, await languagesIn(client))));
  const [group] = await client.all({ resource: 'product_options', fields: ['group_type'] });
  const optionValues = [
    await makeValue(client, group?.id ?? 1, `Rosé ${mark}`),
    await makeValue(client, group?.id ?? 1, `rose ${mark}`),
  ] as const;
  const sizes = [
    await makeSize(client, product, mark, optionValues[0], true),
    await makeSize(client, product, mark, optionValues[1], false),
  ] as const;
  const customer = idOf(await client.create('customers', customerNamed(mark)));
  const address = idOf(await client.create('addresses', addressOf(customer, await countryIn(client))));
  const order = await makeOrder(client, { product, size: sizes[0], customer, address });
  return { mark, product, sizes, optionValues, customer, address, order };
}

/** Whatever can be taken away, the last first. */
export async function takeAway(client: ShopClient, things: Things): Promise<void> {
  await client.delete('orders', things.order);
  await client.delete('products', things.product);
  for (const value of things.optionValues) await client.delete('product_option_values', value);
  await client.delete('addresses', things.address);
  await client.delete('customers', things.customer);
}

async function languagesIn(client: ShopClient): Promise<number[]> {
  return (await client.languages()).map(({ id }) => id);
}

async function countryIn(client: ShopClient): Promise<number> {
  const where = [{ field: 'iso_code', is: 'FR' }] as const;
  const [france] = await client.all({ resource: 'countries', fields: ['iso_code'], where });
  return france?.id ?? 8;
}

function productNamed(mark: string, languages: readonly number[]) {
  const inAll = (text: string) => new Map(languages.map((id) => [id, text]));
  return {
    fields: {
      id_category_default: 2,
      id_tax_rules_group: 1,
      id_shop_default: 1,
      reference: mark,
      product_type: 'combinations',
      state: 1,
      active: 1,
      available_for_order: 1,
      show_price: 1,
      visibility: 'both',
      minimal_quantity: 1,
      price: '19.166667',
      name: inAll(`Bottine « ${mark} » & co`),
      link_rewrite: inAll(`bottine-${mark}`),
    },
    associations: { categories: { node: 'category', rows: [{ id: 2 }] } },
  };
}

async function makeValue(client: ShopClient, group: number, name: string): Promise<number> {
  const texts = new Map((await languagesIn(client)).map((id) => [id, name]));
  return idOf(
    await client.create('product_option_values', { fields: { id_attribute_group: group, name: texts } }),
  );
}

async function makeSize(
  client: ShopClient,
  product: number,
  mark: string,
  value: number,
  isDefault: boolean,
): Promise<number> {
  const fields = { id_product: product, reference: `${mark}-${value}`, price: 0, minimal_quantity: 1 };
  const entity = {
    fields: { ...fields, ean13: String(2_990_000_000_000 + value), ...(isDefault ? { default_on: 1 } : {}) },
    associations: { product_option_values: { node: 'product_option_value', rows: [{ id: value }] } },
  };
  return idOf(await client.create('combinations', entity));
}

export function customerNamed(mark: string) {
  return {
    fields: {
      firstname: 'Élise',
      lastname: 'Essai',
      email: `${mark}@example.test`,
      passwd: `Une phrase ${mark} de passe`,
      id_default_group: 3,
      active: 1,
    },
    associations: { groups: { node: 'group', rows: [{ id: 3 }] } },
  };
}

function addressOf(customer: number, country: number) {
  return {
    fields: {
      id_customer: customer,
      id_country: country,
      alias: 'Maison',
      firstname: 'Élise',
      lastname: 'Essai',
      address1: "12 rue de l'Écluse",
      postcode: '35000',
      city: 'Rennes',
    },
  };
}

async function makeOrder(
  client: ShopClient,
  { product, size, customer, address }: { product: number; size: number; customer: number; address: number },
): Promise<number> {
  const people = { id_customer: customer, id_address_delivery: address, id_address_invoice: address };
  const common = { ...people, id_currency: 1, id_lang: 1, id_carrier: 2, id_shop: 1, id_shop_group: 1 };
  const row = { id_product: product, id_product_attribute: size, id_address_delivery: address, quantity: 2 };
  const cart = await client.create('carts', {
    fields: { ...common, delivery_option: `{"${address}":"2,"}` },
    associations: { cart_rows: { node: 'cart_row', rows: [row] } },
  });
  const sums = { total_paid: 46, total_paid_real: 46, total_products: 38.33, total_products_wt: 46 };
  const fields = { ...common, ...sums, conversion_rate: 1, module: 'ps_wirepayment', payment: 'Virement' };
  return idOf(
    await client.create('orders', { fields: { ...fields, id_cart: idOf(cart), current_state: 2 } }),
  );
}
