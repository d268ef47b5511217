const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Of the last row that has one: some modules write a CRLF heading over LF rows. An old Mac writes a CR alone.
 * `rows` has an LF for that: see `OpenedCsv`. */
export function lineEndOf(source: Buffer, rows: Buffer): '\r\n' | '\n' | '\r' {
  const end = rows.lastIndexOf(lineFeed);
  if (source[end] === carriageReturn) return '\r';
  return source[end - 1] === carriageReturn ? '\r\n' : '\n';
}

export function isLineEnded(bytes: Buffer | undefined): boolean {
  const last = bytes?.at(-1);
  return last === lineFeed || last === carriageReturn;
}
