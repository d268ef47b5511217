export type Utf16 = 'utf-16le' | 'utf-16be';

/**
 * Whether a text that starts with these bytes is in UTF-16: by its mark, or because every other byte of plain text, and no
 * other, is NUL. Two bytes are enough where the first character is known to be ASCII.
 */
export function utf16In(start: Uint8Array): Utf16 | null {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const nulsAt = [0, 1].map((odd) => start.filter((byte, index) => byte === 0 && index % 2 === odd).length);
  const [even = 0, odd = 0] = nulsAt;
  if (Math.min(even, odd) > 0 || Math.max(even, odd) <= start.length / 4) return null;
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}
