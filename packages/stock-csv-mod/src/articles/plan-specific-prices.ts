import type {
  CatalogueFacts,
  Named,
  NewSpecificPrice,
  ShopProduct,
  ShopSpecificPrice,
} from '@passerelle/core/ports/catalogue.ts';
import { findGroup } from '../groups/find-group.ts';
import { gencodKey } from '../stock/article-key.ts';
import type { SpecificPrice } from './article.ts';
import { centsOf, shownPrice, storedPrice, withTax, type Taxes } from './prices.ts';
import { ProductsByMark } from './recognise.ts';
import type { SpecificPriceFault } from './shop-article-fault.ts';

/** A price that the shop is to have. */
export interface WantedPrice {
  row: SpecificPrice;
  price: NewSpecificPrice;
  /** By it, it is known from run to run: the shop has one of it at most. */
  key: string;
  /** Cents: what customers will pay for one piece. */
  shown: number;
}

export interface SpecificPricesPlan {
  made: readonly WantedPrice[];
  changed: readonly (WantedPrice & { id: number; before: ShopSpecificPrice })[];
  /** Those made here that the file does not have any more. */
  removed: readonly { key: string; id: number; before: ShopSpecificPrice }[];
  refused: readonly { row: SpecificPrice; fault: SpecificPriceFault }[];
  same: number;
  /** So many made here have no row, and stay all the same: a refused one may be theirs. */
  kept: number;
}

export interface SpecificPricesInput {
  facts: CatalogueFacts;
  products: readonly ShopProduct[];
  groups: readonly Named[];
  customers: ReadonlyMap<string, readonly number[]>;
  there: readonly ShopSpecificPrice[];
  /** Those made here: the shop's number, or null where the answer was lost, by key. */
  ours: ReadonlyMap<string, number | null>;
  decimals: number;
}

export function planSpecificPrices(
  rows: readonly SpecificPrice[],
  input: SpecificPricesInput,
): SpecificPricesPlan {
  const plan: Gathered = { made: [], changed: [], removed: [], refused: [], same: 0, kept: 0 };
  const marks = new ProductsByMark(input.products);
  const wanted = new Map<string, WantedPrice>();
  const unplaced: WhatIsKnown[] = [];
  for (const row of rows) {
    const found = wantedOf(row, marks, input);
    if (!Array.isArray(found)) {
      plan.refused.push({ row, fault: found });
      unplaced.push(whatIsKnown(row, marks, input));
      continue;
    }
    for (const one of found) {
      const first = wanted.get(one.key);
      if (first === undefined) wanted.set(one.key, one);
      else if (first.row !== row) plan.refused.push({ row, fault: twice(row, first.row) });
    }
  }
  const there = new Map(input.there.filter((one) => !one.isOfAnotherKind).map((one) => [keyOf(one), one]));
  for (const one of wanted.values()) sort(one, there.get(one.key), input, plan);
  for (const [key, id] of input.ours) {
    const before = there.get(key);
    if (before === undefined || wanted.has(key) || !isOurs(before, id)) continue;
    if (unplaced.some((row) => mayBeOf(row, before))) plan.kept += 1;
    else plan.removed.push({ key, id: before.id, before });
  }
  return plan;
}

interface Gathered {
  made: WantedPrice[];
  changed: (WantedPrice & { id: number; before: ShopSpecificPrice })[];
  removed: { key: string; id: number; before: ShopSpecificPrice }[];
  refused: { row: SpecificPrice; fault: SpecificPriceFault }[];
  same: number;
  kept: number;
}

/** For what and whom a refused row is, as far as it can be told; null: anything, anybody. */
interface WhatIsKnown {
  products: readonly number[] | null;
  customer: number | null;
  group: number | null;
}

function whatIsKnown(row: SpecificPrice, marks: ProductsByMark, input: SpecificPricesInput): WhatIsKnown {
  const [places, group, customer] = [
    placesOf(row, marks, input.products),
    groupFor(row, input),
    customerFor(row, input),
  ];
  return {
    products: 'kind' in places ? null : places.map(({ product }) => product.id),
    customer: typeof customer === 'number' ? customer : null,
    group: typeof group === 'number' ? group : null,
  };
}

/** Whatever its amount, quantity and dates were when it was taken: nobody loses a price by a bad row. */
function mayBeOf({ products, customer, group }: WhatIsKnown, price: ShopSpecificPrice): boolean {
  return (
    (products?.includes(price.product) ?? true) &&
    (customer ?? price.customer) === price.customer &&
    (group ?? price.group) === price.group
  );
}

function twice({ line }: SpecificPrice, { line: first }: SpecificPrice): SpecificPriceFault {
  return { kind: 'specific-price/twice', line, first };
}

function sort(
  wanted: WantedPrice,
  before: ShopSpecificPrice | undefined,
  { ours }: SpecificPricesInput,
  plan: Gathered,
): void {
  if (before === undefined) plan.made.push(wanted);
  else if (isSame(wanted.price, before)) plan.same += 1;
  else if (isOurs(before, ours.get(wanted.key))) plan.changed.push({ ...wanted, id: before.id, before });
  else plan.refused.push({ row: wanted.row, fault: { kind: 'specific-price/not-ours', id: before.id } });
}

/** By the number that it got when it was made here: where ours was deleted, a person's may stand in its place. */
function isOurs({ id }: ShopSpecificPrice, made: number | null | undefined): boolean {
  return made !== undefined && (made === null || made === id);
}

function isSame(one: NewSpecificPrice, other: ShopSpecificPrice): boolean {
  const worth = ({ price, reduction }: NewSpecificPrice): string =>
    JSON.stringify([price, sorted(reduction)]);
  return worth(one) === worth(other);
}

function sorted(reduction: NewSpecificPrice['reduction']): unknown {
  if (reduction === null) return null;
  return reduction.kind === 'fraction' ? ['fraction', reduction.of] : [reduction.tax, reduction.amount];
}

export function keyOf(price: NewSpecificPrice): string {
  const { product, variation, customer, group, fromQuantity, from, to } = price;
  return [product, variation, customer, group, fromQuantity, from, to].join('/');
}

/** A price of one row; of a model in several colours, one for each. */
function wantedOf(
  row: SpecificPrice,
  marks: ProductsByMark,
  input: SpecificPricesInput,
): WantedPrice[] | SpecificPriceFault {
  const who = whoFor(row, input);
  if ('kind' in who) return who;
  const places = placesOf(row, marks, input.products);
  if ('kind' in places) return places;
  const all: WantedPrice[] = [];
  for (const place of places) {
    const one = wantedAt(row, place, who, input);
    if ('kind' in one) return one;
    all.push(one);
  }
  return all;
}

interface Who {
  customer: number;
  group: number;
}

/** The shop takes groups and customers that do not exist. */
function whoFor(row: SpecificPrice, input: SpecificPricesInput): Who | SpecificPriceFault {
  const group = groupFor(row, input);
  if (typeof group !== 'number') return group;
  const customer = customerFor(row, input);
  return typeof customer === 'number' ? { customer, group } : customer;
}

/** 0: all. */
function groupFor({ group }: SpecificPrice, input: SpecificPricesInput): number | SpecificPriceFault {
  if (group === '') return 0;
  const groups = input.groups.map(({ id, names }) => ({ id, names: [...names.values()] }));
  const meant = findGroup(group, groups);
  if (meant === 'none') return { kind: 'specific-price/no-group', group };
  return 'ids' in meant ? { kind: 'specific-price/several-groups', group, ids: meant.ids } : meant.id;
}

/** 0: everybody. */
function customerFor({ customer }: SpecificPrice, input: SpecificPricesInput): number | SpecificPriceFault {
  if (customer === '') return 0;
  const [id, ...others] = input.customers.get(customer) ?? [];
  if (id === undefined) return { kind: 'specific-price/no-customer', customer };
  return others.length > 0 ? { kind: 'specific-price/several-customers', customer } : id;
}

interface Place {
  product: ShopProduct;
  /** 0: all of it. */
  variation: number;
}

/** By gencod one variation, or a product without any; by reference whatever bears it. */
function placesOf(
  { gencod, reference }: SpecificPrice,
  marks: ProductsByMark,
  products: readonly ShopProduct[],
): Place[] | SpecificPriceFault {
  const name = gencod || reference;
  if (gencod !== '') {
    const found = marks.withGencod(gencod);
    if (found.length > 1) return { kind: 'specific-price/several-articles', name };
    const [product] = found;
    if (product === undefined) return { kind: 'specific-price/no-article', name };
    const key = gencodKey(gencod);
    const variation = product.variations.find((one) => gencodKey(one.gencod) === key);
    return [{ product, variation: variation?.id ?? 0 }];
  }
  const whole = products.filter((product) => product.reference === reference);
  if (whole.length > 0) return whole.map((product) => ({ product, variation: 0 }));
  const parts = products.flatMap((product) =>
    product.variations
      .filter((one) => one.reference === reference)
      .map(({ id }) => ({ product, variation: id })),
  );
  return parts.length > 0 ? parts : { kind: 'specific-price/no-article', name };
}

function wantedAt(
  row: SpecificPrice,
  { product, variation }: Place,
  who: Who,
  { facts, decimals }: SpecificPricesInput,
): WantedPrice | SpecificPriceFault {
  const rate = facts.taxGroups.find(({ id }) => id === product.taxGroup)?.rate ?? 0;
  const taxes: Taxes = { rate, ecotax: product.ecotax, ecotaxRate: facts.ecotaxRate };
  const extra = product.variations.find(({ id }) => id === variation)?.extraPrice ?? 0;
  const usual = shownPrice(product.price + extra, taxes);
  const { price, reduction, shown } = worthOf(row.price, usual, taxes, decimals);
  if (shown <= 0 && row.price.kind === 'amount') return { kind: 'specific-price/gives-away' };
  const { fromQuantity, from, to } = row;
  const entry = { product: product.id, variation, ...who, fromQuantity, from, to, price, reduction };
  return { row, price: entry, key: keyOf(entry), shown };
}

type Worth = Pick<NewSpecificPrice, 'price' | 'reduction'> & { shown: number };

/** A percentage is a fraction of 1 in the shop: 10 in its place would give the article away. */
function worthOf(amount: SpecificPrice['price'], usual: number, taxes: Taxes, decimals: number): Worth {
  switch (amount.kind) {
    case 'price': {
      const price = storedPrice(amount.price, taxes, decimals);
      return { price, reduction: null, shown: shownPrice(price, taxes) };
    }
    case 'fraction': {
      const { reduction: of } = amount;
      if (of <= 0 || of > 1_000_000) throw new Error(`${of} millionths are no reduction`);
      const shown = Math.round((usual * (1_000_000 - of)) / 1_000_000);
      return { price: null, reduction: { kind: 'fraction', of }, shown };
    }
    case 'amount': {
      const { reduction } = amount;
      const { amount: taken, tax } = reduction;
      const shown = usual - centsOf(tax === 'with' ? taken : withTax(taken, taxes.rate));
      return { price: null, reduction: { kind: 'amount', ...reduction }, shown };
    }
  }
}
