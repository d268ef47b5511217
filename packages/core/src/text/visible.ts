/**
 * Text from outside as it may be shown: one line, every control and invisible character written out. A terminal escape is
 * shown, not obeyed; a line end can't forge a line of the trace, nor a mark turn the direction of what follows it.
 */
export function visible(text: string): string {
  return surelyVisible.test(text)
    ? text
    : text.replace(/[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu, writeOut);
}

/** Latin letters and signs, as nearly every text: to ask for the properties of characters, V8 first compiles their tables. */
const surelyVisible = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*$/;

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
