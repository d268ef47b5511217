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
