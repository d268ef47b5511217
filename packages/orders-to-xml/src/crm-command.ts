import type { JobCommand } from '@passerelle/core/program/job-command.ts';
import type { OrdersWords } from './words/words.ts';

/** `crm`: orders, and all that they hang on, into the CRM. */
export function crmCommand({ crm: { command, examples, only, all } }: OrdersWords): JobCommand<OrdersWords> {
  return {
    program: 'orders-to-xml',
    name: 'crm',
    help: { command, examples, only, all },
    load: async () => (await import('./crm.ts')).runCrm,
  };
}
