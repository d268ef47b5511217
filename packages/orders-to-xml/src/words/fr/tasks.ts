import type { TaskName } from '@passerelle/core/program/scheduled-tasks.ts';

const what: Record<TaskName, string> = {
  'orders-to-xml': "Commandes du site vers ProShop (après l'export de PrestaShop, avant l'import de ProShop)",
  'orders-to-xml-crm': 'Clients, produits, commandes et factures vers vtiger CRM',
  'orders-to-xml-write-back': "États et numéros de suivi vers la boutique (après l'import de ProShop)",
  'stock-csv-mod': "Stock corrigé pour le site (après l'export de PrestaShop, avant son import du stock)",
  'stock-csv-mod-articles': "Articles vers la boutique (après l'export de ProShop)",
  'stock-csv-mod-customers': 'Clients du logiciel de gestion vers la boutique (la nuit)',
  'orders-to-xml-customers': 'Clients de la boutique vers le logiciel de gestion (la nuit)',
};

/** Of a start at 00:27 each half hour: the minutes of the clock. */
function minutesOf(firstStart: string, every: number): string {
  const first = Number(firstStart.slice(3));
  const starts = Array.from({ length: 60 / every }, (_, index) => first + index * every);
  return starts.map((minute) => String(minute).padStart(2, '0')).join(' et ');
}

function when({ firstStart, every }: { firstStart: string; every: number }): string {
  return every > 60 ? `chaque jour à ${firstStart}` : `aux minutes ${minutesOf(firstStart, every)}`;
}

/** The tasks of Windows' Task Scheduler. */
export const tasks = {
  what,
  when,
  line: (task: { name: string; command: string; what: string; firstStart: string; every: number }) =>
    `${task.name} : ${task.command}, ${when(task)}. ${task.what}.`,
  commands: {
    tasks: 'les tâches que demande la configuration, et leurs heures (install-tasks.ps1 les inscrit)',
    tasksExamples: '  orders-to-xml tasks\n  orders-to-xml tasks --json',
    json: 'en JSON, sur la sortie standard',
  },
};
