import type { List } from './list.ts';
import { pagesOf, allOf } from './lists.ts';
import type { Asker } from './caller.ts';
import type { Texts } from './rows.ts';

/** A language of the shop. */
export interface Language {
  readonly id: number;
  readonly isoCode: string;
  readonly isActive: boolean;
}

export interface Currency {
  readonly id: number;
  readonly isoCode: string;
  /** Worth of one unit of the shop's own currency. */
  readonly rate: string;
}

/** A state that an order can be in. The shop's own list: shops add theirs. */
export interface OrderState {
  readonly id: number;
  readonly names: Texts;
  readonly isPaid: boolean;
  readonly isShipped: boolean;
  readonly isInvoiced: boolean;
  readonly isDelivered: boolean;
  /** Whether it counts as a sale, and so keeps its goods off the shelf. */
  readonly isLogged: boolean;
  readonly mails: boolean;
  readonly isDeleted: boolean;
}

export async function languagesOf(asker: Asker): Promise<Language[]> {
  const rows = await allOf(asker, { resource: 'languages', fields: ['iso_code', 'active'] });
  return rows.map(({ id, iso_code, active }) => ({ id, isoCode: iso_code, isActive: active === '1' }));
}

export async function currenciesOf(asker: Asker): Promise<Currency[]> {
  const rows = await allOf(asker, { resource: 'currencies', fields: ['iso_code', 'conversion_rate'] });
  return rows.map(({ id, iso_code, conversion_rate }) => ({ id, isoCode: iso_code, rate: conversion_rate }));
}

export async function orderStatesOf(asker: Asker): Promise<OrderState[]> {
  const rows = await allOf(asker, {
    resource: 'order_states',
    fields: ['paid', 'shipped', 'invoice', 'delivery', 'logable', 'send_email', 'deleted'],
    texts: ['name'],
  });
  return rows.map((row) => ({
    id: row.id,
    names: row.name,
    isPaid: row.paid === '1',
    isShipped: row.shipped === '1',
    isInvoiced: row.invoice === '1',
    isDelivered: row.delivery === '1',
    isLogged: row.logable === '1',
    mails: row.send_email === '1',
    isDeleted: row.deleted === '1',
  }));
}

/**
 * Settings of the shop by name, such as PS_TIMEZONE; of a name that the shop does not have, or has for several shops of
 * a multistore, the first, or none. Needs the right to read configurations.
 */
export async function settingsOf(
  asker: Asker,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const list = {
    resource: 'configurations',
    fields: ['name', 'value'],
    where: [{ field: 'name', among: names }],
  } satisfies List<'name' | 'value'>;
  const found = new Map<string, string>();
  for await (const page of pagesOf(asker, list)) {
    for (const { name, value } of page) if (!found.has(name)) found.set(name, value);
  }
  return found;
}
