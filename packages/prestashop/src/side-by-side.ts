/** A work that stops early once its signal is aborted. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Works that do not need each other, `width` at a time; what they bring stands in their own order. Once one fails no other
 * is begun and those under way are given up: rejects with that failure when all have ended.
 */
export async function sideBySide<T>(works: readonly Work<T>[], width: number): Promise<T[]> {
  const over = new AbortController();
  const brought = new Array<T>(works.length);
  const failures: unknown[] = [];
  const left = works.entries();
  const goOn = async (): Promise<void> => {
    for (const [at, work] of left) {
      try {
        brought[at] = await work(over.signal);
      } catch (error) {
        failures.push(error);
        over.abort();
      }
      if (over.signal.aborted) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, works.length) }, goOn));
  if (failures.length > 0) throw failures[0];
  return brought;
}

/** The same things in the same order; while one is looked at, the next is already on its way. */
export async function* oneAhead<T>(things: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = things.next();
  for (let thing = await coming; thing.done !== true; thing = await coming) {
    coming = things.next();
    // If it fails, that is told when its turn comes.
    coming.catch(() => undefined);
    yield thing.value;
  }
}
