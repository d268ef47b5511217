import { startMinutes } from '@passerelle/core/status/scheduled-tasks.ts';
import type { OrdersSections } from '../words.ts';

const when: OrdersSections['tasks']['when'] = (task) =>
  task.every > 60 ? `every day at ${task.firstStart}` : `at minutes ${startMinutes(task).join(' and ')}`;

export const tasks: OrdersSections['tasks'] = {
  what: {
    'orders-to-xml': "Orders of the shop to ProShop (after PrestaShop's export, before ProShop's import)",
    'orders-to-xml-crm': 'Customers, products, orders and invoices into vtiger CRM',
    'orders-to-xml-write-back': "States and tracking numbers into the shop (after ProShop's import)",
    'stock-csv-mod':
      "Corrected stock to the shop (after PrestaShop's export, before its import of the stock)",
    'stock-csv-mod-articles': "Articles into the shop (after ProShop's export)",
    'stock-csv-mod-customers': "The back office's customers to the shop (at night)",
    'orders-to-xml-customers': "The shop's customers to the back office (at night)",
  },
  when,
  line: (task) => `${task.name}: ${task.command}, ${when(task)}. ${task.what}.`,
  commands: {
    tasks: 'the tasks that the configuration asks for, and their times (install-tasks.ps1 installs them)',
    tasksExamples: '  orders-to-xml tasks\n  orders-to-xml tasks --json',
    json: 'as JSON, on standard output',
  },
};
