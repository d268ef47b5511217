import type { Sayings } from '@passerelle/core/words/say-fault.ts';
import type { ResendFault, SettlingFault } from '../batch/settling-fault.ts';
import type { LayoutFault, LayoutTrouble } from '../layout/layout-fault.ts';
import type { OrdersSections } from './words.ts';

/** What can end a run or a command of this program, beside what ends either program. */
type OrdersToXmlFault = LayoutTrouble | ResendFault | SettlingFault | { kind: 'customers/not-configured' };

/** One line for each fault of this program. */
export const ordersSayings: Sayings<OrdersToXmlFault, OrdersSections> = {
  'layout/faulty': ({ name, faults }, { layout }) => ({
    message: layout.faulty(
      name,
      faults.map((fault) => sayLayoutFault(fault, layout)),
    ),
    hint: layout.faultyHint,
    isList: true,
  }),
  'layout/unreadable': ({ path, trouble }, { layout, config }) =>
    layout.unreadable({ path, reason: config.trouble(trouble) }),
  'resend/not-archived': (fault, { resend }) => resend.notArchived(fault),
  'resend/archive-changed': (fault, { resend }) => resend.archiveChanged(fault),
  'resend/still-in-import': (fault, { resend }) => resend.stillInImport(fault),
  'resend/already-delivered': (fault, { resend }) => resend.alreadyDelivered(fault),
  'resend/already-resent': (fault, { resend }) => resend.alreadyResent(fault),
  'resend/never-sent': (fault, { resend }) => resend.neverSent(fault),
  'resend/still-uncertain': (fault, { resend }) => resend.stillUncertain(fault),
  'customers/not-configured': (_fault, { customers }) => customers.notConfigured,
  'settling/unknown-customer': (_fault, { customers }) => customers.unknown,
  'settling/unknown-order': (fault, { settling }) => settling.unknownOrder(fault),
  'settling/ambiguous': (fault, { settling }) => settling.ambiguous(fault),
  'settling/nothing-to-acknowledge': (fault, { settling }) => settling.nothingToAcknowledge(fault),
  'settling/not-acknowledged': (fault, { settling }) => settling.notAcknowledged(fault),
  'settling/unknown-refusal': (fault, { settling }) => settling.unknownRefusal(fault),
  'settling/unknown-batch': (fault, { settling }) => settling.unknownBatch(fault),
  'settling/not-uncertain': (fault, { settling }) => settling.notUncertain(fault),
};

function sayLayoutFault(
  { at, kind, value, other = '' }: LayoutFault,
  words: OrdersSections['layout'],
): string {
  const say: (value: string, other: string) => string = words.fault[kind];
  return words.at(at, say(value, other));
}
