/**
 * Where the corrected stock goes. A union, because a file and a shop's quantities are promised differently: of a file all
 * bytes or none are seen; quantities would be sent one by one, only those that differ, and gone on with after a stop.
 */
export type StockDestination = StockFileDestination;

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
