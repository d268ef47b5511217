import type { KnownOrder } from '@passerelle/core/ledger/known-orders.ts';
import { warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import type { OrdersWords } from '../words/words.ts';
import type { Adoption } from './adopt.ts';
import type { ReadArchive } from './read-archive.ts';
import type { Resolved } from './resolve.ts';

type Listener = Audience<OrdersWords>;

export function tellAcknowledged(
  { reporter, words: { settling } }: Listener,
  orders: readonly KnownOrder[],
  undo: boolean,
): void {
  for (const { id, ref } of orders)
    reporter.tell('good', undo ? settling.undone({ id, ref }) : settling.acknowledged({ id, ref }));
}

export function tellResolved({ reporter, words: { settling } }: Listener, { lot, file }: Resolved): void {
  reporter.tell(
    'good',
    file === null ? settling.resolvedDelivered({ lot }) : settling.resolvedResend({ lot, file }),
  );
}

/** How much of the archive was read, and what of it helps nobody: a file of another shop, or damaged. */
export function tellArchive(audience: Listener, folder: string, archive: ReadArchive): void {
  const { reporter, words } = audience;
  const { files, searchedAsText, withoutAny } = archive;
  reporter.tell('plain', words.settling.archiveRead({ files, folder }));
  if (searchedAsText.length > 0) warn(audience, words.settling.searchedAsText({ files: searchedAsText }));
  if (withoutAny.length > 0) reporter.tell('plain', words.settling.withoutAny({ files: withoutAny }));
}

export function tellAdoption({ reporter, words, findings }: Listener, { adopted, left }: Adoption): void {
  findings.count('adopted', adopted.length);
  reporter.tell('good', words.settling.adopted({ count: adopted.length }));
  for (const { order, proof } of adopted) {
    const tone = proof === 'reference' ? 'detail' : 'plain';
    reporter.tell(tone, words.settling.adoptedOrder({ id: order.id, ref: order.ref, proof }));
  }
  const toSend = left.filter(({ next }) => next === 'send').length;
  findings.count('left', left.length);
  if (left.length > 0) reporter.tell('warning', words.settling.left({ count: left.length, toSend }));
  for (const { order, next } of left) {
    const { id, ref, date } = order;
    reporter.tell('plain', words.settling.leftOrder({ id, ref, date, next: words.decisions.kinds[next] }));
  }
}
