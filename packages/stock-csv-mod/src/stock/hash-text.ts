/** FNV-1a, 32 bits; never 0 for a text that is not empty. */
export function hashText(text: string): number {
  if (text === '') return 0;
  let hash = startOfHash;
  for (let at = 0; at < text.length; at += 1) hash = hashStep(hash, text.charCodeAt(at));
  return hash >>> 0 || 1;
}

export const startOfHash = 0x811c9dc5;

export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}
