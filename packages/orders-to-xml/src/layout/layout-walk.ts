import { isEncodable, type XmlEncoding } from './encode.ts';
import { escapeAttribute, escapeText, isXmlText, isXmlName, prefixOf } from './xml-text.ts';
import { lists, type LayoutField, type ListName, type MainList } from './fields.ts';
import type { FaultFound, LayoutFault } from './layout-fault.ts';
import type { Piece } from './pieces.ts';
import { readPlaceholder, splitText } from './placeholder.ts';

/** Where in the layout: the names from the root, the lists being repeated, the prefixes declared. */
export interface Place {
  at: string;
  within: readonly ListName[];
  prefixes: readonly string[];
}

/** What a walk through a layout gathers beside its pieces. */
export interface Walk {
  encoding: XmlEncoding;
  faults: LayoutFault[];
  /** What the layout is about. */
  main: MainList;
  /** How many elements are repeated over it. */
  mainBlocks: number;
}

export function addFaults(walk: Walk, place: Place, ...faults: FaultFound[]): void {
  walk.faults.push(...faults.map((fault) => ({ at: place.at, ...fault })));
}

function isText(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A text as pieces: its constants escaped for their place, its placeholders to be filled in. */
export function readText(value: unknown, where: 'text' | 'attribute', place: Place, walk: Walk): Piece[] {
  const text = checkIsText(value, place, walk);
  const { parts, faults } = splitText(text);
  addFaults(walk, place, ...faults);
  const escape = where === 'text' ? escapeText : escapeAttribute;
  return parts.map((part) => {
    if ('constant' in part) return escape(part.constant);
    checkPlaceholder(part.placeholder, place, walk);
    return { value: part.placeholder, place: where };
  });
}

/** The value as text; '' and a fault where it is none, or holds what XML forbids. */
function checkIsText(value: unknown, place: Place, walk: Walk): string {
  if (!isText(value)) {
    addFaults(walk, place, { kind: 'notText', value: JSON.stringify(value) });
    return '';
  }
  const text = String(value);
  if (!isXmlText(text)) addFaults(walk, place, { kind: 'notXmlText', value: text });
  return text;
}

function checkPlaceholder(source: string, place: Place, walk: Walk): void {
  const { placeholder, faults } = readPlaceholder(source);
  addFaults(walk, place, ...faults);
  if (placeholder) checkIsKnownHere(placeholder.name, placeholder.field, place, walk);
}

/** A line's amount means nothing outside a repetition of the lines. */
export function checkIsKnownHere(name: string, field: LayoutField, place: Place, walk: Walk): void {
  if (field.inside === null || place.within.includes(field.inside)) return;
  addFaults(walk, place, { kind: 'outsideList', value: name, other: field.inside });
}

/** A text that stays as it is where references mean nothing: a comment, an instruction, a namespace. */
function checkConstant(value: unknown, place: Place, walk: Walk): string {
  const text = checkIsText(value, place, walk);
  const hasPlaceholder = splitText(text).parts.some((part) => 'placeholder' in part);
  if (hasPlaceholder) addFaults(walk, place, { kind: 'placeholderHere', value: text });
  checkEncodable(text, place, walk);
  return text;
}

/** XML 1.0 §2.5. */
export function checkComment(value: unknown, place: Place, walk: Walk): string {
  const text = checkConstant(value, place, walk);
  if (/--|-$/.test(text)) addFaults(walk, place, { kind: 'badComment', value: text });
  return text;
}

/** A target, then whatever its reader understands (XML 1.0 §2.6). */
export function checkInstruction(value: unknown, place: Place, walk: Walk): string {
  const text = checkConstant(value, place, walk);
  const [target = ''] = text.split(/\s/, 1);
  const isTarget = isXmlName(target) && !/^xml$/i.test(target);
  if (!isTarget || text.includes('?>')) addFaults(walk, place, { kind: 'badInstruction', value: text });
  return text;
}

/** A declaration of a prefix, or of the namespace of names without one (Namespaces in XML §3, §6.2). */
export function checkNamespace(name: string, value: unknown, place: Place, walk: Walk): Piece[] {
  const uri = checkConstant(value, place, walk);
  const isReserved = name === 'xmlns:xml' || name === 'xmlns:xmlns';
  const hasNoUri = name !== 'xmlns' && uri === '';
  if (isReserved || hasNoUri) addFaults(walk, place, { kind: 'badNamespace', value: name });
  return [escapeAttribute(uri)];
}

export function checkName(name: string, place: Place, walk: Walk): void {
  if (!isXmlName(name)) return addFaults(walk, place, { kind: 'badName', value: name });
  const isDeclared = ['', 'xmlns', ...place.prefixes].includes(prefixOf(name));
  if (!isDeclared) addFaults(walk, place, { kind: 'unknownPrefix', value: name, other: prefixOf(name) });
  checkEncodable(name, place, walk);
}

function checkEncodable(text: string, place: Place, walk: Walk): void {
  if (!isEncodable(text, walk.encoding)) {
    addFaults(walk, place, { kind: 'notEncodable', value: text, other: walk.encoding });
  }
}

/** Enters a repetition; a fault if the list is not there to be repeated. */
export function enterList(list: ListName, place: Place, walk: Walk): Place {
  const outer = lists[list];
  const isReachable = outer === null || place.within.includes(outer);
  if (!isReachable) addFaults(walk, place, { kind: 'outsideList', value: list, other: outer });
  else if (place.within.includes(list)) addFaults(walk, place, { kind: 'repeatedTwice', value: list });
  return { ...place, within: [...place.within, list] };
}
