/**
 * Text from outside as it may be shown: one line, every control character made visible (a terminal escape is shown, not
 * obeyed; a line end can't forge a line of the trace).
 */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, showControl);
}

function showControl(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\u${code.toString(16).padStart(4, '0')}`;
}
