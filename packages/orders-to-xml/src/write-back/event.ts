import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { SourceEvent } from '@passerelle/core/ports/order-source.ts';
import type { WriteDecision } from '@passerelle/core/report/tell-write.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';

/** What a write is: a state by its name, a tracking number with the parcels beyond the first, a mail. */
export type What =
  | { kind: 'state'; to: string; mails: boolean }
  | { kind: 'tracking'; number: string; further: readonly string[] }
  | { kind: 'mail' };

export type WriteBackEvent =
  | SourceEvent
  | { kind: 'shipments-read'; file: string; rows: number; orders: number }
  /** The file can't be used; what else there is to write is written. */
  | { kind: 'shipments-left'; fault: Fault; exitCode: ExitCode }
  | {
      kind: 'write';
      write: Pick<Write, 'id' | 'kind' | 'key' | 'subject' | 'event'>;
      what: What;
      decision: WriteDecision;
      reason: Fault | null;
      /** What the shop calls it. */
      remoteId: string;
    }
  /** So many may be written, and they are. */
  | { kind: 'limit-reached'; limit: number }
  | { kind: 'nothing-to-write' }
  /** Only a person can settle it: told at every run. */
  | { kind: 'write-uncertain'; write: Write };

export type EmitWriteBack = (event: WriteBackEvent) => void;
