import type { JobOptions } from '@passerelle/core/program/job-command.ts';
import type { Job, RunOptions } from '@passerelle/core/program/job.ts';
import type { OrdersWords } from './words/words.ts';

export interface OrdersOptions extends RunOptions {
  /** A local orders CSV, or an XML of ArchiveExport; undefined: one cycle. */
  file?: string;
  /** Ids or references; empty: every order. */
  only: readonly string[];
}

export type WriteBackJob = Job<JobOptions, OrdersWords>;

export type CrmJob = Job<JobOptions, OrdersWords>;

export type OrdersJob = Job<OrdersOptions, OrdersWords>;

/** `customers`. */
export type CustomersJob = Job<JobOptions, OrdersWords>;

export type CustomersFromShop = NonNullable<NonNullable<CustomersJob['config']['customers']>['fromShop']>;
