import type { Job, RunOptions } from '@passerelle/core/program/job.ts';
import type { OrdersWords } from './words/words.ts';

export interface OrdersOptions extends RunOptions {
  /** A local orders CSV, or an XML of ArchiveExport; undefined: one cycle. */
  file?: string;
  /** Ids or references; empty: every order. */
  only: readonly string[];
}

/** `write-back`. */
export interface WriteBackOptions extends RunOptions {
  /** Ids or references; empty: every order. */
  only: readonly string[];
  /** So many writes at most; undefined: all. */
  limit?: number;
}

export type WriteBackJob = Job<WriteBackOptions, OrdersWords>;

export type OrdersJob = Job<OrdersOptions, OrdersWords>;
