import type { ShopJobName } from '@passerelle/core/ports/shop-facts.ts';
import type { Method } from '../resources.ts';
import type { Rights } from '../rights.ts';

/** One box of the key's page in PrestaShop. */
export interface Right {
  resource: string;
  method: Method;
}

type Use = 'read' | 'make' | 'change' | 'remove';

interface RightsOfJob {
  /** Without one of them the job can't do its work. */
  needed: Readonly<Record<string, readonly Use[]>>;
  /** They make it better; read only. */
  wanted: readonly string[];
}

const read = ['read'] as const;

function reading(...resources: string[]): Readonly<Record<string, readonly Use[]>> {
  return Object.fromEntries(resources.map((resource) => [resource, read]));
}

/** What each job needs by resource. A new job adds its line here. */
const rights: Partial<Record<ShopJobName, RightsOfJob>> = {
  orders: {
    needed: reading(
      'addresses',
      'carriers',
      'countries',
      'currencies',
      'customers',
      'order_cart_rules',
      'order_details',
      'order_payments',
      'order_states',
      'orders',
      'taxes',
    ),
    wanted: [
      'cart_rules',
      'combinations',
      'configurations',
      'languages',
      'product_option_values',
      'product_options',
    ],
  },
  'write-back': {
    needed: {
      ...reading('carriers', 'order_states', 'orders'),
      order_carriers: ['read', 'change'],
      order_histories: ['read', 'make'],
    },
    wanted: ['configurations'],
  },
  'customers-out': {
    needed: reading('addresses', 'countries', 'customers', 'groups', 'orders'),
    wanted: [],
  },
  'customers-in': {
    needed: {
      ...reading('configurations', 'countries', 'languages', 'orders'),
      addresses: ['read', 'make', 'change'],
      customers: ['read', 'make', 'change'],
      groups: ['read', 'make'],
    },
    wanted: [],
  },
  articles: {
    needed: {
      ...reading('configurations', 'languages', 'tax_rule_groups', 'tax_rules', 'taxes'),
      categories: ['read', 'make'],
      combinations: ['read', 'make', 'change'],
      images: ['read', 'make', 'remove'],
      manufacturers: ['read', 'make'],
      product_feature_values: ['read', 'make'],
      product_features: ['read', 'make'],
      product_option_values: ['read', 'make'],
      product_options: ['read', 'make'],
      products: ['read', 'make', 'change'],
      stock_availables: ['read', 'change'],
    },
    // For documents, and for prices of some customers only.
    wanted: ['attachments', 'customers', 'groups', 'specific_prices'],
  },
  crm: {
    needed: reading(
      'addresses',
      'countries',
      'currencies',
      'customers',
      'order_details',
      'order_states',
      'orders',
      'products',
      'taxes',
    ),
    wanted: ['configurations', 'languages', 'tax_rules'],
  },
  stock: {
    needed: {
      ...reading('combinations', 'configurations', 'products'),
      stock_availables: ['read', 'change'],
    },
    wanted: ['order_states'],
  },
};

/** The boxes that a job needs ticked. `version`: PrestaShop's; before 8.0 there is no PATCH, and changing is reading and PUT. */
export function rightsNeeded(job: ShopJobName, version: string | undefined): Right[] {
  const needed = Object.entries(rights[job]?.needed ?? {});
  return needed.flatMap(([resource, uses]) =>
    uses.map((use) => ({ resource, method: methodOf(use, version) })),
  );
}

/** What it would like to read, as far as the key may not. */
export function rightsMissed(job: ShopJobName, given: Rights): string[] {
  return (rights[job]?.wanted ?? []).filter((resource) => !mayUse(given, { resource, method: 'GET' }));
}

export function mayUse(given: Rights, { resource, method }: Right): boolean {
  return given.get(resource)?.has(method) ?? false;
}

function methodOf(use: Use, version: string | undefined): Method {
  const hasPatch = Number.parseInt(version ?? '8', 10) >= 8;
  return ({ read: 'GET', make: 'POST', change: hasPatch ? 'PATCH' : 'PUT', remove: 'DELETE' } as const)[use];
}
