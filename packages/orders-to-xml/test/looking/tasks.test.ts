import { scheduledTasks } from '@passerelle/core/status/scheduled-tasks.ts';
import { renderTasks } from '../../../../scripts/exe/task-files.ts';
import { inShop } from '../cycle/in-shop.ts';

interface TaskInJson {
  name: string;
  firstStart: string;
}

const shop = { url: 'https://www.exemple.fr', key: 'A'.repeat(32) };
const writeBack = { rules: [{ when: 'collected', from: [2], to: 3 }] };

test.each<[string, Record<string, unknown>, string[]]>([
  ['files alone', {}, ['orders-to-xml 00:27', 'stock-csv-mod 00:19']],
  [
    'a CRM',
    { crm: { url: 'https://crm.exemple.fr', user: 'u', accessKey: 'k' } },
    ['orders-to-xml 00:27', 'orders-to-xml-crm 00:08', 'stock-csv-mod 00:19'],
  ],
  [
    'states written back',
    { shop, writeBack },
    ['orders-to-xml 00:27', 'orders-to-xml-write-back 00:05', 'stock-csv-mod 00:19'],
  ],
  [
    'articles into the shop',
    { shop, articles: {} },
    ['orders-to-xml 00:27', 'stock-csv-mod 00:19', 'stock-csv-mod-articles 00:12'],
  ],
  [
    'customers into the shop',
    { shop, customers: { toShop: {} } },
    ['orders-to-xml 00:27', 'stock-csv-mod 00:19', 'stock-csv-mod-customers 02:10'],
  ],
  [
    'customers out of it',
    { shop, customers: { fromShop: {} } },
    ['orders-to-xml 00:27', 'stock-csv-mod 00:19', 'orders-to-xml-customers 02:33'],
  ],
])('the tasks of a configuration: %s', async (_what, config, tasks) => {
  await inShop(
    async (played) => {
      const { exitCode, out } = await played.ordersToXml('tasks', '--json');
      const told = JSON.parse(out) as TaskInJson[];
      expect([exitCode, told.map(({ name, firstStart }) => `${name} ${firstStart}`)]).toEqual([0, tasks]);
      const lines = (await played.ordersToXml('tasks')).out.trim().split('\n');
      expect(lines).toHaveLength(tasks.length);
    },
    { config },
  );
});

test('each has its file, which starts the windowless program with its command', async () => {
  const files = await renderTasks();
  expect(files.map(({ name }) => name)).toEqual(scheduledTasks.map(({ name }) => name));
  const started = files.map(({ xml }) => {
    const value = (element: string): string => new RegExp(`<${element}>([^<]*)</`).exec(xml)?.[1] ?? '';
    expect(xml).not.toMatch(/[{}]/);
    expect(value('LogonType')).toBe('Password');
    expect(value('MultipleInstancesPolicy')).toBe('IgnoreNew');
    return [value('StartBoundary').slice(11), value('Interval'), value('Command'), value('Arguments')].join(
      ' ',
    );
  });
  expect(started).toEqual([
    '00:27:00 PT30M C:\\Passerelle\\orders-to-xmlw.exe ',
    '00:05:00 PT30M C:\\Passerelle\\orders-to-xmlw.exe write-back',
    '00:08:00 PT30M C:\\Passerelle\\orders-to-xmlw.exe crm',
    '00:19:00 PT30M C:\\Passerelle\\stock-csv-modw.exe ',
    '00:12:00 PT30M C:\\Passerelle\\stock-csv-modw.exe articles',
    '02:10:00 PT1440M C:\\Passerelle\\stock-csv-modw.exe customers',
    '02:33:00 PT1440M C:\\Passerelle\\orders-to-xmlw.exe customers',
  ]);
});

test('no two jobs begin at the same minute', () => {
  const minutes = scheduledTasks.map(
    ({ firstStart, every }) => Number(firstStart.slice(3)) % Math.min(every, 30),
  );
  expect(new Set(minutes).size).toBe(minutes.length);
});
