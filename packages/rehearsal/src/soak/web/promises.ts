import { orderInShop } from '../../faults/http/jobs/order-in-shop.ts';
import type { Town } from './town.ts';

const shipped = 4;
const sale = [2, 3, 4, 5];
const cancelled = 6;

/** What must never be, at any moment. Empty: nothing. */
export function problemsNow(town: Town): string[] {
  const booked = town.booked();
  const mayBeBooked = new Set(town.everPaid());
  return [
    ...repeated(booked).map((id) => `order ${id} is booked twice`),
    ...booked.filter((id) => !mayBeBooked.has(id)).map((id) => `order ${id} was never paid, and is booked`),
    ...town.orders().flatMap(({ id }) => {
      const mails = orderInShop(town.shop, id).mails.filter((state) => state === shipped);
      return mails.length > 1 ? [`${mails.length} mails say that order ${id} has gone`] : [];
    }),
    ...repeated(inCrm(town, 'SalesOrder', 'customerno')).map((name) => `${name} is in the CRM twice`),
    ...repeated(inCrm(town, 'Contacts', 'email')).map((email) => `${email} is in the CRM twice`),
  ];
}

/** What must not be when everything has been well for a while. */
export function problemsAtEnd(town: Town): string[] {
  const booked = town.booked();
  const sentOut = town.sentOut();
  const orders = town.orders();
  return [
    ...problemsNow(town),
    ...orders
      .filter(({ id, state }) => sale.includes(state) && !booked.includes(id))
      .map(({ id }) => `order ${id} is lost`),
    ...orders
      .filter(({ id, state }) => sentOut.includes(id) && state !== shipped)
      .map(({ id, state }) => `order ${id} has gone, and is in state ${state}`),
    ...orders.flatMap(({ id, state, total }) => wrongInCrm(town, id, state, total)),
    ...town.sizes
      .filter((size) => town.onSale(size) !== Math.max(0, town.free(size)))
      .map((size) => `${town.onSale(size)} pairs of size ${size} are on sale, ${town.free(size)} are free`),
  ];
}

/** Pairs that are offered and not there, right after the stock went to the shop. */
export function oversold(town: Town): string[] {
  return town.sizes
    .filter((size) => town.onSale(size) > Math.max(0, town.free(size)))
    .map((size) => `${town.onSale(size)} pairs of size ${size} are offered, ${town.free(size)} are free`);
}

function wrongInCrm(town: Town, order: number, state: number, total: string): string[] {
  if (state === cancelled) return [];
  const totals = [...town.crm.world.records.values()]
    .filter(({ module, isDeleted, fields }) => {
      return module.name === 'SalesOrder' && !isDeleted && fields['customerno'] === `PS0-${order}`;
    })
    .map(({ fields }) => Number(fields['hdnGrandTotal']).toFixed(2));
  return totals.join() === total
    ? []
    : [`order ${order} of ${total} is in the CRM as ${totals.join() || 'none'}`];
}

function inCrm({ crm }: Town, module: string, field: string): string[] {
  return [...crm.world.records.values()]
    .filter(({ module: { name }, isDeleted, isConverted }) => name === module && !isDeleted && !isConverted)
    .map(({ fields }) => String(fields[field]));
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
