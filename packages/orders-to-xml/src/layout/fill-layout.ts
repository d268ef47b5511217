import type { Sale } from '../sale/sale.ts';
import { bindCondition } from './condition.ts';
import { encodeText, type XmlEncoding } from './encode.ts';
import type { DocumentFacts, ListName, MainList, Scope, SentCustomer } from './fields.ts';
import type { BlockPiece, ContentPiece, Piece } from './pieces.ts';
import { bindPlaceholder, type Write } from './placeholder.ts';
import { XmlRoom } from './xml-room.ts';

/** What a document is made of, by the list that it stands in. */
export interface Members {
  sales: Sale;
  accounts: SentCustomer;
}

/** A layout ready to be filled, as often as needed. */
export interface CompiledLayout<Main extends MainList = 'sales'> {
  /**
   * One document, in blocks of whole sales or customers, so that a caller holds no more than one. `onReplaced` is told of
   * each value that held a character XML forbids (it became U+FFFD).
   */
  document(
    facts: DocumentFacts,
    members: Iterable<Members[Main]>,
    onReplaced?: (id: string, field: string) => void,
  ): Generator<Buffer>;
}

const enter: { [L in MainList]: (scope: Scope, member: Members[L]) => Scope } = {
  sales: (scope, sale) => ({ ...scope, sale }),
  accounts: (scope, account) => ({ ...scope, account }),
};

/** Line ends are LF: XML readers take any, and a comparison is the same on every system. */
export function bindLayout<Main extends MainList>(
  pieces: readonly Piece[],
  encoding: XmlEncoding,
  main: Main,
): CompiledLayout<Main> {
  const binding = { encoding, main };
  const writes = pieces.map((piece) => bindTopPiece(piece, binding));
  return {
    *document(facts, members, onReplaced = () => {}) {
      const scope: Scope = { document: facts, onReplaced };
      const room = new XmlRoom(encoding);
      room.write(`<?xml version="1.0" encoding="${encoding}"?>`);
      for (const write of writes) yield* write(scope, room, members);
      room.write('\n');
      yield room.take();
    },
  };
}

/** How constants are written, and what the layout is about. */
interface Binding<Main extends MainList = MainList> {
  encoding: XmlEncoding;
  main: Main;
}

/** Gives the blocks that are full. */
type WriteTop<Main extends MainList> = (
  scope: Scope,
  room: XmlRoom,
  members: Iterable<Members[Main]>,
) => Iterable<Buffer>;

/** Between two sales a block may end, and nowhere else. */
function bindTopPiece<Main extends MainList>(piece: Piece, binding: Binding<Main>): WriteTop<Main> {
  const { main } = binding;
  if (!holdsList(piece, main)) {
    const write = bindPiece(piece, binding);
    return (scope, room) => {
      write(scope, room);
      return [];
    };
  }
  if ('content' in piece) return bindTopContent(piece, binding);
  const isChosen = bindWhen(piece);
  if (piece.repeat === main) {
    const write = bindAll(piece.pieces, binding);
    return function* (scope, room, members) {
      for (const member of members) {
        const ofMember = enter[main](scope, member);
        if (!isChosen(ofMember)) continue;
        write(ofMember, room);
        if (room.isFull) yield room.take();
      }
    };
  }
  const writes = piece.pieces.map((one) => bindTopPiece(one, binding));
  return function* (scope, room, members) {
    if (isChosen(scope)) for (const write of writes) yield* write(scope, room, members);
  };
}

/** Whether there is a first sale is only known when it comes. No block ends before that. */
function bindTopContent<Main extends MainList>(
  { content, end }: ContentPiece,
  binding: Binding<Main>,
): WriteTop<Main> {
  const writes = content.map((piece) => bindTopPiece(piece, binding));
  return function* (scope, room, members) {
    const start = room.length;
    room.write('>');
    const opened = room.length;
    let isTaken = false;
    for (const write of writes)
      for (const block of write(scope, room, members)) {
        isTaken = true;
        yield block;
      }
    const isEmpty = !isTaken && room.length === opened;
    if (isEmpty) room.cut(start);
    room.write(isEmpty ? '/>' : end);
  };
}

function holdsList(piece: Piece, main: MainList): piece is BlockPiece | ContentPiece {
  if (typeof piece === 'string' || 'value' in piece) return false;
  if ('content' in piece) return piece.content.some((one) => holdsList(one, main));
  return piece.repeat === main || piece.pieces.some((one) => holdsList(one, main));
}

function bindAll(pieces: readonly Piece[], binding: Binding): Write {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return bindPiece(only, binding);
  const parts = pieces.map((piece) =>
    typeof piece === 'string' ? encodeText(piece, binding.encoding) : bindPiece(piece, binding),
  );
  return (scope, room) => {
    for (const part of parts) {
      if (typeof part === 'function') part(scope, room);
      else room.put(part);
    }
  };
}

function bindPiece(piece: Piece, binding: Binding): Write {
  if (typeof piece === 'string') {
    const bytes = encodeText(piece, binding.encoding);
    return (_scope, room) => room.put(bytes);
  }
  if ('value' in piece) return bindPlaceholder(piece.value, piece.place);
  if ('content' in piece) return bindContent(piece, binding);
  return bindBlock(piece, binding);
}

function bindContent({ content, end }: ContentPiece, binding: Binding): Write {
  const write = bindAll(content, binding);
  const endTag = encodeText(end, binding.encoding);
  return (scope, room) => {
    room.putByte(tagEnd);
    const opened = room.length;
    write(scope, room);
    if (room.length > opened) return room.put(endTag);
    room.cut(opened - 1);
    room.putByte(slash);
    room.putByte(tagEnd);
  };
}

const [slash, tagEnd] = [0x2f, 0x3e];

/** With a list and a condition, the condition is asked of each member. */
function bindBlock(block: BlockPiece, binding: Binding): Write {
  const isChosen = bindWhen(block);
  const write = bindAll(block.pieces, binding);
  const { repeat } = block;
  if (repeat === undefined)
    return (scope, room) => {
      if (isChosen(scope)) write(scope, room);
    };
  return (scope, room) => {
    for (const member of members(repeat, scope)) if (isChosen(member)) write(member, room);
  };
}

function bindWhen({ when }: BlockPiece): (scope: Scope) => boolean {
  return when === undefined ? () => true : bindCondition(when);
}

function members(list: ListName, scope: Scope): Scope[] {
  if (list === 'lines') return scope.sale!.lines.map((line) => ({ ...scope, line }));
  if (list === 'payments') return scope.sale!.payments.map((payment) => ({ ...scope, payment }));
  if (list === 'addresses') return scope.account!.addresses.map((address) => ({ ...scope, address }));
  if (list === 'groups') return scope.account!.groups.map((group) => ({ ...scope, group }));
  throw new Error(`The list ${list} is repeated above each sale, never within one.`);
}
