/**
 * Text from outside as it may be shown: one line, every control and invisible character written out. A terminal escape is
 * shown, not obeyed; a line end can't forge a line of the trace, nor a mark turn the direction of what follows it.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu, writeOut);
}

/** The same, cut short after `limit` characters. */
export function visibleStart(text: string, limit = 60): string {
  const shown = visible(text);
  return shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown;
}

const shortNames = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\u001b', '\\e'],
]);

function writeOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return shortNames.get(character) ?? `\\u${code.toString(16).padStart(4, '0')}`;
}
