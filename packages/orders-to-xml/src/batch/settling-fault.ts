import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { FolderState } from '@passerelle/core/ledger/states.ts';

/** Why an XML is not sent again. `file` as it was named, `lot` its batch. */
export type ResendFault =
  /** The ledger has prepared no XML of that name. */
  | { kind: 'resend/not-archived'; file: string }
  /** Not the bytes that the ledger prepared. */
  | { kind: 'resend/archive-changed'; file: string }
  | { kind: 'resend/already-resent'; file: string; /** The name it has since. */ again: string }
  /** ProShop has it in its folder, or has taken it; its batch was void; nobody knows. */
  | {
      kind:
        | 'resend/still-in-import'
        | 'resend/already-delivered'
        | 'resend/never-sent'
        | 'resend/still-uncertain';
      file: string;
      lot: string;
    };

/** Why a person's word on an order or a batch settles nothing. `name` as it was typed. */
export type SettlingFault =
  /** No customer of that e-mail address, which is not repeated. */
  | { kind: 'settling/unknown-customer' }
  | { kind: 'settling/unknown-order' | 'settling/unknown-batch' | 'settling/unknown-refusal'; name: string }
  /** Several orders have that number (or reference); `names`: what tells them apart. */
  | { kind: 'settling/ambiguous'; name: string; isNumber: boolean; names: readonly string[] }
  | { kind: 'settling/nothing-to-acknowledge' | 'settling/not-acknowledged'; id: string; ref: string }
  | { kind: 'settling/not-uncertain'; lot: string; state: FolderState };

export function refusal(exitCode: ExitCode, fault: ResendFault | SettlingFault): Failure {
  return new Failure(exitCode, fault);
}
