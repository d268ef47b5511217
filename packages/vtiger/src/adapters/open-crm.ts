import tls from 'node:tls';
import type { Config } from '@passerelle/core/config/schema.ts';
import { readAuthority } from '@passerelle/core/files/read-authority.ts';
import { crmClient, type CrmClient } from '../client.ts';
import { crmFailure } from './crm-failure.ts';

export type CrmConfig = NonNullable<Config['crm']>;

export interface CrmSurroundings {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** How long a second of the configured times lasts, in seconds. */
  readonly pace: number;
  readonly onRequest?: () => void;
}

/** The CRM as it is configured; nothing is sent yet. Throws Failure(2): its authority cannot be used. */
export function openCrm(crm: CrmConfig, { sleep, pace, onRequest }: CrmSurroundings): CrmClient {
  if (crm.ca !== undefined) trustAuthority(readAuthority(crm.ca));
  return crmClient({
    ...{ url: crm.url, user: crm.user, accessKey: crm.accessKey, attempts: crm.attempts },
    timeoutMs: crm.timeoutSeconds * pace * 1000,
    deadlineMs: crm.deadlineSeconds * pace * 1000,
    now: () => performance.now(),
    pause: sleep,
    ...(onRequest === undefined ? {} : { onRequest }),
  });
}

/**
 * Beside those that Node trusts. fetch has no setting for it, so it counts for the whole process, as NODE_EXTRA_CA_CERTS
 * does: verification itself is never weakened.
 */
function trustAuthority(pem: string): void {
  try {
    const trusted = tls.getCACertificates('default');
    const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    if (found.length === 0) throw new Error('no certificate');
    const wanted = found.filter((certificate) => !trusted.includes(certificate));
    if (wanted.length > 0) tls.setDefaultCACertificates([...trusted, ...wanted]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw crmFailure({ kind: 'crm/authority-unusable', reason });
  }
}
