/** French quotation marks and two-part signs stay on the line of their word: their spaces become no-break spaces. */
export function keepSigns(text: string): string {
  return text.replace(/« /g, '«\u00a0').replace(/ (?=[»:;?!])/g, '\u00a0');
}
