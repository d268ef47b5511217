/** The resources of the web service that are used here, and what one row of each is called in XML. */
export const nodeNames = {
  addresses: 'address',
  attachments: 'attachment',
  carriers: 'carrier',
  cart_rules: 'cart_rule',
  carts: 'cart',
  categories: 'category',
  combinations: 'combination',
  configurations: 'configuration',
  countries: 'country',
  currencies: 'currency',
  customers: 'customer',
  groups: 'group',
  languages: 'language',
  manufacturers: 'manufacturer',
  order_carriers: 'order_carrier',
  order_cart_rules: 'order_cart_rule',
  order_details: 'order_detail',
  order_histories: 'order_history',
  order_payments: 'order_payment',
  order_slip: 'order_slip',
  order_states: 'order_state',
  orders: 'order',
  product_feature_values: 'product_feature_value',
  product_features: 'product_feature',
  product_option_values: 'product_option_value',
  product_options: 'product_option',
  products: 'product',
  shops: 'shop',
  specific_prices: 'specific_price',
  stock_availables: 'stock_available',
  suppliers: 'supplier',
  tax_rule_groups: 'tax_rule_group',
  tax_rules: 'tax_rule',
  taxes: 'tax',
} as const;

export type ResourceName = keyof typeof nodeNames;

/**
 * Associations that are shown with `display=full` alone: asked for by name they come without their ids, in JSON not at
 * all, as if there were none.
 */
const shownWithAllOnly: Readonly<Partial<Record<ResourceName, readonly string[]>>> = {
  categories: ['categories', 'products'],
  combinations: ['product_option_values', 'images'],
  customers: ['groups'],
};

/** Whether a row must be asked for whole to have these associations. */
export function needsAll(resource: ResourceName, links: readonly string[]): boolean {
  return links.some((link) => shownWithAllOnly[resource]?.includes(link));
}

/** The methods of a right, as `GET /api/` names them. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
