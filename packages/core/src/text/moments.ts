export function hasPassed(moment: Date, now: Date, minutes: number): boolean {
  return now.getTime() - moment.getTime() > minutes * 60_000;
}

/**
 * The same, or dated after now: our clock was ahead when it was written, and nobody knows since when. Better told a cycle
 * early than never.
 */
export function hasPassedOrIsAhead(moment: Date, now: Date, minutes: number): boolean {
  return moment > now || hasPassed(moment, now, minutes);
}

/** As it can be told: nothing began after now. */
export function notAfter(moment: Date, now: Date): Date {
  return moment > now ? now : moment;
}

let written = { time: NaN, text: '' };

/** `moment.toISOString()`. A run records all its orders under one moment, whose text is made once. */
export function isoOf(moment: Date): string {
  const time = moment.getTime();
  if (time !== written.time) written = { time, text: moment.toISOString() };
  return written.text;
}

const tokens = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss'] as const;
type Token = (typeof tokens)[number];

/** Reads a date; null if the text is none. See `dateReader`. */
export type DateReader = (text: string) => string | null;

/** What the offset from UTC looks like: "+01:00", "+0100", "+01", "Z". */
const anyOffset = String.raw`(?:Z|[-+\u2212]\d{2}(?::?\d{2})?)`;
/** An offset written out in a format is that of one half of the year: it stands for any. */
const writtenOffset = String.raw`[-+]\d{2}:?\d{2}$`;
const parts = new RegExp(String.raw`${writtenOffset}|yyyy|MM|dd|HH|mm|ss|XXX|[^A-Za-z0-9\s]`, 'g');

/**
 * Reads dates written as `format` says (yyyy MM dd HH mm ss, XXX for an offset from UTC, all else as it stands; "d/m/Y" is
 * declared, never guessed) into `yyyy-MM-ddTHH:mm:ss`; a time that the format lacks is midnight. The offset is read over:
 * the time is the shop's own, as the file has it, in winter and in summer. Days that no calendar has are refused.
 */
export function dateReader(format: string): DateReader {
  const form = new RegExp(`^${format.replace(parts, patternOf)}$`);
  return (text) => {
    const found: Partial<Record<Token, string>> | undefined = form.exec(text)?.groups;
    if (found === undefined) return null;
    const { yyyy = '', MM = '', dd = '', HH = '00', mm = '00', ss = '00' } = found;
    const isTime = HH < '24' && mm < '60' && ss < '60';
    return isTime && isDay(yyyy, MM, dd) ? `${yyyy}-${MM}-${dd}T${HH}:${mm}:${ss}` : null;
  };
}

function patternOf(part: string): string {
  if (isToken(part)) return `(?<${part}>\\d{${part.length}})`;
  return part.length > 1 ? anyOffset : `\\${part}`;
}

function isToken(part: string): part is Token {
  return (tokens as readonly string[]).includes(part);
}

/** Whether a calendar has that day; the day 0 of a month is the last of the one before. */
function isDay(yyyy: string, MM: string, dd: string): boolean {
  const daysInMonth = new Date(Date.UTC(Number(yyyy), Number(MM), 0)).getUTCDate();
  return MM >= '01' && MM <= '12' && dd >= '01' && Number(dd) <= daysInMonth;
}
