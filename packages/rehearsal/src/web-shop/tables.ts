import type { Resource } from './resource-table.ts';
import { Table } from './store.ts';
import { catalogueTables } from './tables/catalogue.ts';
import { orderTables } from './tables/orders.ts';
import { shopTables } from './tables/shop.ts';

export const resources: ReadonlyMap<string, Resource> = new Map(
  [...orderTables, ...catalogueTables, ...shopTables].map((one) => [one.name, one]),
);

/** All tables of one shop. */
export class Database {
  readonly languages: number[];
  readonly #tables: ReadonlyMap<string, Table>;

  constructor(languages: number[]) {
    this.languages = languages;
    this.#tables = new Map([...resources].map(([name, one]) => [name, new Table(one, languages)]));
  }

  table(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`the rehearsed shop has no resource ${name}`);
    return table;
  }
}
