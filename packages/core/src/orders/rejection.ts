import type { Cents } from './model.ts';

/** Why one order cannot be taken. Data, so that tests compare it; `words.orders.rejection` says it in a language. */
export type RejectionReason =
  | { kind: 'no-identity' }
  | { kind: 'no-code'; line: number }
  | { kind: 'bad-quantity'; line: number; value: string }
  | { kind: 'bad-amount'; column: string; value: string }
  | { kind: 'bad-ean'; line: number; value: string }
  | { kind: 'bad-date'; value: string; format: string }
  | { kind: 'bad-currency'; value: string }
  /** A total below 0: goods that came back. */
  | { kind: 'credit-slip'; /** Cents. */ total: Cents }
  /** Nothing paid, though the lines cost something and no voucher or discount pays for them. */
  | { kind: 'nothing-paid'; column: string; /** Cents. */ expected: Cents }
  /** "Total paid real" is twice what the lines cost, as with payment modules that note each payment twice. */
  | { kind: 'paid-twice'; column: string; /** Cents. */ expected: Cents; /** Cents. */ paid: Cents }
  | { kind: 'totals'; /** Cents. */ expected: number; /** Cents. */ paid: number }
  | { kind: 'payments'; /** Cents. */ paid: number; /** Cents. */ total: number }
  /** A NUL or another character that no text has: the cell was damaged. */
  | { kind: 'control-character'; column: string; value: string }
  | { kind: 'contradiction'; column: string; values: [string, string] };

/** Something odd in an order that is taken all the same. */
export type OrderWarning = { kind: 'ean-check-digit' | 'vat-rate'; line: number; value: string };
