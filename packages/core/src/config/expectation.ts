/** What a key of the configuration may hold. Data: `words.config.expected` says it in a language. */
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
