import type { Sale } from '../sale/sale.ts';
import { bindCondition } from './condition.ts';
import type { XmlEncoding } from './encode.ts';
import type { DocumentFacts, ListName, MainList, Scope, SentCustomer } from './fields.ts';
import type { BlockPiece, ContentPiece, Piece } from './pieces.ts';
import { bindPlaceholder } from './placeholder.ts';

/** What a document is made of, by the list that it stands in. */
export interface Members {
  sales: Sale;
  accounts: SentCustomer;
}

/** A layout ready to be filled, as often as needed. */
export interface CompiledLayout<Main extends MainList = 'sales'> {
  encoding: XmlEncoding;
  /**
   * One document, in pieces of a sale or a customer each, so that a caller holds no more than one: to be encoded by `encodeXml`.
   * `onReplaced` is told of each value that held a character XML forbids (it became U+FFFD).
   */
  document(
    facts: DocumentFacts,
    members: Iterable<Members[Main]>,
    onReplaced?: (id: string, field: string) => void,
  ): Generator<string>;
}

type Write = (scope: Scope) => string;

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
  const writes = pieces.map((piece) => bindTopPiece(piece, main));
  return {
    encoding,
    *document(facts, members, onReplaced = () => {}) {
      const scope: Scope = { document: facts, onReplaced };
      yield `<?xml version="1.0" encoding="${encoding}"?>`;
      for (const write of writes) yield* write(scope, members);
      yield '\n';
    },
  };
}

type WriteTop<Main extends MainList> = (scope: Scope, members: Iterable<Members[Main]>) => Iterable<string>;

/** Above the repetition of the sales everything is yielded piece by piece; each sale is one piece. */
function bindTopPiece<Main extends MainList>(piece: Piece, main: Main): WriteTop<Main> {
  if (!holdsList(piece, main)) {
    const write = bindPiece(piece);
    return (scope) => [write(scope)];
  }
  if ('content' in piece) return bindTopContent(piece, main);
  const isChosen = bindWhen(piece);
  if (piece.repeat === main) {
    const write = bindAll(piece.pieces);
    return function* (scope, members) {
      for (const member of members) {
        const ofMember = enter[main](scope, member);
        if (isChosen(ofMember)) yield write(ofMember);
      }
    };
  }
  const writes = piece.pieces.map((one) => bindTopPiece(one, main));
  return function* (scope, members) {
    if (isChosen(scope)) for (const write of writes) yield* write(scope, members);
  };
}

/** Whether there is a first sale is only known when it comes. */
function bindTopContent<Main extends MainList>({ content, end }: ContentPiece, main: Main): WriteTop<Main> {
  const writes = content.map((piece) => bindTopPiece(piece, main));
  return function* (scope, members) {
    let isEmpty = true;
    for (const write of writes) {
      for (const text of write(scope, members)) {
        if (text === '') continue;
        if (isEmpty) yield '>';
        isEmpty = false;
        yield text;
      }
    }
    yield isEmpty ? '/>' : end;
  };
}

function holdsList(piece: Piece, main: MainList): piece is BlockPiece | ContentPiece {
  if (typeof piece === 'string' || 'value' in piece) return false;
  if ('content' in piece) return piece.content.some((one) => holdsList(one, main));
  return piece.repeat === main || piece.pieces.some((one) => holdsList(one, main));
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
  if (list === 'addresses') return scope.account!.addresses.map((address) => ({ ...scope, address }));
  if (list === 'groups') return scope.account!.groups.map((group) => ({ ...scope, group }));
  throw new Error(`The list ${list} is repeated above each sale, never within one.`);
}
