import type { ListName } from './fields.ts';

/**
 * What a layout comes down to: text that never changes, and what each sale fills in.
 */
export type Piece = string | ValuePiece | BlockPiece | ContentPiece;

/** A placeholder without its braces, and where it stands: the escaping differs. */
export interface ValuePiece {
  value: string;
  place: 'text' | 'attribute';
}

/** An element that is repeated, or there on a condition (of each member, if both). */
export interface BlockPiece {
  repeat?: ListName;
  when?: string;
  pieces: Piece[];
}

/** Content of an element that may turn out empty: then the start tag closes itself, else `end` is its end tag. */
export interface ContentPiece {
  content: Piece[];
  end: string;
}
