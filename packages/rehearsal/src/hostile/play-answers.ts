import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRehearsedCrm } from '../crm/crm-server.ts';
import { rehearsedUser } from '../crm/crm-world.ts';
import { fastFolder } from '../faults/fast-folder.ts';
import { seededRandom, type Random } from '../faults/seeded-random.ts';
import type { HttpFault } from '../http/http-fault.ts';
import { Rehearsal, type Outcome } from '../shop/rehearsal.ts';
import { sampleShop } from '../web-shop/sample-shop.ts';
import type { WebShop } from '../web-shop/web-shop.ts';
import { mutateAnswer } from './answer-mutation.ts';
import { Promises } from './promises.ts';

/** Every command that believes what a web service says, by its name. */
const commands = {
  orders: (shop: Rehearsal) => shop.ordersToXml('--json'),
  'orders, a dry run': (shop: Rehearsal) => shop.ordersToXml('--dry-run', '--verbose'),
  'write-back': (shop: Rehearsal) => shop.ordersToXml('write-back', '--json'),
  'customers from the shop': (shop: Rehearsal) => shop.ordersToXml('customers', '--json'),
  crm: (shop: Rehearsal) => shop.ordersToXml('crm', '--verbose'),
  'all into the crm': (shop: Rehearsal) => shop.ordersToXml('crm', '--all', '--json'),
  stock: (shop: Rehearsal) => shop.stockCsvMod('--json'),
  articles: (shop: Rehearsal) => shop.stockCsvMod('articles', '--json'),
  'customers to the shop': (shop: Rehearsal) => shop.stockCsvMod('customers', '--verbose'),
  check: (shop: Rehearsal) => shop.ordersToXml('check', '--json'),
  "stock's check": (shop: Rehearsal) => shop.stockCsvMod('check'),
} satisfies Record<string, (shop: Rehearsal) => Promise<Outcome>>;

export type AnsweredCommand = keyof typeof commands;
export const answeredCommands = Object.keys(commands) as [AnsweredCommand, ...AnsweredCommand[]];

const now = new Date('2026-11-28T16:40:00Z');
const root = join(import.meta.dirname, '../../../../samples');

/**
 * Plays a command while shop and CRM change some of their answers by chance, then once more while they are honest. Resolves
 * with every promise that was broken.
 */
export async function playHostileAnswers(command: AnsweredCommand, seed: number): Promise<string[]> {
  const random = seededRandom(seed);
  // Many lies end a run at once; few are found behind those that were believed.
  const rate = random.pick([3, 10, 30]);
  const [web, crm] = await Promise.all([sampleShop({ now: () => now }).open(), startRehearsedCrm()]);
  const shop = await Rehearsal.begin({ parent: fastFolder(), now, config: configOf(web, crm.url) });
  const promises = new Promises(shop);
  try {
    putFiles(shop);
    const putOff: (() => unknown)[] = [];
    web.behaviour = () => ({ kind: 'any', fault: mutationBy(random, rate), putOff });
    crm.behave(() => mutationBy(random, rate));
    promises.checkOutput(await commands[command](shop), 'lie');
    web.behaviour = () => undefined;
    crm.behave(() => undefined);
    promises.checkOutput(await commands[command](shop), 'lie');
    promises.checkOutput(await shop.ordersToXml('status', '--html', 'page.html'));
    await promises.checkDocuments();
  } catch (error) {
    promises.broken.push(`rejected: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    promises.checkFolders();
    await Promise.all([shop.end(), web.close(), crm.close()]);
  }
  return promises.broken;
}

/** One answer in so many is changed. */
function mutationBy(random: Random, rate: number): HttpFault {
  const isChanged = random.onceIn(rate);
  return { kind: 'changed', change: (body) => (isChanged ? mutateAnswer(body, random) : body) };
}

function configOf(web: WebShop, crm: string): Record<string, unknown> {
  return {
    report: 'page.html',
    orders: { from: 'shop', windowDays: 365 },
    stock: { to: 'shop' },
    shop: { url: web.url, key: web.key, attempts: 1 },
    crm: { url: crm, user: rehearsedUser.name, accessKey: rehearsedUser.accessKey, attempts: 1 },
    writeBack: {
      rules: [{ when: 'shipped', from: [2, 3, 11], to: 4, mail: 'state' }],
      shipments: { source: 'expeditions.csv' },
    },
    articles: { create: { taxRulesGroup: 'FR Taux standard (20%)' } },
    customers: { fromShop: {}, toShop: {} },
  };
}

function putFiles(shop: Rehearsal): void {
  const tenMinutesAgo = new Date(now.getTime() - 600_000);
  shop.put('expeditions.csv', 'Commande;N° de suivi;Document\n6;XY123456789FR;\n');
  shop.put('ExportCSV.csv', readFileSync(join(root, 'articles/proshop-day-1.csv')), tenMinutesAgo);
  shop.put('clients.csv', readFileSync(join(root, 'customers/clients.csv')));
}
