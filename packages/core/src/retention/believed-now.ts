const dayMs = 86_400_000;

/**
 * From when the days of the retention are counted. Where a clock says that more than a day has passed since the run before,
 * either nothing ran for that long, or the clock is wrong: the next run tells, and until then a day has passed.
 * `runBefore` null: there was none.
 */
export function believedNow(now: Date, runBefore: Date | null): Date {
  if (runBefore === null) return now;
  return new Date(Math.min(now.getTime(), runBefore.getTime() + dayMs));
}
