/** NUL and its like, DEL too. A tab and line ends are text. */
const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}

/** The same of a byte: in UTF-8 and in Windows-1252 such a byte is that character. */
export function isControlByte(byte: number): boolean {
  return hasControlCharacter(String.fromCharCode(byte));
}
