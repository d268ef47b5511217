/** The encodings a document can be in. */
export type XmlEncoding = 'UTF-8' | 'windows-1252' | 'ISO-8859-1';

/**
 * The bytes of a text of whole characters, in the encoding that the document's declaration names. Outside of UTF-8, a
 * character that the encoding lacks becomes a numeric reference: names are checked by the layout.
 */
export function encodeText(text: string, encoding: XmlEncoding): Buffer {
  if (encoding === 'UTF-8') return Buffer.from(text, 'utf8');
  const bytes = encoding === 'windows-1252' ? windows1252Bytes : noBytes;
  const oneByteEach = text.replace(notLatin1, (character) => bytes.get(character) ?? reference(character));
  return Buffer.from(oneByteEach, 'latin1');
}

/** Whether a name, comment or instruction, where references mean nothing, can be written. */
export function isEncodable(text: string, encoding: XmlEncoding): boolean {
  if (encoding === 'UTF-8') return true;
  const outside = text.match(notLatin1) ?? [];
  return encoding === 'windows-1252'
    ? outside.every((character) => windows1252Bytes.has(character))
    : outside.length === 0;
}

/** U+0080 to U+009F too: readers disagree on these bytes (many take ISO-8859-1 for Windows-1252). */
const notLatin1 = /[^\u0000-\u007F\u00A0-\u00FF]/gu;

/** Windows-1252's own characters, 0x80 to 0x9F, each as the Latin-1 character of the same byte. */
const windows1252Bytes: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0x20 }, (_, offset): [string, string] => {
    const byte = 0x80 + offset;
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), String.fromCharCode(byte)];
  }).filter(([character, byte]) => character !== byte),
);
const noBytes: typeof windows1252Bytes = new Map();

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
