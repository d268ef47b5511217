import type { Dialect } from '@passerelle/core/files/csv-rows.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import { cellSpans } from './cell-spans.ts';
import type { PlacedCard } from './gift-cards.ts';
import { rewriteQuantity } from './quantity.ts';
import type { StockFault } from './stock-fault.ts';
import type { StockFile } from './stock-file.ts';

/** The character of each byte from 0 to 255. */
const windows1252 = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
);

/**
 * The row of a gift card, one character per byte, without its line end, written as the file writes: as many cells as a
 * line of the file, each quoted as in that line, the quantity in its form. Throws a Failure (2) if the file's encoding
 * lacks a character.
 */
export function writeAddedRow({ bytes, dialect, columns, lines }: StockFile, card: PlacedCard): string {
  const modelLine = lines.excluded.indexOf(0);
  const cells = cellSpans(bytes, lines.starts[modelLine] ?? 0, dialect).map((span, column) => {
    const modelCell = bytes.toString('latin1', span.start, span.end);
    if (column === columns.qty) return rewriteQuantity(modelCell, card.quantity);
    const text = encode(card.cells.get(column) ?? '', dialect, card.name);
    return writeCell(text, modelCell, dialect);
  });
  return cells.join(dialect.delimiter);
}

function writeCell(text: string, modelCell: string, dialect: Dialect): string {
  const quote = dialect.quote || '"';
  const needsQuotes = text.includes(dialect.delimiter) || text.includes(quote);
  if (!needsQuotes && !modelCell.startsWith(quote)) return text;
  return quote + text.replaceAll(quote, quote + quote) + quote;
}

/** One character per byte, in the encoding of the file. */
function encode(text: string, { encoding }: Dialect, card: string): string {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8').toString('latin1');
  return Array.from(text, (character) => {
    const byte = windows1252.indexOf(character);
    if (byte === -1) throw unknownCharacter(card, character);
    return String.fromCharCode(byte);
  }).join('');
}

function unknownCharacter(card: string, character: string): Failure {
  return new Failure(ExitCode.Usage, {
    kind: 'stock/gift-card-character',
    card,
    character,
  } satisfies StockFault);
}
