/**
 * Frees what a buffer stands in, now; it is empty from then on. Left to the collector, hundreds of megabytes may wait until
 * V8 finds its own heap large enough for a look. Does nothing for a buffer that is part of another's memory.
 */
export function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
