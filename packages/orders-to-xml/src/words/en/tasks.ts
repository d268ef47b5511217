import type { OrdersSections } from '../words.ts';

function minutesOf(firstStart: string, every: number): string {
  const first = Number(firstStart.slice(3));
  const starts = Array.from({ length: 60 / every }, (_, index) => first + index * every);
  return starts.map((minute) => String(minute).padStart(2, '0')).join(' and ');
}

const when: OrdersSections['tasks']['when'] = ({ firstStart, every }) =>
  every > 60 ? `every day at ${firstStart}` : `at minutes ${minutesOf(firstStart, every)}`;

export const tasks: OrdersSections['tasks'] = {
  what: {
    'orders-to-xml': 'Orders of the site to ProShop (after PrestaShop’s export, before ProShop’s import)',
    'orders-to-xml-crm': 'Customers, products, orders and invoices into vtiger CRM',
    'orders-to-xml-write-back': 'States and tracking numbers into the shop (after ProShop’s import)',
    'stock-csv-mod':
      'Corrected stock for the site (after PrestaShop’s export, before its import of the stock)',
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
