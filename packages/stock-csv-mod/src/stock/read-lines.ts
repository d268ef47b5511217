import type { RowFate } from '@passerelle/core/files/row-filters.ts';
import type { ForeignRows } from '@passerelle/core/files/odd-rows.ts';
import { giveRows, type RowTaker } from '@passerelle/core/files/plain-line.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { codeKey } from './article-key.ts';
import { giftCardFinder } from './gift-cards.ts';
import type { KnownLines } from './known-lines.ts';
import { CodeReader, damagedColumn, isFull, ParsedCells, PlainCells, type LineCells } from './line-cells.ts';
import { Excluded, makeRoom, type StockFile } from './stock-file.ts';
import type { StockFault } from './stock-fault.ts';
import { ThreeNoughts } from './quantity.ts';

/**
 * Reads every line from that offset on into `stock`, whose columns are known. Throws CsvError on a quoting fault, and a
 * Failure (2) where stores are asked for and the file has no such column.
 */
export function readLines(stock: StockFile, from: number, aids: ReadingAids): void {
  const { bytes, dialect } = stock;
  const threeNoughts = new ThreeNoughts();
  giveRows({ bytes, dialect, from }, (line) => {
    return new LineTaker(stock, new PlainCells(line, dialect.encoding), { ...aids, threeNoughts });
  });
  if (threeNoughts.areDecimals) stock.threeNoughts = threeNoughts.lines;
  else excludeUnclear(stock, threeNoughts.lines);
}

/** Lines that were read as if they were clear. */
function excludeUnclear(stock: StockFile, unclear: readonly number[]): void {
  if (unclear.length === 0) return;
  const { lines } = stock;
  for (const line of unclear) {
    lines.excluded[line] = Excluded.unusable;
    lines.quantities[line] = NaN;
    lines.gencodHashes[line] = 0;
  }
  const isKept = (line: number): boolean => lines.excluded[line] === 0;
  stock.unreadable = [...stock.unreadable, ...unclear].sort((one, other) => one - other);
  stock.withoutGencod = stock.withoutGencod.filter(isKept);
  stock.spoiltGencod = stock.spoiltGencod.filter(isKept);
  stock.giftCardLines = stock.giftCardLines.map((places) => places.filter(isKept));
}

/** What decides of a line, beside its own cells. */
interface ReadingAids {
  stores: readonly string[];
  foreign: ForeignRows;
  /** Lines that need not be read again; null: none. */
  known: KnownLines | null;
}

class LineTaker implements RowTaker {
  readonly #stock: StockFile;
  readonly #threeNoughts: ThreeNoughts;
  readonly #plain: PlainCells;
  readonly #isOurs: (cells: LineCells) => boolean;
  readonly #giftCardAt: (cells: LineCells) => number | null;
  readonly #foreign: ForeignRows;
  readonly #known: KnownLines | null;
  readonly #codes = new CodeReader();

  constructor(
    stock: StockFile,
    plain: PlainCells,
    { stores, threeNoughts, foreign, known }: ReadingAids & { threeNoughts: ThreeNoughts },
  ) {
    this.#threeNoughts = threeNoughts;
    this.#foreign = foreign;
    this.#known = known;
    this.#stock = stock;
    this.#plain = plain;
    this.#isOurs = storeTest(stock, stores);
    this.#giftCardAt = giftCardFinder(stock.giftCards, stock.columns);
  }

  passKnown(at: number): number {
    if (this.#known === null) return at;
    return this.#known.takeOver(this.#stock, at, () => this.#threeNoughts.noteClear());
  }

  takePlain(start: number, end: number): void {
    this.#take(this.#plain, start, end);
  }

  takeParsed(cells: string[], start: number, end: number): void {
    this.#take(new ParsedCells(cells, this.#stock.dialect.encoding), start, end);
  }

  #take(cells: LineCells, start: number, end: number): void {
    const { lines } = this.#stock;
    makeRoom(lines);
    const line = lines.count++;
    lines.starts[line] = start;
    lines.starts[line + 1] = end;
    if (this.#isOurs(cells)) this.#read(line, cells);
    else this.#excludeOtherStore(line, cells);
  }

  lengthenLast(end: number): void {
    const { lines } = this.#stock;
    lines.starts[lines.count] = end;
  }

  #read(line: number, cells: LineCells): void {
    const { columns, headings, lines, giftCardLines, withoutGencod, spoiltGencod } = this.#stock;
    const isSound = isFull(cells, headings) && damagedColumn(cells, columns) === null;
    const card = this.#giftCardAt(cells);
    const fate = isSound && card === null ? this.#fateOf(cells) : 'kept';
    if (fate === 'left-out') return this.#excludeByFilter(line, cells);
    const isUntracked = isSound && card === null && this.#isUntracked(cells);
    if (isUntracked) lines.untracked[line] = 1;
    const isReadable = isSound && fate === 'kept';
    const quantity = isReadable ? this.#quantity(line, cells, isUntracked) : NaN;
    lines.quantities[line] = quantity;
    if (!isReadable || (Number.isNaN(quantity) && !isUntracked)) this.#excludeUnreadable(line, cells);
    else if (card !== null) giftCardLines[card]?.push(line);
    else {
      const spoiltBefore = this.#codes.spoilt;
      const hash = cells.codeHash(columns.gencod, this.#codes);
      lines.gencodHashes[line] = hash;
      if (hash === 0) withoutGencod.push(line);
      if (this.#codes.spoilt > spoiltBefore) spoiltGencod.push(line);
    }
  }

  /** Gift cards of the configuration are for sale, whatever a filter says. */
  #fateOf(cells: LineCells): RowFate['kind'] {
    const { judgeRow } = this.#stock;
    return judgeRow === null ? 'kept' : judgeRow((column) => cells.text(column)).kind;
  }

  #isUntracked(cells: LineCells): boolean {
    const { untracked } = this.#stock;
    return untracked?.isMeant((column) => cells.text(column)).kind === 'kept';
  }

  #quantity(line: number, cells: LineCells, isUntracked: boolean): number {
    const { qty } = this.#stock.columns;
    const quantity = cells.quantity(qty);
    if (isUntracked) return quantity;
    if (Number.isNaN(quantity)) return this.#threeNoughts.read(cells.text(qty), line);
    this.#threeNoughts.noteClear();
    return quantity;
  }

  #excludeUnreadable(line: number, cells: LineCells): void {
    this.#refuseForeign(line, cells);
    this.#stock.lines.excluded[line] = Excluded.unusable;
    this.#stock.unreadable.push(line);
  }

  #excludeByFilter(line: number, cells: LineCells): void {
    if (Number.isNaN(cells.quantity(this.#stock.columns.qty))) this.#refuseForeign(line, cells);
    this.#stock.lines.excluded[line] = Excluded.byFilter;
    this.#stock.filteredOut += 1;
  }

  #excludeOtherStore(line: number, cells: LineCells): void {
    if (Number.isNaN(cells.quantity(this.#stock.columns.qty))) this.#refuseForeign(line, cells);
    this.#stock.lines.excluded[line] = Excluded.unusable;
    this.#stock.otherStores += 1;
  }

  /** Throws where the line shows that the whole file can't be used. */
  #refuseForeign(line: number, cells: LineCells): void {
    const texts = Array.from({ length: cells.count }, (_, column) => cells.text(column));
    this.#foreign.refuse(texts, this.#stock.lines.starts[line] ?? 0);
  }
}

/** A line of the wrong width counts as ours, so that it is told: what stands in its store column may be another cell. */
function storeTest(stock: StockFile, stores: readonly string[]): (cells: LineCells) => boolean {
  const { store } = stock.columns;
  if (stores.length === 0) return () => true;
  if (store === null) throw noStoreColumn(stores, stock);
  const kept = new Set(stores.map(codeKey));
  return (cells) => !isFull(cells, stock.headings) || kept.has(codeKey(cells.text(store)));
}

function noStoreColumn(stores: readonly string[], { name: file, headings }: StockFile): Failure {
  const fault: StockFault = { kind: 'stock/no-store-column', file, stores, headings };
  return new Failure(ExitCode.Usage, fault);
}
