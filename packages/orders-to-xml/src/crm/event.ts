import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Brought, CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { SourceEvent } from '@passerelle/core/ports/order-source.ts';

/** What is brought: an order, a customer by the shop's number, a product by its code. */
export interface Item {
  kind: 'order' | 'customer' | 'product';
  name: string;
}

export type CrmEvent =
  | SourceEvent
  /** `read`: orders that were looked at; `changed`: those that the CRM is told of. */
  | { kind: 'sales-read'; name: string; read: number; changed: number; requests: number }
  | { kind: 'record'; item: Item; write: CrmWrite; isDryRun: boolean }
  | { kind: 'brought'; item: Item; outcome: Brought }
  /** So many were looked at so far, of a number that nobody knows before the end. */
  | { kind: 'progress'; what: Item['kind']; done: number }
  /** A person named an order that the source does not have. */
  | { kind: 'not-found'; name: string }
  | { kind: 'limit-reached'; limit: number }
  | { kind: 'finished'; orders: number; customers: number; products: number; requests: number };

export type EmitCrm = (event: CrmEvent) => void;

/** What ends the job, or leaves one order. */
export type CrmJobFault =
  | { kind: 'crm-job/not-configured' }
  /** The export itself does not tell it well enough. */
  | { kind: 'crm-job/unreadable'; why: Fault }
  | { kind: 'crm-job/waiting' }
  | { kind: 'crm-job/cancelled-unseen' };
