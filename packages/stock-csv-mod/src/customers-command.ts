import type { JobCommand } from '@passerelle/core/program/job-command.ts';
import type { StockWords } from './words/words.ts';

/** `customers`: the back office's customers into the shop. */
export function customersCommand({
  customers: { command, examples, only, file, all },
}: StockWords): JobCommand<StockWords> {
  return {
    program: 'stock-csv-mod',
    name: 'customers',
    help: { command, examples, only, file, all },
    load: async () => (await import('./run-customers.ts')).runCustomers,
  };
}
