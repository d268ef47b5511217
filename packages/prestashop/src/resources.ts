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
  order_invoices: 'order_invoice',
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
  zones: 'zone',
} as const;

export type ResourceName = keyof typeof nodeNames;

/** The methods of a right, as `GET /api/` names them. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
