import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customersProblems } from '@passerelle/rehearsal/faults/customers/booked-customers.ts';
import { customersGame } from '@passerelle/rehearsal/faults/customers/play-customers.ts';
import { partsOf } from '@passerelle/rehearsal/faults/parts.ts';
import { oneIn } from '@passerelle/rehearsal/faults/stride.ts';
import { Tally } from '@passerelle/rehearsal/faults/tally.ts';
import { exportOrders, sales } from '../cycle/in-shop.ts';
import { change, onStage, taken } from './customer-stage.ts';

const first = '2 CLIENT CREATION, 3 CLIENT CREATION';

/** A few of what `npm run test:faults -- --customers` plays, the same each time. SEED=… draws others. */
const seed = Number(process.env['SEED'] ?? 20261128);
const few = { ftp: oneIn(71, seed), ftps: oneIn(97, seed), kills: oneIn(23, seed) };
const chosen = new Set([
  'customers, first run, ProShop at once, FTP',
  'customers, reply lost, ProShop early, FTP',
  'customers, later run, ProShop at once, FTP, commits',
  'customers, rename lost, ProShop at once, FTP, kills',
]);
const sampled = partsOf(customersGame, few).filter(({ name }) => chosen.has(name));

test.each(sampled)(
  `whatever fails, each version is there once, whole: $name (seed ${seed})`,
  async (part) => {
    const tally = new Tally();
    for await (const entry of part.entries()) tally.add(entry);
    expect(tally.broken).toEqual([]);
    expect(tally.count).toBeGreaterThan(5);
  },
  300_000,
);

test('every chosen part is played', () => {
  expect(sampled).toHaveLength(chosen.size);
});

describe('what ProShop would complain of', () => {
  const client = (number: number, action: string, city: string) =>
    `<Client><Action>${action}</Action><Code>W${number}</Code><Ville>${city}</Ville></Client>`;

  test.each<[string, string[], string[]]>([
    ['nothing', [client(2, 'CREATION', 'Paris')], []],
    ['nothing: he moved', [client(2, 'CREATION', 'Lyon'), client(2, 'MODIFICATION', 'Paris')], []],
    ['one is lost', [], ['customer 2 is lost']],
    [
      'a stranger',
      [client(2, 'CREATION', 'Paris'), client(9, 'CREATION', '')],
      ['customer 9 was not to be sent'],
    ],
    [
      'a version twice',
      [client(2, 'CREATION', 'Paris'), client(2, 'MODIFICATION', 'Paris')],
      ['a version of customer 2 is booked twice'],
    ],
    [
      'new twice',
      [client(2, 'CREATION', 'Lyon'), client(2, 'CREATION', 'Paris')],
      ['customer 2 is CREATION, CREATION'],
    ],
    ['an old version last', [client(2, 'CREATION', 'Lyon')], ['the last version of customer 2 is lost']],
  ])('%s', async (_, clients, problems) =>
    onStage(({ ftp }) => {
      const archive = join(ftp.workDir, 'ArchiveExport');
      mkdirSync(archive);
      const content = Buffer.from(clients.join(''));
      writeFileSync(join(archive, 'clients_1.xml'), content);
      ftp.proshop.imported.push({ name: 'clients_1.xml', content });
      expect(customersProblems(ftp, new Map([['2', 'Paris']]))).toEqual(problems);
      ftp.proshop.imported.push({ name: 'clients_2.xml', content: Buffer.from('') });
      const strange = 'clients_2.xml was imported otherwise than the archive keeps it';
      expect(customersProblems(ftp, new Map([['2', 'Paris']]))).toEqual([...problems, strange]);
      return Promise.resolve();
    }),
  );
});

test('its archive is lost before it was uploaded: the lot is void, and the same customers go with another', () =>
  onStage(async (stage) => {
    stage.ftp.server?.behave(({ verb, argument }) =>
      verb === 'STOR' && argument.includes('clients_')
        ? { kind: 'answer', reply: '552 The disk is full.', applied: false }
        : undefined,
    );
    await stage.run();
    const archive = join(stage.ftp.workDir, 'ArchiveExport');
    for (const name of readdirSync(archive)) rmSync(join(archive, name));
    stage.ftp.server?.behave(() => undefined);
    stage.later();
    await stage.run();
    stage.later();
    expect((await stage.run()).exitCode).toBe(0);
    expect(taken(stage)).toEqual([first]);
  }));

test('the cycle of orders takes on what this job left, and this job what the cycle left', () =>
  onStage(async (stage) => {
    stage.ftp.server?.behave(({ verb, argument }) =>
      verb === 'RNTO' && argument.includes('clients_') ? { kind: 'drop', applied: false } : undefined,
    );
    expect((await stage.run()).exitCode).toBe(3);
    stage.ftp.server?.behave(() => undefined);
    stage.later();
    exportOrders(stage.ftp, ...sales(1041));
    await stage.ftp.ordersToXml();
    expect(taken(stage)).toEqual([first]);
    change(stage, 'customers', 2, { firstname: 'Jeanne' });
    await stage.run();
    expect(taken(stage)).toEqual([first, '2 CLIENT MODIFICATION']);
  }));
