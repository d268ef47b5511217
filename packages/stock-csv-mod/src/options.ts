import type { Job, RunOptions } from '@passerelle/core/program/job.ts';
import type { StockWords } from './words/words.ts';

export interface StockOptions extends RunOptions {
  /** A local stock CSV; undefined: the one on the server. */
  file?: string;
  /** A local orders CSV in place of the remote one. */
  orders?: string;
}

export type StockJob = Job<StockOptions, StockWords>;
