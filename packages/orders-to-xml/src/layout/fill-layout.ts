import type { Sale } from '../sale/sale.ts';
import { bindCondition } from './condition.ts';
import type { XmlEncoding } from './encode.ts';
import type { DocumentFacts, ListName, Scope } from './fields.ts';
import type { BlockPiece, ContentPiece, Piece } from './pieces.ts';
import { bindPlaceholder } from './placeholder.ts';

/** A layout ready to be filled, as often as needed. */
export interface CompiledLayout {
  encoding: XmlEncoding;
  /**
   * One document, in pieces of a sale each, so that a caller holds no more than one: to be encoded by `encodeXml`.
   * `onReplaced` is told of each value that held a character XML forbids (it became U+FFFD).
   */
  document(
    facts: DocumentFacts,
    sales: Iterable<Sale>,
    onReplaced?: (orderId: string, field: string) => void,
  ): Generator<string>;
}

type Write = (scope: Scope) => string;

/** Line ends are LF: XML readers take any, and a comparison is the same on every system. */
export function bindLayout(pieces: readonly Piece[], encoding: XmlEncoding): CompiledLayout {
  const writes = pieces.map(bindTopPiece);
  return {
    encoding,
    *document(facts, sales, onReplaced = () => {}) {
      const scope: Scope = { document: facts, onReplaced };
      yield `<?xml version="1.0" encoding="${encoding}"?>`;
      for (const write of writes) yield* write(scope, sales);
      yield '\n';
    },
  };
}

type WriteTop = (scope: Scope, sales: Iterable<Sale>) => Iterable<string>;

/** Above the repetition of the sales everything is yielded piece by piece; each sale is one piece. */
function bindTopPiece(piece: Piece): WriteTop {
  if (!holdsSales(piece)) {
    const write = bindPiece(piece);
    return (scope) => [write(scope)];
  }
  if ('content' in piece) return bindTopContent(piece);
  const isChosen = bindWhen(piece);
  if (piece.repeat === 'sales') {
    const write = bindAll(piece.pieces);
    return function* (scope, sales) {
      for (const sale of sales) {
        const ofSale = { ...scope, sale };
        if (isChosen(ofSale)) yield write(ofSale);
      }
    };
  }
  const writes = piece.pieces.map(bindTopPiece);
  return function* (scope, sales) {
    if (isChosen(scope)) for (const write of writes) yield* write(scope, sales);
  };
}

/** Whether there is a first sale is only known when it comes. */
function bindTopContent({ content, end }: ContentPiece): WriteTop {
  const writes = content.map(bindTopPiece);
  return function* (scope, sales) {
    let isEmpty = true;
    for (const write of writes) {
      for (const text of write(scope, sales)) {
        if (text === '') continue;
        if (isEmpty) yield '>';
        isEmpty = false;
        yield text;
      }
    }
    yield isEmpty ? '/>' : end;
  };
}

function holdsSales(piece: Piece): piece is BlockPiece | ContentPiece {
  if (typeof piece === 'string' || 'value' in piece) return false;
  if ('content' in piece) return piece.content.some(holdsSales);
  return piece.repeat === 'sales' || piece.pieces.some(holdsSales);
}

function bindAll(pieces: readonly Piece[]): Write {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return bindPiece(only);
  const parts = pieces.map((piece) => (typeof piece === 'string' ? piece : bindPiece(piece)));
  return (scope) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : part(scope);
    return text;
  };
}

function bindPiece(piece: Piece): Write {
  if (typeof piece === 'string') return () => piece;
  if ('value' in piece) return bindPlaceholder(piece.value, piece.place);
  if ('content' in piece) return bindContent(piece);
  return bindBlock(piece);
}

function bindContent({ content, end }: ContentPiece): Write {
  const write = bindAll(content);
  return (scope) => {
    const text = write(scope);
    return text === '' ? '/>' : `>${text}${end}`;
  };
}

/** With a list and a condition, the condition is asked of each member. */
function bindBlock(block: BlockPiece): Write {
  const isChosen = bindWhen(block);
  const write = bindAll(block.pieces);
  const { repeat } = block;
  if (repeat === undefined) return (scope) => (isChosen(scope) ? write(scope) : '');
  return (scope) => {
    let text = '';
    for (const member of members(repeat, scope)) if (isChosen(member)) text += write(member);
    return text;
  };
}

function bindWhen({ when }: BlockPiece): (scope: Scope) => boolean {
  return when === undefined ? () => true : bindCondition(when);
}

function members(list: ListName, scope: Scope): Scope[] {
  if (list === 'lines') return scope.sale!.lines.map((line) => ({ ...scope, line }));
  if (list === 'payments') return scope.sale!.payments.map((payment) => ({ ...scope, payment }));
  throw new Error(`The list ${list} is repeated above each sale, never within one.`);
}
