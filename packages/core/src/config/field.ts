import * as v from 'valibot';

/**
 * What each field expects, and an example of it: for the messages, the JSON Schema and the sample. A field that has a
 * default needs no example of its own.
 */
const fields = new WeakMap<v.GenericSchema, Field>();

export function fieldOf(schema: v.GenericSchema): Field | undefined {
  return fields.get(schema);
}

export function field<T extends v.GenericSchema>(schema: T, expects: Expectation, example: unknown): T {
  fields.set(schema, { expects, example });
  return schema;
}

export const controlFree = v.regex(/^[^\u0000-\u001f\u007f]*$/);
export const notBlank = v.regex(/\S/);

/** What a key of the configuration may hold. Data: its words stand in `words`. */
export type Expectation =
  | {
      kind:
        | 'text'
        | 'yes-or-no'
        | 'host'
        | 'secret'
        | 'local-path'
        | 'remote-path'
        | 'remote-folder'
        | 'remote-pattern'
        | 'xml-name'
        | 'date-format'
        | 'state'
        | 'pattern'
        | 'column'
        | 'gift-card'
        | 'addresses'
        | 'url'
        | 'shop-address'
        | 'crm-address'
        | 'crm-prefix'
        | 'invoice-states'
        | 'time-zone'
        | 'event'
        | 'mail'
        | 'article-name'
        | 'article-files'
        | 'attributes'
        | 'heading'
        | 'name-or-number'
        | 'row-filter'
        | 'list'
        | 'section';
    }
  | { kind: 'whole'; min: number; max: number }
  | { kind: 'choice'; values: readonly string[] };

/** `example` is a value that the key takes. */
export interface Field {
  expects: Expectation;
  example: unknown;
}
