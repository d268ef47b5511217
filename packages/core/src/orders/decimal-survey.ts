import { detached } from '../files/decode.ts';
import { type DecimalEvidence, decimalEvidenceOf, type DecimalSign } from './amounts.ts';
import { type MoneyCell, OrdersRefused } from './orders-fault.ts';
import { plainCell } from './spreadsheet-cell.ts';

/** Finds the decimal sign of a file from its money cells: one clear cell is enough, two that contradict are too many. */
export class DecimalSurvey {
  readonly #first = new Map<DecimalEvidence, { value: string; offset: number }>();
  /** The same amounts come again and again: each is looked at once. */
  #seen = new Set<string>();

  /** Whether a cell has shown that sign clearly. */
  has(sign: DecimalSign): boolean {
    return this.#first.has(sign);
  }

  /** `offset` is that of the row, to name its line if need be. */
  add(value: string, offset: number): void {
    if (this.#seen.has(value)) return;
    if (this.#seen.size >= 1024) this.#seen = new Set();
    this.#seen.add(detached(value));
    const evidence = decimalEvidenceOf(plainCell(value));
    if (!this.#first.has(evidence)) this.#first.set(evidence, { value, offset });
  }

  /** Throws OrdersRefused where the cells contradict each other, or none is clear. Without any sign it does not matter. */
  decimalSign(name: string, lineAt: (offset: number) => number): DecimalSign {
    const cell = (evidence: DecimalEvidence): MoneyCell | null => {
      const found = this.#first.get(evidence);
      return found ? { value: found.value, line: lineAt(found.offset) } : null;
    };
    const [point, comma, unclear] = [cell('.'), cell(','), cell('unclear')];
    if (point && comma) throw new OrdersRefused(name, { kind: 'decimal-contradiction', point, comma });
    if (unclear && !point && !comma)
      throw new OrdersRefused(name, { kind: 'decimal-unknown', cell: unclear });
    return comma ? ',' : '.';
  }
}
