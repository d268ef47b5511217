import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { consumerProblems } from '@passerelle/rehearsal/faults/consumer.ts';
import { ordersOfEveryKind, saleOf, soldOrders } from '@passerelle/rehearsal/faults/ledgers/ledger-states.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import type { TaskName } from '@passerelle/core/status/scheduled-tasks.ts';
import { renderTasks } from '../../../../scripts/exe/task-files.ts';
import { exportOrders, inKeptShop } from '../faults/kept-shop-play.ts';
import { decisionsOf } from '../cycle/in-shop.ts';

const samples = join(import.meta.dirname, '../../../../samples/upgrade');
const kept = (name: string) => readFileSync(join(samples, name), 'utf8');

/** The ledgers of 1.0.0 are of this version. */
const ledgerThen = 2;

/** A folder as 1.0.0 left it: its configuration, ledger and archive. */
function inFolderOfThen(state: string, play: (shop: Rehearsal) => Promise<void>): Promise<void> {
  return inKeptShop(ledgerThen, state, async (shop) => {
    const text = kept('passerelle.json')
      .replace('"port": 21', `"port": ${shop.server?.port}`)
      .replace('"env:PASSERELLE_FTP_PASSWORD"', '"secret-de-repetition"');
    writeFileSync(join(shop.workDir, 'passerelle.json'), text);
    await play(shop);
  });
}

test('every key of then is still one, and what check says of the folder is not bad', () =>
  inFolderOfThen('collected', async (shop) => {
    const { findings } = JSON.parse((await shop.ordersToXml('check', '--json')).out) as {
      findings: { mark: string; what: string }[];
    };
    expect(findings.filter(({ mark }) => mark === 'fault')).toEqual([]);
  }));

test('what was sent stays sent, a new sale goes once, and nothing is flagged', () =>
  inFolderOfThen('collected', async (shop) => {
    exportOrders(shop, [...soldOrders, saleOf(1043)]);
    expect(decisionsOf(await shop.ordersReport())).toEqual([
      '1041 already-sent',
      '1042 already-sent',
      '1043 send',
    ]);
    shop.proshop.import();
    expect(consumerProblems(shop, [1041, 1042, 1043])).toEqual([]);
    expect((await shop.ordersToXml('status')).out).toMatch(/Tout va bien/);
  }));

test('each order keeps what was decided of it, and what a person noted', () =>
  inFolderOfThen('orders-of-every-kind', async (shop) => {
    exportOrders(shop, ordersOfEveryKind);
    const decisions = decisionsOf(await shop.ordersReport());
    expect(decisions).toContain('1042 gift-voucher');
    expect(decisions).toContain('1043 acknowledged');
    expect(decisions.filter((decision) => decision.endsWith(' send'))).toEqual([]);
  }));

interface TaskNow {
  name: TaskName;
  program: string;
  command: string;
}

test('the tasks that stand are those that this configuration wants: nothing to install again', () =>
  inFolderOfThen('collected', async (shop) => {
    const now = JSON.parse((await shop.ordersToXml('tasks', '--json')).out) as TaskNow[];
    expect(now.map(({ name, command }) => [name, command])).toEqual([
      ['orders-to-xml', ''],
      ['stock-csv-mod', ''],
    ]);
    const templates = new Map((await renderTasks()).map(({ name, xml }) => [name, xml]));
    for (const { name } of now)
      expect(whatItDoes(templates.get(name) ?? '')).toEqual(whatItDoes(kept(`${name}.task.xml`)));
  }));

/** When a task starts, how often, what, and for how long at most. */
function whatItDoes(xml: string): (string | undefined)[] {
  return ['StartBoundary', 'Interval', 'Command', 'Arguments', 'ExecutionTimeLimit'].map(
    (element) => new RegExp(`<${element}>(.*?)</${element}>`).exec(xml)?.[1],
  );
}
