import type { JobOptions } from '@passerelle/core/program/job-command.ts';
import type { Job, RunOptions } from '@passerelle/core/program/job.ts';
import type { StockWords } from './words/words.ts';

export interface StockOptions extends RunOptions {
  /** A local stock CSV; undefined: the one on the server. */
  file?: string;
  /** A local orders CSV in place of the remote one. */
  orders?: string;
}

export type StockJob = Job<StockOptions, StockWords>;

/** `customers`. */
export type CustomersJob = Job<JobOptions, StockWords>;

export type CustomersToShop = NonNullable<NonNullable<CustomersJob['config']['customers']>['toShop']>;

/** `articles`. */
export type ArticlesJob = Job<JobOptions, StockWords>;

export type ArticlesConfig = NonNullable<ArticlesJob['config']['articles']>;
