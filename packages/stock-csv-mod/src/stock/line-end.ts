const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Of the last row that has one: some modules write a CRLF heading over LF rows. */
export function lineEndOf(bytes: Buffer): '\r\n' | '\n' {
  return bytes[bytes.lastIndexOf(lineFeed) - 1] === carriageReturn ? '\r\n' : '\n';
}

export function isLineEnded(bytes: Buffer | undefined): boolean {
  return bytes?.at(-1) === lineFeed;
}
