/** A request shall take the shop about so long: far less than it is waited for, on a slow host too. Milliseconds. */
const wanted = 3000;

/** So many rows as go out with the next request, after some that took so long: at most twice as many as before. */
export function nextBatch(rows: number, milliseconds: number, most: number): number {
  const each = Math.max(milliseconds, 1) / rows;
  return Math.max(1, Math.min(most, rows * 2, Math.floor(wanted / each)));
}

/** How many rows go out with one request: as many as the shop is quick. */
export class BatchPace {
  size: number;
  readonly #most: number;
  readonly #now: () => Date;

  constructor(bounds: { first: number; most: number }, now: () => Date) {
    this.size = bounds.first;
    this.#most = bounds.most;
    this.#now = now;
  }

  /** `isWell`: all of them were done. After anything else they go out one by one for a while. */
  async send<T>(rows: number, request: () => Promise<T>, isWell: (outcome: T) => boolean): Promise<T> {
    const startedAt = this.#now().getTime();
    const outcome = await request();
    // A short batch tells nothing against a larger one.
    const next = nextBatch(rows, this.#now().getTime() - startedAt, this.#most);
    if (!isWell(outcome)) this.size = 1;
    else if (rows >= this.size || next < this.size) this.size = next;
    return outcome;
  }
}
