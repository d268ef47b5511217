import { startMinutes, type TaskName } from '@passerelle/core/status/scheduled-tasks.ts';

const what: Record<TaskName, string> = {
  'orders-to-xml':
    "Commandes de la boutique vers ProShop (après l'export de PrestaShop, avant l'import de ProShop)",
  'orders-to-xml-crm': 'Clients, produits, commandes et factures vers vtiger CRM',
  'orders-to-xml-write-back': "États et numéros de suivi vers la boutique (après l'import de ProShop)",
  'stock-csv-mod': "Stock corrigé vers la boutique (après l'export de PrestaShop, avant son import du stock)",
  'stock-csv-mod-articles': "Articles vers la boutique (après l'export de ProShop)",
  'stock-csv-mod-customers': 'Clients du logiciel de gestion vers la boutique (la nuit)',
  'orders-to-xml-customers': 'Clients de la boutique vers le logiciel de gestion (la nuit)',
};

function when(task: { firstStart: string; every: number }): string {
  return task.every > 60
    ? `chaque jour à ${task.firstStart}`
    : `aux minutes ${startMinutes(task).join(' et ')}`;
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
