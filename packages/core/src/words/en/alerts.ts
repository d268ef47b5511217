import { formatsOf } from '../formats.ts';
import type { Words } from '../words.ts';
import { program } from './program.ts';
import { status } from './status.ts';

const { moment } = formatsOf('en');

const ways: Record<string, string> = { email: 'e-mail', webhook: 'the webhook', command: 'the command' };

export const alerts: Words['alerts'] = {
  subject: ({ store, ringing, over }) =>
    ringing > 0
      ? `Passerelle (shop ${store}): ${ringing} point(s) to look at`
      : `Passerelle (shop ${store}): ${over} point(s) back in order`,
  begunTitle: 'New:',
  remindedTitle: 'Still so:',
  overTitle: 'Back in order:',
  alarm: (alarm) => {
    switch (alarm.kind) {
      case 'run-failed':
        return `${alarm.program} ended with code ${alarm.exitCode} (${program.exitCodes[alarm.exitCode]}).${alarm.message ? ` ${alarm.message}` : ''}`;
      case 'not-collected':
        return `ProShop has not taken ${alarm.file}, delivered ${moment(alarm.since)}: check that its import runs.`;
      case 'unchanged':
        return `The file ${alarm.file} has not changed since ${moment(alarm.since)}: check the program that writes it.`;
      case 'order-waits':
        return `Order ${alarm.name}: ${status.kinds[alarm.why]}. “orders-to-xml status” says what to do.`;
    }
  },
  reminder: ({ alarm, since }) => `${alarm} (first told ${moment(since)})`,
  whereToLook:
    'To know more: “orders-to-xml status”, or the traces Trace1.txt and Trace2.txt in the work folder.',
  failed: ({ way, reason }) => `The alert did not leave by ${ways[way] ?? way}: ${reason}`,
};
