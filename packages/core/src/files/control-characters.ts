/** NUL and its like, which no text has (XML can't even hold them). A tab and line ends are text. */
const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}

/** The same of a byte: in UTF-8 and in Windows-1252 such a byte is that character. */
export function isControlByte(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
}
