import type { OrdersColumnName } from '../config/column-names.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import type { Cents } from './model.ts';

/** What a file of orders must tell; each by one of several columns. */
export type RequiredContent = 'identity' | 'quantity' | 'code' | 'state' | 'payment' | 'amount';

/** A money cell and where it stands. Lines count from 1. */
export interface MoneyCell {
  value: string;
  line: number;
}

/** A known column that is gone, and the heading it had. */
export interface VanishedColumn {
  column: OrdersColumnName;
  heading: string;
}

/** Why a CSV that can be read is no file of orders that can be taken. Data; `words.orders.fault` says it. */
export type OrdersFault =
  | { kind: 'missing-columns'; missing: RequiredContent[]; headings: string[] }
  /** They stood in the last whole file. */
  | { kind: 'vanished-columns'; vanished: VanishedColumn[]; headings: string[] }
  | { kind: 'repeated-column'; column: OrdersColumnName; heading: string; /** From 1. */ positions: number[] }
  | { kind: 'order-grid' }
  | { kind: 'joined-lists'; line: number; value: string }
  | { kind: 'decimal-contradiction'; point: MoneyCell; comma: MoneyCell }
  | { kind: 'decimal-unknown'; cell: MoneyCell };

export type OrdersFailure = { kind: 'orders/refused'; file: string; why: OrdersFault };

/** A file of orders refused as a whole, for good (exit 4). */
export class OrdersRefused extends Failure {
  declare readonly fault: OrdersFailure;

  constructor(file: string, why: OrdersFault) {
    super(ExitCode.Input, { kind: 'orders/refused', file, why });
    this.name = 'OrdersRefused';
  }
}

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
  | {
      kind: 'nothing-paid';
      column: string;
      /** "Total paid real", which some payment modules leave at 0. */ isReal: boolean;
      /** Cents. */ expected: Cents;
    }
  /** "Total paid real" is twice what the lines cost, as with payment modules that note each payment twice. */
  | { kind: 'paid-twice'; column: string; /** Cents. */ expected: Cents; /** Cents. */ paid: Cents }
  | { kind: 'totals'; /** Cents. */ expected: number; /** Cents. */ paid: number }
  | { kind: 'payments'; /** Cents. */ paid: number; /** Cents. */ total: number }
  /** A NUL or another character that no text has: the cell was damaged. */
  | { kind: 'control-character'; column: string; value: string }
  | { kind: 'contradiction'; column: string; values: [string, string] };

/** Something odd in an order that is taken all the same. */
export type OrderWarning =
  | { kind: 'ean-check-digit' | 'vat-rate'; line: number; value: string }
  /** The shop made another order of the same cart a moment before, with the same lines. `other`: its number. */
  | { kind: 'made-twice'; other: string };
