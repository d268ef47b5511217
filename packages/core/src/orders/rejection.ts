/** Why one order cannot be taken. Data, so that tests compare it; `words.orders.rejection` says it in a language. */
export type RejectionReason =
  | { kind: 'no-identity' }
  | { kind: 'no-code'; line: number }
  | { kind: 'bad-quantity'; line: number; value: string }
  | { kind: 'bad-amount'; column: string; value: string }
  | { kind: 'bad-ean'; line: number; value: string }
  | { kind: 'bad-date'; value: string; format: string }
  | { kind: 'totals'; /** Cents. */ expected: number; /** Cents. */ paid: number }
  | { kind: 'payments'; /** Cents. */ paid: number; /** Cents. */ total: number }
  | { kind: 'contradiction'; column: string; values: [string, string] };

/** Something odd in an order that is taken all the same. */
export type OrderWarning = { kind: 'ean-check-digit'; line: number; value: string };
