import type { OrdersColumnName } from '../config/column-names.ts';
import { ExitCode } from '../program/exit-code.ts';
import { Failure } from '../program/failure.ts';

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
