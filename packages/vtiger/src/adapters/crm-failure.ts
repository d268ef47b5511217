import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Brought } from '@passerelle/core/ports/crm-destination.ts';
import { CrmFailure, type CrmFault } from '../fault.ts';

/** A person has to change something before it can work. */
const ofConfiguration: readonly CrmFault['kind'][] = [
  'crm/unknown-user',
  'crm/wrong-key',
  'crm/authority-unusable',
  'crm/unknown-owner',
];

/** Nothing else would fare better. */
const endsAll: readonly CrmFault['kind'][] = [
  ...ofConfiguration,
  'crm/unreachable',
  'crm/untrusted',
  'crm/redirected',
  'crm/session-lost',
];

/** The CRM broke down; another order may go through. */
const breaksDown: readonly CrmFault['kind'][] = [
  'crm/http-status',
  'crm/no-answer',
  'crm/not-json',
  'crm/too-large',
  'crm/unexpected-answer',
];

export function crmFailure(fault: CrmFault): Failure {
  return new Failure(ofConfiguration.includes(fault.kind) ? ExitCode.Usage : ExitCode.Server, { ...fault });
}

/** What a failure means for the one thing that was to be brought. Throws a Failure where it is the end of the run. */
export function broughtBy(error: unknown): Extract<Brought, { fault: unknown }> {
  if (!(error instanceof CrmFailure)) throw error;
  const { fault } = error;
  const isBusy = fault.kind === 'crm/http-status' && fault.status !== 500;
  if (endsAll.includes(fault.kind) || isBusy) throw crmFailure(fault);
  return { kind: breaksDown.includes(fault.kind) ? 'failed' : 'refused', fault: { ...fault } };
}

/** The same for work that concerns everything. */
export async function orCrmFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof CrmFailure ? crmFailure(error.fault) : error;
  }
}
