import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { withoutControls } from './text.ts';

/** What a field is set to: a value, or a text per language by the language's id. */
export type FieldValue = string | number | boolean | ReadonlyMap<number, string>;

/** The rows of an association, whole: what is not among them is taken away by the shop. */
export type Links = readonly Readonly<Record<string, string | number>>[];

export interface Fields {
  readonly [field: string]: FieldValue;
}

/** One row to be written. */
export interface Entity {
  readonly id?: number;
  readonly fields: Fields;
  /** By the association's name, such as categories, and the name of its rows, such as category. */
  readonly associations?: Readonly<Record<string, { readonly node: string; readonly rows: Links }>>;
}

/** The document of one write. Several rows stand side by side: wrapped in their plural they would be refused. */
export function documentOf(node: string, entities: readonly Entity[]): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('prestashop');
  for (const entity of entities) addFields(root.ele(node), entity);
  return root.end({ headless: false });
}

/** Fills an element with what an entity says. */
export function addFields(to: XMLBuilder, { id, fields, associations = {} }: Entity): void {
  if (id !== undefined) to.ele('id').txt(String(id));
  for (const [name, value] of Object.entries(fields)) setField(to.ele(name), value);
  if (Object.keys(associations).length === 0) return;
  const all = to.ele('associations');
  for (const [name, { node, rows }] of Object.entries(associations)) {
    const list = all.ele(name);
    for (const row of rows) addRow(list.ele(node), row);
  }
}

function addRow(to: XMLBuilder, row: Links[number]): void {
  for (const [name, value] of Object.entries(row)) to.ele(name).txt(asText(String(value)));
}

function setField(to: XMLBuilder, value: FieldValue): void {
  if (typeof value === 'object') {
    for (const [language, text] of value) to.ele('language', { id: language }).txt(asText(text));
    return;
  }
  to.txt(typeof value === 'boolean' ? String(Number(value)) : asText(String(value)));
}

/**
 * xmlbuilder2 takes "&eacute;" and "&amp;" in a text for what is escaped already, and lets them through: the shop would
 * read "&" for the latter, and refuse the whole document for the former. HTML is full of both.
 */
function asText(text: string): string {
  return withoutControls(text).replace(/&(?=[^&;]*;)/g, '&amp;');
}

/** An element of an answer. Texts of languages and associations are its children. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

/** Reads a document that was cut out. Undefined: it is not well formed, or nothing that the web service would write. */
export function elementOf(document: string): Element | undefined {
  if (document.length > longest || isDeep(document)) return undefined;
  try {
    return asElement(create(document).root().node as unknown as DomNode);
  } catch {
    return undefined;
  }
}

/** A row has 20 kB at most, and a write a hundred rows. Characters. */
const longest = 4_000_000;
/** The web service's own documents have eight levels; a deep one would be read for minutes. */
const mostLevels = 50;

/** A section of text with whatever HTML stands in it, or a tag. */
const marks = /<!\[CDATA\[(?:[^]*?\]\]>|[^]*)|<(\/?)[a-z_][^<>]*?(\/?)>/gi;

function isDeep(document: string): boolean {
  let level = 0;
  for (const [, end, alone] of document.matchAll(marks)) {
    if (end === '/') level -= 1;
    else if (alone === '') level += 1;
    if (level > mostLevels) return true;
  }
  return false;
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

function asElement(node: DomNode): Element {
  const attributes = [...node.attributes].map(({ name, value }) => [name, value]);
  return {
    name: node.nodeName,
    attributes: Object.fromEntries(attributes) as Record<string, string>,
    text: textOf(node).trim(),
    children: [...node.childNodes].filter(({ nodeType }) => nodeType === 1).map(asElement),
  };
}

/** The text that stands in an element itself. */
function textOf({ childNodes }: DomNode): string {
  const texts = [...childNodes].filter(({ nodeType }) => nodeType === 3 || nodeType === 4);
  return texts.map(({ nodeValue }) => nodeValue ?? '').join('');
}

export function childOf(element: Element, name: string): Element | undefined {
  return element.children.find((child) => child.name === name);
}

/** The plain fields of a row, associations aside; of a field in several languages, the first text. */
export function fieldsOf(row: Element): Record<string, string> {
  const plain = row.children.filter(({ name }) => name !== 'associations');
  return Object.fromEntries(plain.map((field) => [field.name, field.children[0]?.text ?? field.text]));
}
