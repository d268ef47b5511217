import type { Caller } from './caller.ts';
import {
  currenciesOf,
  languagesOf,
  orderStatesOf,
  settingsOf,
  type Currency,
  type Language,
  type OrderState,
} from './facts.ts';
import type { List } from './list.ts';
import { allOf, eachOf, pagesOf, type OnPage } from './lists.ts';
import type { Row } from './rows.ts';
import { sideBySide } from './side-by-side.ts';

/** What the shop has, read. Everything rejects with ShopTrouble. */
export interface Reader {
  /** PrestaShop's version, once an answer has said it: '8.2.4'. */
  readonly version: string | undefined;
  pages<F extends string, T extends string = never, A extends string = never>(
    list: List<F, T, A>,
  ): AsyncGenerator<Row<F, T, A>[]>;
  all<F extends string, T extends string = never, A extends string = never>(
    list: List<F, T, A>,
    onPage?: OnPage,
  ): Promise<Row<F, T, A>[]>;
  each<F extends string, T extends string = never, A extends string = never>(
    list: List<F, T, A>,
    take: (page: readonly Row<F, T, A>[]) => void,
  ): Promise<void>;
  languages(): Promise<Language[]>;
  currencies(): Promise<Currency[]>;
  orderStates(): Promise<OrderState[]>;
  settings(...names: string[]): Promise<ReadonlyMap<string, string>>;
  /** The same shop; what is read through it is given up once the signal is aborted. */
  under(signal: AbortSignal): Reader;
}

export function readerOf(caller: Caller, signal?: AbortSignal): Reader {
  const asker = signal === undefined ? caller : caller.under(signal);
  return {
    get version() {
      return caller.version;
    },
    pages: (list) => pagesOf(asker, list),
    all: (list, onPage) => allOf(asker, list, onPage),
    each: (list, take) => eachOf(asker, list, take),
    languages: () => languagesOf(asker),
    currencies: () => currenciesOf(asker),
    orderStates: () => orderStatesOf(asker),
    settings: (...names) => settingsOf(asker, names),
    under: (other) => readerOf(caller, signal === undefined ? other : AbortSignal.any([signal, other])),
  };
}

type Readings = Readonly<Record<string, (shop: Reader) => Promise<unknown>>>;
type Read<W extends Readings> = { [K in keyof W]: Awaited<ReturnType<W[K]>> };

/** Readings that do not need each other, side by side. Once one fails the others are given up: rejects with that failure. */
export async function readTogether<W extends Readings>(shop: Reader, readings: W): Promise<Read<W>> {
  const works = Object.entries(readings).map(([name, read]) => async (signal: AbortSignal) => {
    return [name, await read(shop.under(signal))] as const;
  });
  return Object.fromEntries(await sideBySide(works, works.length)) as Read<W>;
}
