import type { BlockPiece, Piece } from './pieces.ts';
import type { TextPart } from './placeholder.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** Noncharacters, kept out of layouts: a text's mark is its number between them. */
export const markStart = '\uFDD0';
export const markEnd = '\uFDD1';
/** The target of the processing instructions that mark where a block begins and ends. */
export const blockMark = 'block';

/** What the marks of a rendered layout stand for, by their numbers. */
export interface Marks {
  texts: { parts: TextPart[]; place: 'text' | 'attribute' }[];
  blocks: Omit<BlockPiece, 'pieces'>[];
}

const mark = new RegExp(
  `${markStart}(?<text>\\d+)${markEnd}|\\n *<\\?${blockMark} ${markStart}(?<edge>begin|end)(?<block>\\d+)${markEnd}\\?>`,
  'g',
);

/**
 * Cuts a rendered layout at its marks. A block's mark goes with the line break and the indentation before it, so that a
 * block brings its own. `rendered` begins with a line break.
 */
export function cutLayout(rendered: string, marks: Marks): Piece[] {
  const open: Piece[][] = [[]];
  let from = 0;
  for (const found of rendered.matchAll(mark)) {
    addText(open.at(-1)!, rendered.slice(from, found.index));
    placeMark(found.groups!, marks, open);
    from = found.index + found[0].length;
  }
  addText(open.at(-1)!, rendered.slice(from));
  return closeEmptyElements(open[0]!);
}

function placeMark({ text, edge, block }: Record<string, string>, marks: Marks, open: Piece[][]): void {
  if (text !== undefined) addParts(open.at(-1)!, marks.texts[Number(text)]!);
  else if (edge === 'begin') open.push([]);
  else {
    const pieces = closeEmptyElements(open.pop()!);
    open.at(-1)!.push({ ...marks.blocks[Number(block)], pieces });
  }
}

function addParts(pieces: Piece[], { parts, place }: Marks['texts'][number]): void {
  const escape = place === 'text' ? escapeText : escapeAttribute;
  for (const part of parts) {
    if ('constant' in part) addText(pieces, escape(part.constant));
    else pieces.push({ value: part.placeholder, place });
  }
}

function addText(pieces: Piece[], text: string): void {
  if (text === '') return;
  const last = pieces.at(-1);
  if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
  else pieces.push(text);
}

/** Everything between a start tag and its end tag that is filled in may turn out empty: `<Nom/>`, as xmlbuilder2 has it. */
function closeEmptyElements(pieces: readonly Piece[]): Piece[] {
  const closed: Piece[] = [];
  let rest = [...pieces];
  while (rest.length > 0) {
    const first = rest.shift()!;
    const next = rest.findIndex((piece) => typeof piece === 'string');
    const endTag = next > 0 ? /^\s*<\/[^>]+>/.exec(rest[next] as string)?.[0] : undefined;
    if (typeof first !== 'string' || endTag === undefined || !endsInStartTag(first)) {
      addPiece(closed, first);
      continue;
    }
    addPiece(closed, first.slice(0, -1));
    closed.push({ content: rest.slice(0, next), end: endTag });
    rest = [(rest[next] as string).slice(endTag.length), ...rest.slice(next + 1)];
  }
  return closed;
}

function addPiece(pieces: Piece[], piece: Piece): void {
  if (typeof piece === 'string') addText(pieces, piece);
  else pieces.push(piece);
}

/** Text and attribute values have no `>` of their own: it is escaped. */
function endsInStartTag(text: string): boolean {
  return text.endsWith('>') && !/(?:\/>|\?>|-->|<\/[^<>]*>)$/.test(text);
}
