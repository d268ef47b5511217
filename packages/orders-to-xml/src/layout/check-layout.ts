import { readCondition } from './condition.ts';
import { blockMark, markEnd, markStart } from './cut-layout.ts';
import type { XmlEncoding } from './encode.ts';
import { isListName, lists } from './fields.ts';
import {
  addFaults,
  checkConstant,
  checkEncodable,
  checkIsKnownHere,
  enterList,
  markText,
  type Place,
  type Walk,
} from './layout-walk.ts';
import type { BlockPiece } from './pieces.ts';
import { nearest } from './placeholder.ts';
import { isXmlName, prefixOf } from './xml-name.ts';

type LayoutObject = Readonly<Record<string, unknown>>;

/** xmlbuilder2's object notation. */
export type Template = Record<string, unknown>;

/** A layout read through: what xmlbuilder2 is to render, what its marks stand for, and the faults. */
export interface CheckedLayout extends Walk {
  template: Template;
}

const markers = ['*repeat', '*if'];

/**
 * Reads a layout through, once: its faults, all of them, and the same layout for xmlbuilder2 with a mark in place of
 * each text and two around each block. `perOrder`: a document holds a single sale, so the root itself may be repeated.
 */
export function checkLayout(
  layout: unknown,
  settings: { encoding: XmlEncoding; perOrder: boolean },
): CheckedLayout {
  const { encoding } = settings;
  const walk: Walk = { encoding, marks: { texts: [], blocks: [] }, namespaces: {}, faults: [] };
  const top: Place = { at: '', within: [], prefixes: ['xml'] };
  if (!isObject(layout)) addFaults(walk, top, { kind: 'notAnObject', value: JSON.stringify(layout) });
  else checkRoot(layout, settings.perOrder, top, walk);
  const template = isObject(layout) ? readContent(layout, top, walk) : {};
  const sales = walk.marks.blocks.filter((block) => block.repeat === 'sales').length;
  if (isObject(layout) && sales === 0) addFaults(walk, top, { kind: 'noSales', value: 'sales' });
  if (sales > 1) addFaults(walk, top, { kind: 'salesTwice', value: 'sales' });
  return { template, ...walk };
}

function isObject(value: unknown): value is LayoutObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isElementKey(key: string): boolean {
  return !/^[*@#$!?]/.test(key);
}

/** A document has one root, always there. */
function checkRoot(layout: LayoutObject, perOrder: boolean, top: Place, walk: Walk): void {
  const roots = Object.keys(layout).filter(isElementKey);
  const root = layout[roots[0] ?? ''];
  if (roots.length !== 1 || Array.isArray(root))
    addFaults(walk, top, { kind: 'oneRoot', value: roots.join(', ') });
  const stray = Object.keys(layout).filter((key) => /^[*@#]/.test(key));
  for (const key of stray) addFaults(walk, top, { kind: 'notAtTop', value: key });
  if (!isObject(root)) return;
  const place = { ...top, at: roots[0]! };
  if (root['*repeat'] !== undefined && !perOrder)
    addFaults(walk, place, { kind: 'rootRepeated', value: '*repeat' });
  if (root['*if'] !== undefined) addFaults(walk, place, { kind: 'rootOptional', value: '*if' });
}

/** An element's content, attributes included. Children are numbered `#0`, `#1`…: so a name can come several times. */
function readContent(content: LayoutObject, place: Place, walk: Walk): Template {
  const template: Template = {};
  const children: Template[] = [];
  for (const [key, value] of Object.entries(content)) {
    const inside = { ...place, at: place.at === '' ? key : `${place.at}/${key}` };
    if (key.startsWith('@')) Object.assign(template, readAttribute(key, value, inside, walk));
    else if (key === '#') template['#'] = markText(value, 'text', inside, walk);
    else if (/^[!?]/.test(key)) children.push({ [key[0]!]: checkConstant(value, inside, walk) });
    else if (isElementKey(key)) children.push(...readElements(key, value, inside, walk));
    else if (!markers.includes(key)) addFaults(walk, inside, unknownKey(key));
  }
  if ('#' in template && children.length > 0) addFaults(walk, place, { kind: 'mixedContent', value: '#' });
  for (const [index, child] of children.entries()) template[`#${index}`] = child;
  return template;
}

function unknownKey(key: string): Parameters<typeof addFaults>[2] {
  return key.startsWith('$')
    ? { kind: 'cdata', value: key }
    : { kind: 'unknownMarker', value: key, other: nearest(key, markers) };
}

function readAttribute(key: string, value: unknown, place: Place, walk: Walk): Template {
  const name = key.slice(1);
  checkName(name, place, walk);
  const isNamespace = /^xmlns(:|$)/.test(name);
  if (!isNamespace) return { [attributeKey(name)]: markText(value, 'attribute', place, walk) };
  const uri = checkConstant(value, place, walk);
  walk.namespaces[name.slice('xmlns:'.length)] = uri;
  return { [key]: uri };
}

/** xmlbuilder2 takes the namespace of an attribute's prefix only by an alias, named again after `@@`. */
function attributeKey(name: string): string {
  const prefix = prefixOf(name);
  return prefix === '' ? `@${name}` : `@${name}@@${prefix}`;
}

function checkName(name: string, place: Place, walk: Walk): void {
  if (!isXmlName(name)) return addFaults(walk, place, { kind: 'badName', value: name });
  const isDeclared = ['', 'xmlns', ...place.prefixes].includes(prefixOf(name));
  if (!isDeclared) addFaults(walk, place, { kind: 'unknownPrefix', value: name, other: prefixOf(name) });
  checkEncodable(name, place, walk);
}

/** A list stands for several elements of that name, each with its own markers. */
function readElements(name: string, value: unknown, place: Place, walk: Walk): Template[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => readElement(name, one, place, walk));
}

function readElement(name: string, value: unknown, place: Place, walk: Walk): Template[] {
  if (!isObject(value)) {
    checkName(name, place, walk);
    return [{ [name]: markText(value, 'text', place, walk) }];
  }
  const declared = Object.keys(value).filter((key) => key.startsWith('@xmlns:'));
  const known = {
    ...place,
    prefixes: [...place.prefixes, ...declared.map((key) => key.slice('@xmlns:'.length))],
  };
  checkName(name, known, walk);
  const { block, inside } = readMarkers(value, known, walk);
  const element = { [name]: readContent(value, inside, walk) };
  return block ? markBlock(block, element, walk) : [element];
}

function readMarkers(
  element: LayoutObject,
  place: Place,
  walk: Walk,
): { block?: Omit<BlockPiece, 'pieces'>; inside: Place } {
  const { '*repeat': repeat, '*if': when } = element;
  const isRepeated = typeof repeat === 'string' && isListName(repeat);
  if (repeat !== undefined && !isRepeated) {
    const value = asWritten(repeat);
    addFaults(walk, place, { kind: 'unknownList', value, other: nearest(value, Object.keys(lists)) });
  }
  const inside = isRepeated ? enterList(repeat, place, walk) : place;
  const condition = when === undefined ? undefined : checkCondition(when, inside, walk);
  if (!isRepeated && condition === undefined) return { inside };
  return {
    block: { ...(isRepeated && { repeat }), ...(condition !== undefined && { when: condition }) },
    inside,
  };
}

function checkCondition(written: unknown, place: Place, walk: Walk): string {
  const source = asWritten(written);
  const { condition, faults } = readCondition(source);
  addFaults(walk, place, ...faults);
  if (condition) checkIsKnownHere(condition.name, condition.field, place, walk);
  return source;
}

function asWritten(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function markBlock(block: Omit<BlockPiece, 'pieces'>, element: Template, walk: Walk): Template[] {
  const number = walk.marks.blocks.push(block) - 1;
  const edge = (name: 'begin' | 'end') => ({ '?': `${blockMark} ${markStart}${name}${number}${markEnd}` });
  return [edge('begin'), element, edge('end')];
}
