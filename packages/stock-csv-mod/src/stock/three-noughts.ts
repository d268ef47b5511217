import { isSomeNumber, readThreeNoughts } from './quantity.ts';

/**
 * The quantities of one file that are written as '3,000': three, or three thousand. Where every number is written so, with
 * the same sign, the noughts are decimals; beside any other number nobody knows.
 */
export class ThreeNoughts {
  /** Where they stand. */
  readonly lines: number[] = [];
  #sign = '';
  #isMixed = false;

  /** A quantity that is clear by itself stands in the file. */
  noteClear(): void {
    this.#isMixed = true;
  }

  /** What an unclear cell says if the noughts are decimals; NaN: it is no such cell. */
  read(cell: string, line: number): number {
    const found = readThreeNoughts(cell);
    if (found === null) {
      this.#isMixed ||= isSomeNumber(cell);
      return NaN;
    }
    this.#isMixed ||= this.lines.length > 0 && found.sign !== this.#sign;
    this.#sign = found.sign;
    this.lines.push(line);
    return found.quantity;
  }

  /** To be asked when every line was read. */
  get areDecimals(): boolean {
    return !this.#isMixed;
  }
}
