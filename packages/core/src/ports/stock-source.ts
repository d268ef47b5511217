/** Where the stock of the back office comes from. `Stock`: its lines, as the program understands them. */
export interface StockSource<Stock> {
  /**
   * The whole stock, or none: what is missing, cut short, changing or refused rejects with a Failure (4), what could not be
   * looked at with one of the server (3).
   */
  read(): Promise<StockReading<Stock>>;
}

/** What was in stock at one moment. */
export interface StockReading<Stock> {
  /** As people know it. */
  name: string;
  bytes: number;
  /** By the clock of the source: a sale that the back office booked before is in it, and no later one. */
  asOf: Date;
  /** false: a person named the file, and answers for its age. */
  ageCounts: boolean;
  stock: Stock;
}
