import { elementOf, type Element } from '@passerelle/prestashop/xml.ts';

/**
 * What a document is made of, without its values: each path with the kinds of value found there. Errors with code and
 * words, a text that is no document as it is.
 */
export function shapeOf(text: string): unknown {
  const found = new Map<string, Set<string>>();
  if (/^[[{]/.test(text)) jsonShape(JSON.parse(text), '', found);
  else if (text.startsWith('<?xml')) xmlShape(elementOf(text.slice(text.indexOf('<prestashop'))), '', found);
  else return text;
  return Object.fromEntries([...found].map(([path, kinds]) => [path, [...kinds].toSorted()]).toSorted());
}

function note(found: Map<string, Set<string>>, path: string, kind: string): void {
  found.set(path, (found.get(path) ?? new Set()).add(kind));
}

function jsonShape(value: unknown, path: string, found: Map<string, Set<string>>): void {
  if (Array.isArray(value)) {
    note(found, path, 'list');
    for (const one of value) jsonShape(one, `${path}[]`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) jsonShape(one, `${path}.${name}`, found);
  } else {
    note(found, path, path.startsWith('.errors') ? String(value) : value === null ? 'null' : typeof value);
  }
}

function xmlShape(element: Element | undefined, path: string, found: Map<string, Set<string>>): void {
  if (element === undefined) return;
  const inside = `${path}/${element.name}`;
  note(
    found,
    inside,
    inside.startsWith('/prestashop/errors') && element.children.length === 0 ? element.text : 'element',
  );
  for (const child of element.children) xmlShape(child, inside, found);
}
