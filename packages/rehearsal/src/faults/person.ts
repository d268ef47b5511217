import type { Rehearsal } from '../shop/rehearsal.ts';

/** What a run says to a person of each delivery that is uncertain. */
const advice = /resolve (\d{8}-\d{6}-\d+) --delivered/g;

/**
 * Does as the program asks after exit 8: looks in ProShop whether the lot was imported, and settles it by `resolve`. `said`:
 * all that the run said.
 */
export async function settleByHand(rehearsal: Rehearsal, said: string): Promise<void> {
  const lots = new Set([...said.matchAll(advice)].map((match) => match[1] ?? ''));
  for (const lot of lots) {
    const isInProShop = [...rehearsal.proshop.imported, ...rehearsal.proshop.waiting()].some(({ name }) =>
      name.includes(lot.replaceAll('-', '_')),
    );
    await rehearsal.ordersToXml('resolve', lot, isInProShop ? '--delivered' : '--resend');
  }
}
