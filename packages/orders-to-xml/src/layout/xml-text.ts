/** U+FFFD: what stands for a character that XML 1.0 forbids. */
const replacement = '\uFFFD';

/** Controls but tab and line ends, the two last of the plane, and half surrogate pairs (XML 1.0 §2.2). */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;
const mayHoldForbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** By code, of ASCII: 1 where the character cannot stand anywhere in XML as it is. Nearly every value has none of them. */
export const needsCare = Uint8Array.from({ length: 0x80 }, (_, code) =>
  code < 0x20 || '&<>"'.includes(String.fromCharCode(code)) ? 1 : 0,
);

export function isXmlText(text: string): boolean {
  return replaceForbidden(text) === text;
}

/** The text with every character that XML cannot carry, not even as a reference, replaced by U+FFFD. */
export function replaceForbidden(text: string): string {
  return mayHoldForbidden.test(text) ? text.replace(forbidden, replacement) : text;
}

/** A bare carriage return would be read as a line feed (XML 1.0 §2.11), so it goes as a reference. */
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const specialInText = /[&<>\r]/;
const everySpecialInText = /[&<>\r]/g;
/** A reader of XML turns tabs and line ends of an attribute into spaces (XML 1.0 §3.3.3) unless they are references. */
const specialInAttribute = /[&<>"\r\n\t]/;
const everySpecialInAttribute = /[&<>"\r\n\t]/g;

/** `text` holds no forbidden character (see `replaceForbidden`). */
export function escapeText(text: string): string {
  return specialInText.test(text) ? text.replace(everySpecialInText, asReference) : text;
}

/** For a value between double quotes. `text` holds no forbidden character (see `replaceForbidden`). */
export function escapeAttribute(text: string): string {
  return specialInAttribute.test(text) ? text.replace(everySpecialInAttribute, asReference) : text;
}

function asReference(character: string): string {
  return references[character] ?? character;
}

const nameStart =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const nameRest = `${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`;
const part = `[${nameStart}][${nameRest}]*`;
const qualifiedName = new RegExp(`^(?:(${part}):)?${part}$`, 'u');

/** XML 1.0 §2.3, with at most one colon (Namespaces in XML §4). */
export function isXmlName(name: string): boolean {
  return qualifiedName.test(name);
}

/** '' for a name without one. */
export function prefixOf(name: string): string {
  return qualifiedName.exec(name)?.[1] ?? '';
}
