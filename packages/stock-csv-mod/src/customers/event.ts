import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { SourceEvent } from '@passerelle/core/ports/order-source.ts';
import type { WriteDecision } from '@passerelle/core/report/tell-write.ts';
import type { Cleaned } from './customers-fault.ts';
import type { NameInFile } from './gather-customers.ts';
import type { ChangedPart } from './plan-customer.ts';

/** What is written of a customer. */
export type What =
  | { kind: 'customer' }
  | { kind: 'account' }
  | { kind: 'changes'; parts: readonly ChangedPart[] }
  | { kind: 'address' }
  | { kind: 'address-details'; parts: readonly ('phone' | 'vatNumber')[] };

/** What happens in a run of `customers`. */
export type CustomersEvent =
  | SourceEvent
  | { kind: 'customers-read'; file: string; rows: number; customers: number; filtered: number }
  /** `--only` names it, and no row has it. */
  | { kind: 'customer-not-found'; nth: number }
  | { kind: 'customer-cleaned'; name: NameInFile; cleaned: readonly Cleaned[] }
  | {
      kind: 'customer-write';
      name: NameInFile;
      what: What;
      decision: WriteDecision;
      reason: Fault | null;
      /** The shop's number; '' where there is none. */
      id: string;
      exitCode?: ExitCode;
    }
  | {
      kind: 'group-write';
      group: string;
      decision: WriteDecision;
      reason: Fault | null;
      id: string;
      exitCode?: ExitCode;
    }
  /** So many customers are in the shop as the file has them. */
  | { kind: 'customers-unchanged'; count: number }
  | { kind: 'customers-under-way'; nth: number; total: number }
  | { kind: 'limit-reached'; limit: number };

export type EmitCustomers = (event: CustomersEvent) => void;
