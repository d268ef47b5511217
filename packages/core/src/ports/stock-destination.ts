/**
 * Where the corrected stock goes. A union, because a file and a shop's quantities are promised differently: of a file all
 * bytes or none are seen; quantities are sent many at a time, only those that differ, and gone on with after a stop.
 */
export type StockDestination = StockFileDestination | StockLevelsDestination;

/** A file that the shop imports. */
export interface StockFileDestination {
  kind: 'file';
  /** As people know it. */
  name: string;
  /**
   * Makes these bytes the file. Whoever reads it sees the old file or the new one, whole; where a server refuses to replace,
   * none for a moment. Resolves when it is known to stand there, rejects with a Failure (3) when that is not known. May be
   * called again with the same bytes.
   */
  publish(bytes: Buffer): Promise<void>;
  /**
   * Takes away a published file of that age or older, by the destination's clock; a younger one stays. true: one was taken
   * away. Rejects with a Failure (3) if it could not look.
   */
  withdraw(olderThanMinutes: number): Promise<boolean>;
}

/** The quantities of a shop that sells while they are written. */
export interface StockLevelsDestination {
  kind: 'levels';
  /** As people know it. */
  name: string;
  /**
   * Everything that has a quantity, as the shop has it now: all of it, or none (a Failure of 2 or 3). To be asked before the
   * orders, each time: a sale that is not in the quantities is then among the orders. What does not change in a run may be
   * as it was at the first time; quantities never are.
   */
  look(): Promise<ShopShelf>;
  /**
   * Makes these the quantities, in this order, many at a time; not all or nothing. Resolves with what became of each: a
   * quantity that the shop refuses hinders no other. Rejects with a Failure (2, 3) where the shop fails as a whole: what was
   * written until then stays, and is found by the next look. The same may be written again. `onSent` is told
   * after each request.
   */
  write(levels: readonly Level[], onSent?: OnSent): Promise<WrittenLevels>;
}

/** How many were dealt with so far, and the rows that have got their quantity since it was last told. */
export type OnSent = (done: number, written: readonly number[]) => void;

export interface ShopShelf {
  sizes: readonly ShopSize[];
  /** Quantities belong to a group of shops that share their stock. */
  isShared: boolean;
  /** false: the shop does not look at quantities at all. */
  isStockManaged: boolean;
}

/** A size of a product, or a product without sizes. */
export interface ShopSize {
  product: number;
  /** 0: the product has no sizes. */
  combination: number;
  /** As the shop has them; '' for none. */
  gencod: string;
  reference: string;
  name: string;
  /** Neither its product nor anything else keeps it from being seen. */
  isActive: boolean;
  kind: 'goods' | 'pack' | 'virtual';
  /** Its product stands in a category, or below one, whose goods the back office does not keep. */
  isInKeptCategory: boolean;
  /** What a sale of this pack takes off the shelf beside the pack itself, or in its place. */
  parts: readonly PackPart[];
  quantity: QuantityOfSize;
}

export interface PackPart {
  product: number;
  combination: number;
  /** Pieces in one pack. */
  pieces: number;
}

/** Where the quantity of a size stands in the shop. */
export type QuantityOfSize =
  | {
      kind: 'known';
      row: number;
      pieces: number;
      /** Sold at 0 too, whatever is written. */
      sellsAtZero: boolean;
    }
  /** The shop computes it and refuses every write. */
  | { kind: 'computed'; row: number }
  | { kind: 'missing' }
  /** The shop has several, and nobody can say which counts. */
  | { kind: 'several'; rows: readonly number[] };

/** A quantity to be written. */
export interface Level {
  row: number;
  pieces: number;
}

export interface WrittenLevels {
  /** Rows that have their quantity. */
  written: readonly number[];
  refused: readonly RefusedLevel[];
}

export interface RefusedLevel {
  row: number;
  /** 'gone': it was deleted since it was read. */
  why: 'gone' | 'refused';
  /** What the shop says; '' for nothing. */
  said: string;
}
