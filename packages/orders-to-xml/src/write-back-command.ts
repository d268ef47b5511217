import type { JobCommand } from '@passerelle/core/program/job-command.ts';
import type { OrdersWords } from './words/words.ts';

/** `write-back`: states and tracking numbers into the shop. */
export function writeBackCommand({
  writeBack: { command, examples, only },
}: OrdersWords): JobCommand<OrdersWords> {
  return {
    program: 'orders-to-xml',
    name: 'write-back',
    help: { command, examples, only },
    load: async () => (await import('./write-back.ts')).runWriteBack,
  };
}
