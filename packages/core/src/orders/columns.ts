import { type OrdersColumnName, ordersColumnNames } from '../config/column-names.ts';
import { columnAliases } from './column-aliases.ts';
import { foldText } from '../text/fold-text.ts';
import { OrdersRefused, type RequiredContent } from './orders-fault.ts';

/** Where the configuration says a column is: its heading(s), its position(s) from 1, or false: there is none. */
export type ColumnPlaces = string | number | readonly (string | number)[] | false;
export type ColumnSettings = Readonly<Partial<Record<OrdersColumnName, ColumnPlaces>>>;

/** A column found. `index` counts from 0. `repeated`: every index of its heading, where that stands more than once. */
export interface Column {
  index: number;
  heading: string;
  repeated: number[];
}

/** Where each kind of cell stands in the rows of a file. */
export class OrderColumns {
  readonly headings: readonly string[];
  readonly #columns: ReadonlyMap<OrdersColumnName, readonly Column[]>;
  /** The first of each kind, as rows need it: looked up for every cell, and V8 finds a member faster than a key. */
  readonly #first: Readonly<Record<OrdersColumnName, number>>;
  readonly #indexes: ReadonlyMap<OrdersColumnName, readonly number[]>;
  readonly #settings: ColumnSettings;

  constructor(headings: readonly string[], settings: ColumnSettings) {
    const heading = new HeadingRow(headings);
    this.headings = headings;
    this.#settings = settings;
    this.#columns = new Map(
      ordersColumnNames.map((name) => [name, placesOf(name, settings).flatMap((place) => heading.at(place))]),
    );
    this.#indexes = new Map(
      [...this.#columns].map(([name, found]) => [name, found.map(({ index }) => index)]),
    );
    const first = ordersColumnNames.map((name) => [name, this.#indexes.get(name)?.[0] ?? -1]);
    this.#first = Object.fromEntries(first) as Record<OrdersColumnName, number>;
  }

  has(...names: OrdersColumnName[]): boolean {
    return names.some((name) => this.find(name) !== undefined);
  }

  find(name: OrdersColumnName): Column | undefined {
    return this.#columns.get(name)?.[0];
  }

  /** Index of the column in a row; -1 if there is none. */
  indexOf(name: OrdersColumnName): number {
    return this.#first[name];
  }

  /** Every column of that kind, the most telling first: sizes and phones may stand in several. */
  indexesOf(name: OrdersColumnName): readonly number[] {
    return this.#indexes.get(name) ?? [];
  }

  /** Every column that is read, of whatever kind. */
  all(): readonly Column[] {
    return [...this.#columns.values()].flat();
  }

  isDeclaredAbsent(name: OrdersColumnName): boolean {
    return isAbsent(name, this.#settings);
  }

  /**
   * The heading of each known column found, by its canonical name. Columns of sizes are none of them: which there are
   * depends on what was sold.
   */
  knownHeadings(): Partial<Record<OrdersColumnName, string>> {
    const names = ordersColumnNames.filter((name) => name !== 'size' && !isPlainName(name));
    const found = names.map((name) => [name, this.find(name)?.heading] as const);
    return Object.fromEntries(found.filter(([, heading]) => heading !== undefined));
  }
}

/** Whether a heading is one of those we look for. */
export function knownHeadings(settings: ColumnSettings): (heading: string) => boolean {
  const places = ordersColumnNames.flatMap((name) => placesOf(name, settings));
  const known = new Set(places.filter((place) => typeof place === 'string').map(foldText));
  return (heading) => known.has(foldText(heading)) || isSizeHeading(foldText(heading));
}

/** A heading, a position from 1, or every attribute column that holds a size. */
type Place = string | number | typeof anySize;

const anySize: unique symbol = Symbol('size');

/** `state`, `payment`, `voucher` and `total` are what a person calls the column that tells most of it. */
const plainNames: Readonly<Partial<Record<OrdersColumnName, OrdersColumnName>>> = {
  stateLabel: 'state',
  paymentLabel: 'payment',
  voucherName: 'voucher',
  totalPaidTtc: 'total',
};

/** What `false` for a plain name takes away besides. */
const alsoAbsent: Readonly<Partial<Record<OrdersColumnName, OrdersColumnName>>> = {
  stateId: 'state',
  paymentMethod: 'payment',
  paymentAmount: 'payment',
  voucherCode: 'voucher',
  voucherTtc: 'voucher',
  totalPaidReal: 'total',
};

/** Configured places first, then the built-in headings; none of either where the column is declared absent. */
function placesOf(name: OrdersColumnName, settings: ColumnSettings): Place[] {
  if (isAbsent(name, settings)) return [];
  const plain = plainNames[name];
  const asked = [settings[name], plain && settings[plain]];
  const configured: Place[] = asked.flatMap((places) =>
    places === undefined || places === false ? [] : places,
  );
  const builtIn: readonly Place[] = columnAliases[name] ?? [];
  return name === 'size' ? [...configured, anySize, ...builtIn] : [...configured, ...builtIn];
}

function isAbsent(name: OrdersColumnName, settings: ColumnSettings): boolean {
  const names = [name, plainNames[name], alsoAbsent[name]];
  return names.some((one) => one !== undefined && settings[one] === false);
}

function isPlainName(name: OrdersColumnName): boolean {
  return Object.values(plainNames).includes(name);
}

class HeadingRow {
  readonly #headings: readonly string[];
  readonly #folded: readonly string[];

  constructor(headings: readonly string[]) {
    this.#headings = headings;
    this.#folded = headings.map(foldText);
  }

  at(place: Place): Column[] {
    if (place === anySize) return this.#indexesOf(isSizeHeading).map((index) => this.#column(index));
    if (typeof place === 'number') return place <= this.#headings.length ? [this.#column(place - 1)] : [];
    const wanted = foldText(place);
    const indexes = this.#indexesOf((heading) => heading === wanted);
    const [first] = indexes;
    if (first === undefined) return [];
    return [{ ...this.#column(first), repeated: indexes.length > 1 ? indexes : [] }];
  }

  #column(index: number): Column {
    return { index, heading: this.#headings[index] ?? '', repeated: [] };
  }

  #indexesOf(isMeant: (folded: string) => boolean): number[] {
    return this.#folded.flatMap((heading, index) => (isMeant(heading) ? [index] : []));
  }
}

/** "Attribute Taille", "Attribute Pointure", "Attribut Size": one column per group of attributes. */
function isSizeHeading(folded: string): boolean {
  return /^attribut\w* .*\b(taille|pointure|size)/.test(folded);
}

/** The columns that tell each thing a file of orders must tell; one of them is enough. */
const required: Readonly<Record<RequiredContent, readonly OrdersColumnName[]>> = {
  identity: ['id', 'ref'],
  quantity: ['qty'],
  code: ['ean13', 'lineRef'],
  amount: ['totalPaidTtc', 'totalPaidReal', 'totalTtc', 'unitTtc'],
  state: ['stateId', 'stateLabel'],
  payment: ['paymentLabel', 'paymentMethod', 'voucherName', 'voucherCode'],
};

/** Throws OrdersRefused where a required column is missing and not declared absent, or stands more than once. */
export function requireColumns(columns: OrderColumns, name: string): void {
  const contents = Object.keys(required) as RequiredContent[];
  const missing = contents.filter(
    (content) => !columns.has(...required[content]) && !isWaived(content, columns),
  );
  if (isOrderGrid(missing, columns)) throw new OrdersRefused(name, { kind: 'order-grid' });
  if (missing.length > 0) {
    throw new OrdersRefused(name, { kind: 'missing-columns', missing, headings: [...columns.headings] });
  }
  for (const content of contents.filter((one) => one !== 'amount'))
    for (const column of required[content]) refuseRepeated(column, columns, name);
}

/** Only these may be declared absent, by one of these names. */
const waivers: Readonly<Partial<Record<RequiredContent, readonly OrdersColumnName[]>>> = {
  state: ['state'],
  payment: ['payment', 'voucher'],
  amount: ['total'],
};

function isWaived(content: RequiredContent, columns: OrderColumns): boolean {
  return (waivers[content] ?? []).some((name) => columns.isDeclaredAbsent(name));
}

export type KnownHeadings = Partial<Record<OrdersColumnName, string>>;

/**
 * Throws OrdersRefused where a known column of the last whole file is gone and not declared absent: a module's update, or
 * a heading renamed, must not turn amounts into 0.00 or switch the check of the sum off without a word.
 */
export function refuseVanished(columns: OrderColumns, last: KnownHeadings, name: string): void {
  const vanished = (Object.entries(last) as [OrdersColumnName, string][])
    .filter(([column]) => !columns.has(column) && !columns.isDeclaredAbsent(column))
    .map(([column, heading]) => ({ column, heading }));
  if (vanished.length === 0) return;
  throw new OrdersRefused(name, { kind: 'vanished-columns', vanished, headings: [...columns.headings] });
}

/** PrestaShop's own list of orders has orders and no products at all. */
function isOrderGrid(missing: RequiredContent[], columns: OrderColumns): boolean {
  const hasOrders = columns.has('id', 'ref') && columns.has('totalPaidTtc', 'paymentLabel', 'stateLabel');
  const hasProducts = columns.has('productId', 'name', 'unitTtc', 'totalTtc');
  return missing.includes('quantity') && missing.includes('code') && hasOrders && !hasProducts;
}

/** One heading over two columns: for what everything rests on, a person says which is meant. */
function refuseRepeated(name: OrdersColumnName, columns: OrderColumns, file: string): void {
  const column = columns.find(name);
  if (column === undefined || column.repeated.length === 0) return;
  const positions = column.repeated.map((index) => index + 1);
  throw new OrdersRefused(file, {
    kind: 'repeated-column',
    column: name,
    heading: column.heading,
    positions,
  });
}
