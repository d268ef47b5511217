/**
 * A report as JSON on a terminal or in a pipe. Texts from outside are in it: what a terminal would obey and JSON leaves as
 * it is (DEL, the C1 controls, turns of the writing direction) is escaped. `censor` takes the secrets out of each text
 * before JSON changes how they are written.
 */
export function renderJson(value: unknown, censor: (text: string) => string): string {
  const withoutSecrets = (_key: string, part: unknown): unknown =>
    typeof part === 'string' ? censor(part) : part;
  return `${JSON.stringify(value, withoutSecrets, 2).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, escape)}\n`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
