import type { Query } from './call.ts';
import type { Filter } from './filters.ts';
import type { ResourceName } from './resources.ts';

/** What to read of which rows. Only what is named is asked for. */
export interface List<F extends string, T extends string = never, A extends string = never> {
  readonly resource: ResourceName;
  readonly fields: readonly F[];
  /** Fields in the shop's languages. */
  readonly texts?: readonly T[];
  /** Associations, each with the fields of its rows. */
  readonly links?: Readonly<Record<A, readonly string[]>>;
  readonly where?: readonly Filter<F | T | 'id' | 'date_add' | 'date_upd'>[];
  /** Parameters beside these, such as price[shown][use_tax]. */
  readonly query?: Query;
  readonly pageSize?: number;
}

/** The names of what a list asks for. */
export type FieldsOf<L extends { readonly fields: readonly string[] }> = L['fields'][number];

export type AnyList = List<string, string, string>;
