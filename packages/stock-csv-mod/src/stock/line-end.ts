const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Of the last row that has one: some modules write a CRLF heading over LF rows. */
export function lineEndOf(bytes: Buffer): '\r\n' | '\n' {
  return bytes[bytes.lastIndexOf(lineFeed) - 1] === carriageReturn ? '\r\n' : '\n';
}

export function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}

/** Offset of the first byte of the line that holds that offset. */
export function lineStartAt(bytes: Buffer, offset: number): number {
  return bytes.lastIndexOf(lineFeed, offset) + 1;
}

export function isLineEnded(bytes: Buffer | undefined): boolean {
  return bytes?.at(-1) === lineFeed;
}
