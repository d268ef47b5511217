const tokens = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss'] as const;
type Token = (typeof tokens)[number];

/** Reads a date; null if the text is none. See `dateReader`. */
export type DateReader = (text: string) => string | null;

/**
 * Reads dates written as `format` says (yyyy MM dd HH mm ss, all else as it stands; "d/m/Y" is declared, never guessed)
 * into `yyyy-MM-ddTHH:mm:ss`; a time that the format lacks is midnight. Days that no calendar has are refused.
 */
export function dateReader(format: string): DateReader {
  const pattern = format.replace(/yyyy|MM|dd|HH|mm|ss|[^A-Za-z0-9\s]/g, (part) =>
    isToken(part) ? `(?<${part}>\\d{${part.length}})` : `\\${part}`,
  );
  const form = new RegExp(`^${pattern}$`);
  return (text) => {
    const found: Partial<Record<Token, string>> | undefined = form.exec(text)?.groups;
    if (found === undefined) return null;
    const { yyyy = '', MM = '', dd = '', HH = '00', mm = '00', ss = '00' } = found;
    const iso = `${yyyy}-${MM}-${dd}T${HH}:${mm}:${ss}`;
    return isOnCalendar(iso) ? iso : null;
  };
}

function isToken(part: string): part is Token {
  return (tokens as readonly string[]).includes(part);
}

/** Date.parse takes "2026-02-31" for 3 March: written out again, it must be the same. */
function isOnCalendar(iso: string): boolean {
  const time = Date.parse(`${iso}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
