/**
 * Whether ProShop has imported between two moments: one of its minutes of the hour lies after `from`, and at or before
 * `to`. Both by the server's clock. `minutes` empty: not known when it imports; any moment after `from` is enough then.
 */
export function hasImportedBetween(from: Date, to: Date, minutes: readonly number[]): boolean {
  return minutes.length === 0 ? from < to : minutes.some((minute) => nextAt(minute, from) <= to);
}

/** The first moment after `from` at that minute of the hour, second 0. Minutes of the hour know no time zone of whole hours, nor summer time. */
function nextAt(minute: number, from: Date): Date {
  const next = new Date(from);
  next.setUTCMinutes(minute, 0, 0);
  if (next <= from) next.setUTCHours(next.getUTCHours() + 1);
  return next;
}
