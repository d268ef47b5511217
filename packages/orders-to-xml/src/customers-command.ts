import type { JobCommand } from '@passerelle/core/program/job-command.ts';
import type { OrdersWords } from './words/words.ts';

/** `customers`: the shop's customers to the back office. */
export function customersCommand({
  customers: { command, examples, only, all },
  program: { help },
}: OrdersWords): JobCommand<OrdersWords> {
  const { output, compare } = help;
  return {
    program: 'orders-to-xml',
    name: 'customers',
    help: { command, examples, only, all, output, compare },
    load: async () => (await import('./customers.ts')).runCustomers,
  };
}
