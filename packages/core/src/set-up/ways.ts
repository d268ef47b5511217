import type { ShopJobName } from '../ports/shop-facts.ts';

/** Ways in which a shop may be served, by what goes over its web service. */
export const ways = ['files', 'shop-orders', 'shop-stock', 'shop', 'shop-and-crm'] as const;

export type Way = (typeof ways)[number];

export interface WayParts {
  ordersFromShop: boolean;
  stockToShop: boolean;
  crm: boolean;
}

/** What a way is made of. */
export const partsOf: Readonly<Record<Way, WayParts>> = {
  files: { ordersFromShop: false, stockToShop: false, crm: false },
  'shop-orders': { ordersFromShop: true, stockToShop: false, crm: false },
  'shop-stock': { ordersFromShop: false, stockToShop: true, crm: false },
  shop: { ordersFromShop: true, stockToShop: true, crm: false },
  'shop-and-crm': { ordersFromShop: true, stockToShop: true, crm: true },
};

export function needsShop(way: Way): boolean {
  const { ordersFromShop, stockToShop } = partsOf[way];
  return ordersFromShop || stockToShop;
}

/** The jobs for which the shop's key must have its rights. */
export function shopJobsOf(way: Way): ShopJobName[] {
  const { ordersFromShop, stockToShop, crm } = partsOf[way];
  return [
    ...(ordersFromShop ? (['orders'] as const) : []),
    ...(stockToShop ? (['stock'] as const) : []),
    ...(crm ? (['crm'] as const) : []),
  ];
}
