/** How a combination ended: healed by the same run, by the next one, or by a person whom the program asked (exit 8). */
export type Ending = 'same run' | 'next run' | 'person';

/** One combination as it is counted and published. */
export interface Entry {
  operation: string;
  fault: string;
  ending: Ending;
  /** Empty: the promise was kept. */
  problems: readonly string[];
}

export type Cell = Record<Ending, number>;

/** Counts combinations by operation and fault. */
export class Tally {
  readonly #cells = new Map<string, Map<string, Cell>>();
  count = 0;
  readonly broken: Entry[] = [];

  add(entry: Entry): void {
    const { operation, fault, ending, problems } = entry;
    this.count++;
    if (problems.length > 0) this.broken.push(entry);
    const row = this.#cells.get(operation) ?? new Map<string, Cell>();
    this.#cells.set(operation, row);
    const cell = row.get(fault) ?? { 'same run': 0, 'next run': 0, person: 0 };
    row.set(fault, cell);
    cell[ending]++;
  }

  operations(): string[] {
    return [...this.#cells.keys()];
  }

  faults(): string[] {
    return [...new Set([...this.#cells.values()].flatMap((row) => [...row.keys()]))];
  }

  cell(operation: string, fault: string): Cell | undefined {
    return this.#cells.get(operation)?.get(fault);
  }

  total(ending: Ending): number {
    const cells = [...this.#cells.values()].flatMap((row) => [...row.values()]);
    return cells.reduce((sum, cell) => sum + cell[ending], 0);
  }
}

export function endingOf({
  exitCodes,
  neededPerson,
}: {
  exitCodes: readonly number[];
  neededPerson: boolean;
}): Ending {
  if (neededPerson) return 'person';
  return exitCodes[0] === 0 ? 'same run' : 'next run';
}
