/** A date of the shop: '2026-11-28 16:20:20', in its own time zone, without saying so. */
export type ShopDate = string;

const shape = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Which of two instants is meant by a time that the clocks show twice, on the last Sunday of October. */
export type Twice = 'earlier' | 'later';

/**
 * The instant of a shop's date. A time that the clocks skip in March is that much after the moment of the change, as PHP
 * counts it. Undefined: '0000-00-00 …' (none), or no date at all.
 */
export function instantOf(date: ShopDate, timeZone: string, twice: Twice): Date | undefined {
  const asUtc = utcOf(date);
  if (asUtc === undefined) return undefined;
  const before = offsetAt(asUtc - dayMs, timeZone);
  const after = offsetAt(asUtc + dayMs, timeZone);
  const fits = [before, after]
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetAt(at, timeZone) === asUtc);
  if (fits.length === 0) return new Date(asUtc - before);
  return new Date(twice === 'earlier' ? Math.min(...fits) : Math.max(...fits));
}

/** An instant as the shop would write it, to the second. */
export function shopDateOf(instant: Date, timeZone: string): ShopDate {
  const local = instant.getTime() + offsetAt(instant.getTime(), timeZone);
  return new Date(local).toISOString().slice(0, 19).replace('T', ' ');
}

export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

const dayMs = 86_400_000;

function utcOf(date: ShopDate): number | undefined {
  const [, ...found] = shape.exec(date) ?? [];
  const [year, month, day, hour, minute, second] = found.map((part) => Number(part || 0));
  if (year === undefined || month === undefined || month === 0 || day === undefined || day === 0)
    return undefined;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(at).toISOString().slice(0, 10) === date.slice(0, 10) ? at : undefined;
}

/** What the zone's clocks show at an instant, less what those of Greenwich show, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
