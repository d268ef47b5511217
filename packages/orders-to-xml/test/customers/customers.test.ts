import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { takeLock } from '@passerelle/core/program/lock.ts';
import { change, onStage, taken, told, type CustomerStage } from './customer-stage.ts';

/** Of the lot's number and date nothing is compared. */
const undated = (xml: string): string => xml.replace(/Lot="[^"]*"/, 'Lot=""');

test('the built-in layout', () =>
  onStage(async (stage) => {
    await stage.run('--dry-run', '-o', 'essai.xml');
    const golden = readFileSync('samples/layouts/clients.xml', 'utf8');
    expect(undated(stage.ftp.local('essai.xml'))).toBe(undated(golden));
  }));

const first = '2 CLIENT CREATION, 3 CLIENT CREATION';

test('everybody once; then what is new or changed, as often as it changes; guests and the anonymous never', () =>
  onStage(async (stage) => {
    const people = stage.shop.state.data.table('customers');
    const guest = { email: 'invite@example.test', firstname: 'A', lastname: 'B', active: 1, is_guest: 1 };
    people.insert({ values: guest });
    expect((await stage.run()).exitCode).toBe(0);
    expect(taken(stage)).toEqual([first]);
    stage.later();
    const quiet = await stage.report();
    expect([quiet.exitCode, quiet.files, taken(stage)]).toEqual([0, [], [first]]);
    stage.later();
    change(stage, 'addresses', 5, { city: 'Valence' });
    const values = {
      email: 'neuf@example.test',
      firstname: 'Zoé',
      lastname: 'Neuve',
      active: 1,
      date_upd: stage.shop.state.now(),
    };
    const { id } = people.insert({ values });
    expect((await stage.run()).exitCode).toBe(0);
    expect(taken(stage)).toEqual([first, `2 CLIENT MODIFICATION, ${id} PROSPECT CREATION`]);
    stage.later();
    change(stage, 'addresses', 5, { city: 'Paris' });
    change(stage, 'orders', 6, { id_customer: id, date_add: stage.shop.state.now() });
    await stage.run();
    expect(taken(stage).at(-1)).toBe(`2 CLIENT MODIFICATION, ${id} CLIENT MODIFICATION`);
    expect(stage.ftp.local('Trace1.txt')).not.toMatch(/neuf@|Neuve|Modèle/);
  }));

describe('what a night asks the shop, when there is nothing to send', () => {
  /** Requests of the night after `night`; what is sent until then. */
  const quietNight = async (stage: CustomerStage, happens: () => void): Promise<number> => {
    await stage.run();
    stage.later();
    happens();
    await stage.run();
    const sent = taken(stage).length;
    // Half an hour later: whatever happened may still be too young to be sure.
    stage.ftp.now = new Date(stage.ftp.now.getTime() + 30 * 60_000);
    const before = stage.shop.requests.length;
    const { exitCode } = await stage.run();
    expect([exitCode, taken(stage).length]).toEqual([0, sent]);
    return stage.shop.requests.length - before;
  };

  test.each<[string, number, (stage: CustomerStage) => void]>([
    ['nobody has changed for long', 3, () => undefined],
    [
      'somebody changed a moment before',
      5,
      (stage) => change(stage, 'customers', 2, { firstname: 'Jeanne' }),
    ],
    ['somebody moved a moment before', 6, (stage) => change(stage, 'addresses', 5, { city: 'Valence' })],
    [
      'somebody was touched, and is as he was',
      5,
      (stage) => change(stage, 'customers', 2, { firstname: 'Jean' }),
    ],
    [
      'one of each',
      6,
      (stage) => {
        change(stage, 'customers', 2, { firstname: 'Jeanne' });
        const [address] = stage.shop.state.data.table('addresses').where('id_customer', 3);
        change(stage, 'addresses', address?.id ?? 0, { city: 'Valence' });
      },
    ],
  ])('%s: %i requests', async (_, requests, happens) =>
    onStage(async (stage) => {
      expect(await quietNight(stage, () => happens(stage))).toBe(requests);
    }),
  );

  test('a prospect whom nobody wants, and somebody forgotten', () =>
    onStage(
      async (stage) => {
        await stage.run();
        await stage.ftp.ordersToXml('forget', 'jean.modele@example.test');
        const asked = await quietNight(stage, () => {
          change(stage, 'customers', 2, { firstname: 'Jeannot' });
          const date_upd = stage.shop.state.now();
          const values = { email: 'p@example.test', firstname: 'P', lastname: 'Q', active: 1, date_upd };
          stage.shop.state.data.table('customers').insert({ values });
        });
        expect(asked).toBe(5);
      },
      { prospects: false },
    ));

  test('touched, and as he was: that night itself', () =>
    onStage(async (stage) => {
      await stage.run();
      stage.later();
      change(stage, 'customers', 2, { firstname: 'Jean' });
      change(stage, 'addresses', 5, { city: 'Paris' });
      const before = stage.shop.requests.length;
      await stage.run();
      expect([stage.shop.requests.length - before, taken(stage).length]).toEqual([5, 1]);
    }));

  test('a version of which the ledger does not know what it was made of: read once more, and then no more', () =>
    onStage(async (stage) => {
      const asked = await quietNight(stage, () => {
        const ledger = new DatabaseSync(join(stage.ftp.workDir, 'passerelle.sqlite'));
        ledger.exec("UPDATE customer_versions SET content_hash = ''");
        ledger.close();
        change(stage, 'customers', 2, { firstname: 'Jean' });
      });
      expect([asked, taken(stage)]).toEqual([5, [first]]);
    }));

  test('--all reads the names of everybody: a group that is called otherwise makes new versions', () =>
    onStage(async (stage) => {
      await stage.run();
      const groups = stage.shop.state.data.table('groups');
      const [, , clients] = [...groups.rows.values()];
      if (clients !== undefined) groups.update(clients, { texts: { name: new Map([[1, 'Habitués']]) } });
      stage.later();
      await stage.run();
      expect(taken(stage)).toHaveLength(1);
      await stage.run('--all');
      expect(taken(stage).at(-1)).toBe('2 CLIENT MODIFICATION, 3 CLIENT MODIFICATION');
    }));
});

test.each([
  [true, '2 CLIENT CREATION, 3 CLIENT CREATION, 9 PROSPECT CREATION'],
  [false, '2 CLIENT CREATION, 3 CLIENT CREATION'],
])('prospects: %s', async (prospects, sent) =>
  onStage(
    async (stage) => {
      const values = { email: 'p@example.test', firstname: 'P', lastname: 'Q', active: 1 };
      stage.shop.state.data.table('customers').insert({ id: 9, values });
      await stage.run();
      expect(taken(stage)).toEqual([sent]);
      // What is not wanted today may be wanted one day: then nothing has been told yet.
      stage.later();
      change(stage, 'orders', 6, { id_customer: 9, date_add: stage.shop.state.now() });
      await stage.run();
      expect(taken(stage).at(-1)).toBe(`9 CLIENT ${prospects ? 'MODIFICATION' : 'CREATION'}`);
    },
    { prospects },
  ),
);

describe('what happens to a customer in the shop that is no new version', () => {
  const remove = ({ shop }: CustomerStage, table: string, id: number) => {
    const of = shop.state.data.table(table);
    const one = of.rows.get(id);
    if (one !== undefined) of.delete(one);
  };
  test.each<[string, (stage: CustomerStage) => void]>([
    ['he is deleted', (stage) => remove(stage, 'customers', 2)],
    ['he is marked as deleted', (stage) => change(stage, 'customers', 2, { deleted: 1, active: 0 })],
    ['he may log in no more', (stage) => change(stage, 'customers', 2, { active: 0 })],
    [
      'he is made anonymous: his orders are those of another',
      (stage) => {
        remove(stage, 'customers', 2);
        change(stage, 'orders', 6, { id_customer: 1, date_add: stage.shop.state.now() });
      },
    ],
    [
      'his address is a row of its own now, with the same content',
      (stage) => {
        const addresses = stage.shop.state.data.table('addresses');
        const values = Object.fromEntries(addresses.rows.get(5)?.values ?? []);
        change(stage, 'addresses', 5, { deleted: 1 });
        addresses.insert({ values: { ...values, date_upd: stage.shop.state.now() } });
      },
    ],
  ])('%s', async (_, happens) =>
    onStage(async (stage) => {
      await stage.run();
      stage.later();
      happens(stage);
      const { exitCode, files } = await stage.report();
      expect([exitCode, files, taken(stage)]).toEqual([0, [], [first]]);
    }),
  );
});

test('a dry run writes nothing but what -o names, and compares', () =>
  onStage(async (stage) => {
    const path = join(stage.ftp.workDir, 'essai.xml');
    const { exitCode, out } = await stage.run('--dry-run', '-o', 'essai.xml');
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Serait envoyé')]);
    expect(told(readFileSync(path, 'utf8'))).toBe(first);
    expect([taken(stage), existsSync(join(stage.ftp.workDir, 'passerelle.sqlite'))]).toEqual([[], false]);
    writeFileSync(path, readFileSync(path, 'utf8').replace('<Ville>Paris</Ville>', '<Ville>Lyon</Ville>'));
    const compared = await stage.run('--dry-run', '--compare', 'essai.xml');
    expect(compared.out).toMatch(/Ville.*Lyon.*Paris/);
  }));

test('--limit and --only leave the others for the next night', () =>
  onStage(async (stage) => {
    await stage.run('--limit', '1');
    expect(taken(stage)).toEqual(['2 CLIENT CREATION']);
    await stage.run('--only', 'Jean.Modele@example.test');
    expect(taken(stage)).toEqual(['2 CLIENT CREATION']);
    await stage.run();
    expect(taken(stage)).toEqual(['2 CLIENT CREATION', '3 CLIENT CREATION']);
  }));

test('a cycle of orders that does not end is waited for, and then left alone (7)', () =>
  onStage(async (stage) => {
    const lock = takeLock(join(stage.ftp.workDir, 'orders-to-xml.lock'));
    stage.ftp.pace = 0.02;
    try {
      expect((await stage.run()).exitCode).toBe(7);
      expect(taken(stage)).toEqual([]);
    } finally {
      lock.release();
      stage.ftp.pace = 1;
    }
    expect((await stage.run()).exitCode).toBe(0);
  }));

test('the shop’s own layout; one that is about sales is refused (2)', () =>
  onStage(
    async (stage) => {
      const path = join(stage.ftp.workDir, 'clients.json');
      const element = { '*repeat': 'accounts', '@n': '{account.code|padLeft:8:0}' };
      writeFileSync(path, JSON.stringify({ T: { C: element } }));
      expect(await stage.run('--dry-run', '-o', 'essai.xml')).toMatchObject({ exitCode: 0, err: '' });
      expect(stage.ftp.local('essai.xml')).toContain('<C n="000000W2"/>');
      writeFileSync(path, JSON.stringify({ T: { C: { '*repeat': 'sales', N: '{order.id}' } } }));
      const { exitCode, err } = await stage.run('--dry-run');
      expect([exitCode, err]).toEqual([2, expect.stringContaining('accounts')]);
    },
    { layout: 'clients.json' },
  ));

test('nothing is configured (2)', () =>
  onStage(async (stage) => {
    const whole = JSON.parse(stage.ftp.local('passerelle.json')) as { ftp: Record<string, unknown> };
    stage.ftp.configure(whole.ftp, {});
    expect((await stage.run()).exitCode).toBe(2);
  }));
