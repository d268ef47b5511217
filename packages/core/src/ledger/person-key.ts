import { createHash } from 'node:crypto';

/** What somebody's e-mail address or name is known by in the ledger, where neither stands in clear. */
export function personKey(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the CRM has of somebody, and is known there by his e-mail address. */
export const peopleInCrm = ['Contacts', 'Leads'] as const;
