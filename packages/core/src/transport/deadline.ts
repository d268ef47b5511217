/** The end of a run, all retries included. Everything that waits asks it how long it still may. */
export interface Deadline {
  /** Milliseconds left, never below 0. */
  remainingMs(): number;
}

/**
 * A deadline that many seconds from now. `now` gives milliseconds and is monotonic (performance.now): setting the
 * computer's clock neither cuts a run short nor prolongs it.
 */
export function startDeadline(seconds: number, now: () => number = () => performance.now()): Deadline {
  const end = now() + seconds * 1000;
  return { remainingMs: () => Math.max(0, end - now()) };
}
