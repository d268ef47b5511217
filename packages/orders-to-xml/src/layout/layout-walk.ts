import { isEncodable, type XmlEncoding } from './encode.ts';
import { isXmlText } from './escape.ts';
import { lists, type LayoutField, type ListName } from './fields.ts';
import { markEnd, markStart, type Marks } from './cut-layout.ts';
import type { FaultFound, LayoutFault } from './layout-fault.ts';
import { readPlaceholder, splitText, type TextPart } from './placeholder.ts';

/** Where in the layout: the names from the root, the lists being repeated, the prefixes declared. */
export interface Place {
  at: string;
  within: readonly ListName[];
  prefixes: readonly string[];
}

/** What a walk through a layout gathers: the texts and blocks it left marks for, the prefixes, and every fault. */
export interface Walk {
  encoding: XmlEncoding;
  marks: Marks;
  /** Prefix → URI. */
  namespaces: Record<string, string>;
  faults: LayoutFault[];
}

export function addFaults(walk: Walk, place: Place, ...faults: FaultFound[]): void {
  walk.faults.push(...faults.map((fault) => ({ at: place.at, ...fault })));
}

export function isText(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Checks a text and leaves a mark in its stead, so that xmlbuilder2 neither escapes nor decodes it; '' stays ''. */
export function markText(value: unknown, where: 'text' | 'attribute', place: Place, walk: Walk): string {
  if (!isText(value)) {
    addFaults(walk, place, { kind: 'notText', value: JSON.stringify(value) });
    return '';
  }
  if (value === '') return '';
  const parts = checkText(String(value), place, walk);
  const number = walk.marks.texts.push({ parts, place: where }) - 1;
  return `${markStart}${number}${markEnd}`;
}

function checkText(text: string, place: Place, walk: Walk): TextPart[] {
  if (!isPlain(text)) addFaults(walk, place, { kind: 'notXmlText', value: text });
  const { parts, faults } = splitText(text);
  addFaults(walk, place, ...faults);
  for (const part of parts) if ('placeholder' in part) checkPlaceholder(part.placeholder, place, walk);
  return parts;
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
export function checkConstant(value: unknown, place: Place, walk: Walk): string {
  if (!isText(value)) {
    addFaults(walk, place, { kind: 'notText', value: JSON.stringify(value) });
    return '';
  }
  const text = String(value);
  const hasPlaceholder = splitText(text).parts.some((part) => 'placeholder' in part);
  if (!isPlain(text)) addFaults(walk, place, { kind: 'notXmlText', value: text });
  if (hasPlaceholder) addFaults(walk, place, { kind: 'placeholderHere', value: text });
  checkEncodable(text, place, walk);
  return text;
}

export function checkEncodable(text: string, place: Place, walk: Walk): void {
  if (!isEncodable(text, walk.encoding)) {
    addFaults(walk, place, { kind: 'notEncodable', value: text, other: walk.encoding });
  }
}

/** Whether it may stand in a layout: characters of XML, and not those that the marks are made of. */
function isPlain(text: string): boolean {
  return isXmlText(text) && !text.includes(markStart) && !text.includes(markEnd);
}

/** Enters a repetition; a fault if the list is not there to be repeated. */
export function enterList(list: ListName, place: Place, walk: Walk): Place {
  const outer = lists[list];
  const isReachable = outer === null || place.within.includes(outer);
  if (!isReachable) addFaults(walk, place, { kind: 'outsideList', value: list, other: outer });
  else if (place.within.includes(list)) addFaults(walk, place, { kind: 'repeatedTwice', value: list });
  return { ...place, within: [...place.within, list] };
}
