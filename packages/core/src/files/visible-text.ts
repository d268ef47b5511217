/**
 * Text from a file, fit to be printed: control characters and terminal escapes are shown, never obeyed; cut short after
 * `limit` characters.
 */
export function visibleText(text: string, limit = 60): string {
  const shown = text.replace(/[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu, showCharacter);
  return shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown;
}

const shortNames = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\u001b', '\\e'],
]);

function showCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return shortNames.get(character) ?? `\\u${code.toString(16).padStart(4, '0')}`;
}
