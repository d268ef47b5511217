import { readCondition } from './condition.ts';
import type { XmlEncoding } from './encode.ts';
import { isListName, lists, mainListOf, type ListName, type MainList } from './fields.ts';
import { bindLayout, type CompiledLayout } from './fill-layout.ts';
import { faultyLayout } from './layout-fault.ts';
import {
  addFaults,
  checkComment,
  checkInstruction,
  checkIsKnownHere,
  checkName,
  checkNamespace,
  enterList,
  readText,
  type Place,
  type Walk,
} from './layout-walk.ts';
import type { BlockPiece, Piece } from './pieces.ts';
import { nearest } from './placeholder.ts';

export interface LayoutSettings {
  /** What messages call the layout: its file. */
  name: string;
  encoding: XmlEncoding;
  /** A document holds a single order, so the root itself may be repeated: `xml.perOrder`. */
  perOrder: boolean;
}

/** The names of lists that a layout about `main` may repeat. */
function listsAbout(main: MainList): ListName[] {
  return (Object.keys(lists) as ListName[]).filter((list) => mainListOf(list) === main);
}

/** Compiles a layout read by `readLayout`. Throws Failure(2) that names every fault. */
export function compileLayout(layout: unknown, settings: LayoutSettings): CompiledLayout {
  return compileLayoutOf('sales', layout, settings);
}

/** The same of a layout that is about something else than sales. */
export function compileLayoutOf<Main extends MainList>(
  main: Main,
  layout: unknown,
  settings: LayoutSettings,
): CompiledLayout<Main> {
  return bindLayout(cutLayout(layout, settings, main), settings.encoding, main);
}

type LayoutObject = Readonly<Record<string, unknown>>;

const markers = ['*repeat', '*if'];

function cutLayout(layout: unknown, { name, encoding, perOrder }: LayoutSettings, main: MainList): Piece[] {
  const walk: Walk = { main, encoding, faults: [], mainBlocks: 0 };
  const top: Place = { at: '', within: [], prefixes: ['xml'] };
  const pieces = isObject(layout) ? cutDocument(layout, perOrder, top, walk) : [];
  if (!isObject(layout)) addFaults(walk, top, { kind: 'notAnObject', value: JSON.stringify(layout) });
  if (walk.faults.length > 0) throw faultyLayout(name, walk.faults);
  return pieces;
}

function cutDocument(layout: LayoutObject, perOrder: boolean, top: Place, walk: Walk): Piece[] {
  checkRoot(layout, perOrder, top, walk);
  const { children } = readContent(layout, 0, top, walk);
  if (walk.mainBlocks === 0) addFaults(walk, top, { kind: 'noSales', value: walk.main });
  if (walk.mainBlocks > 1) addFaults(walk, top, { kind: 'salesTwice', value: walk.main });
  return joinTexts(children);
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

/** What stands in an element: each attribute with the space before it, each child with its line break and indentation. */
interface Content {
  attributes: Piece[];
  text: Piece[];
  children: Piece[];
}

function readContent(element: LayoutObject, depth: number, place: Place, walk: Walk): Content {
  const content: Content = { attributes: [], text: [], children: [] };
  for (const [key, value] of Object.entries(element)) {
    const inside = { ...place, at: place.at === '' ? key : `${place.at}/${key}` };
    if (key.startsWith('@')) content.attributes.push(...cutAttribute(key.slice(1), value, inside, walk));
    else if (key === '#') content.text = readText(value, 'text', inside, walk);
    else if (key.startsWith('!'))
      content.children.push(lineBreak(depth), `<!--${checkComment(value, inside, walk)}-->`);
    else if (key.startsWith('?'))
      content.children.push(lineBreak(depth), `<?${checkInstruction(value, inside, walk)}?>`);
    else if (isElementKey(key)) content.children.push(...cutElements(key, value, depth, inside, walk));
    else if (!markers.includes(key)) addFaults(walk, inside, unknownKey(key));
  }
  const isMixed = Object.hasOwn(element, '#') && content.children.length > 0;
  if (isMixed) addFaults(walk, place, { kind: 'mixedContent', value: '#' });
  return content;
}

function unknownKey(key: string): Parameters<typeof addFaults>[2] {
  return key.startsWith('$')
    ? { kind: 'cdata', value: key }
    : { kind: 'unknownMarker', value: key, other: nearest(key, markers) };
}

function cutAttribute(name: string, value: unknown, place: Place, walk: Walk): Piece[] {
  checkName(name, place, walk);
  const isNamespace = /^xmlns(:|$)/.test(name);
  const text = isNamespace
    ? checkNamespace(name, value, place, walk)
    : readText(value, 'attribute', place, walk);
  return [` ${name}="`, ...text, '"'];
}

/** A list stands for several elements of that name, each with its own markers. */
function cutElements(name: string, value: unknown, depth: number, place: Place, walk: Walk): Piece[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => cutElement(name, one, depth, place, walk));
}

function cutElement(name: string, value: unknown, depth: number, place: Place, walk: Walk): Piece[] {
  if (!isObject(value)) {
    checkName(name, place, walk);
    const text = readText(value, 'text', place, walk);
    return writeElement(name, depth, { attributes: [], text, children: [] });
  }
  const declared = Object.keys(value).filter((key) => key.startsWith('@xmlns:'));
  const prefixes = [...place.prefixes, ...declared.map((key) => key.slice('@xmlns:'.length))];
  const known = { ...place, prefixes };
  checkName(name, known, walk);
  const { block, inside } = readMarkers(value, known, walk);
  const pieces = writeElement(name, depth, readContent(value, depth + 1, inside, walk));
  return block ? [{ ...block, pieces: joinTexts(pieces) }] : pieces;
}

/** What may turn out empty decides when it is filled in whether the start tag closes itself: `<Nom/>`. */
function writeElement(name: string, depth: number, { attributes, text, children }: Content): Piece[] {
  const start = [lineBreak(depth), `<${name}`, ...attributes];
  const content = joinTexts(children.length > 0 ? children : text);
  const end = `${children.length > 0 ? lineBreak(depth) : ''}</${name}>`;
  if (content.length === 0) return [...start, '/>'];
  const mayBeEmpty = !content.some((piece) => typeof piece === 'string');
  return mayBeEmpty ? [...start, { content, end }] : [...start, '>', ...content, end];
}

/** Line ends are LF, and each level is indented by two spaces more. */
function lineBreak(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}

function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else if (piece !== '') joined.push(piece);
  }
  return joined;
}

function readMarkers(
  element: LayoutObject,
  place: Place,
  walk: Walk,
): { block?: Omit<BlockPiece, 'pieces'>; inside: Place } {
  const { '*repeat': repeat, '*if': when } = element;
  const isRepeated = typeof repeat === 'string' && isListName(repeat) && mainListOf(repeat) === walk.main;
  if (repeat !== undefined && !isRepeated) {
    const value = asWritten(repeat);
    addFaults(walk, place, { kind: 'unknownList', value, other: nearest(value, listsAbout(walk.main)) });
  }
  if (repeat === walk.main) walk.mainBlocks++;
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
