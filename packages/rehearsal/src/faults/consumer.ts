import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentinelName } from '@passerelle/core/delivery/sentinel.ts';
import type { Rehearsal } from '../shop/rehearsal.ts';

/**
 * What ProShop would complain of: an order lost, booked twice, or not to the byte what the archive keeps. Empty: nothing.
 * `allowed`: orders it may have besides those it must have.
 */
export function consumerProblems(
  rehearsal: Rehearsal,
  expected: readonly number[],
  allowed: readonly number[] = expected,
): string[] {
  const { proshop } = rehearsal;
  const booked = proshop.bookedOrders().map(Number);
  const lost = expected.filter((id) => !booked.includes(id));
  const twice = booked.filter((id, index) => booked.indexOf(id) !== index);
  const foreign = booked.filter((id) => !allowed.includes(id));
  const changed = proshop.imported.filter(({ name, content }) => !isArchived(rehearsal, name, content));
  return [
    ...lost.map((id) => `order ${id} is lost`),
    ...twice.map((id) => `order ${id} is booked twice`),
    ...foreign.map((id) => `order ${id} was not to be sent`),
    ...changed.map(({ name }) => `${name} was imported otherwise than the archive keeps it`),
  ];
}

/** What lies in the staging folder besides its sentinel. */
export function stagedLeftovers(rehearsal: Rehearsal): string[] {
  const folder = join(rehearsal.remoteDir, 'passerelle-staging');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== sentinelName) : [];
}

function isArchived({ workDir }: Rehearsal, name: string, content: Buffer): boolean {
  const folder = join(workDir, 'ArchiveExport');
  return readdirSync(folder).includes(name) && readFileSync(join(folder, name)).equals(content);
}
