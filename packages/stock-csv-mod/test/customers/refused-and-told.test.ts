import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { change, onStage, row, type CustomerStage } from './customer-stage.ts';

const belgian = { country: 'BE', postcode: '1000', city: 'Bruxelles' };

/** As in a shop that sells to France only. */
function switchBelgium({ shop }: CustomerStage, active: 0 | 1): void {
  const belgium = shop.state.data.table('countries').first('iso_code', 'BE');
  change({ shop } as CustomerStage, 'countries', belgium?.id ?? 0, { active });
}

async function statusOf({ ftp }: CustomerStage, ...argv: string[]): Promise<string> {
  return (await ftp.ordersToXml('status', ...argv)).out;
}

const nobodyNeeded = "rien n'attend une personne";
const settledBy = 'orders-to-xml ack R1';

test.each<[what: string, rows: readonly string[], told: string, remedy: string]>([
  [
    'a country that is inactive',
    [row(belgian)],
    'stock-csv-mod customers, 1 refus : Client C001 : la boutique ne livre pas dans le pays « BE » (inactif)',
    'Activez ce pays dans PrestaShop (International > Zones géographiques > Pays)',
  ],
  [
    'the same of two, one remedy',
    [row(belgian), row({ ...belgian, code: 'C002', email: 'c2@example.test' })],
    "stock-csv-mod customers, 2 refus : Client C001 : la boutique ne livre pas dans le pays « BE » (inactif) ; cette adresse n'est pas écrite. Client C002 : la boutique",
    'Activez ce pays dans PrestaShop',
  ],
  [
    'a postcode, which is not repeated',
    [row({ postcode: '26 OOO' })],
    "Client C001 : ce code postal n'est pas un code postal du pays « FR »",
    'Corrigez le client dans le logiciel de gestion',
  ],
  [
    'an e-mail address that is none, of a row without a number',
    [row({ code: '', email: 'claire' })],
    "Client de la ligne 2 : l'adresse e-mail n'en est pas une.",
    'Corrigez le client dans le logiciel de gestion',
  ],
])('a customer who is refused is named by status, with the remedy: %s', (_what, rows, told, remedy) =>
  onStage(async (stage) => {
    switchBelgium(stage, 0);
    stage.put(...rows);
    expect((await stage.report()).exitCode).toBe(5);
    const status = await statusOf(stage);
    for (const part of [told, remedy, settledBy]) expect(status).toContain(part);
    expect(status).not.toContain(nobodyNeeded);
  }),
);

test('nothing in the ledger tells who it is', () =>
  onStage(async (stage) => {
    switchBelgium(stage, 0);
    stage.put(
      row(belgian),
      row({ code: 'C002', email: 'no address', postcode: '26 OOO' }),
      row({ code: 'C003', email: 'c3@example.test', postcode: '69 OOI' }),
    );
    await stage.report();
    const ledger = readFileSync(join(stage.ftp.workDir, 'passerelle.sqlite'), 'latin1').toLowerCase();
    expect(ledger).toContain('client c003');
    for (const text of ['lemoine', 'claire', 'bruxelles', 'no address', '69 ooi', 'example.test'])
      expect(ledger).not.toContain(text);
  }));

describe('told for as long as it is so', () => {
  const afterRefusal = (play: (stage: CustomerStage) => Promise<void>) =>
    onStage(async (stage) => {
      switchBelgium(stage, 0);
      stage.put(row(belgian), row({ code: 'C002', email: 'c2@example.test' }));
      await stage.report();
      stage.later();
      await play(stage);
    });

  test.each<[what: string, then: (stage: CustomerStage) => Promise<unknown>, isTold: boolean]>([
    ['refused again', ({ report }) => report(), true],
    ['of a dry run nothing is kept', (stage) => settled(stage, '--dry-run'), true],
    ['a run of another customer', (stage) => settled(stage, '--only', 'c2@example.test'), true],
    ['a run of him', (stage) => settled(stage, '--only', 'claire.lemoine@example.test'), true],
    ['the country is active, and the shop has him', (stage) => settled(stage), false],
    [
      'he is in the file no more',
      ({ put, report }) => {
        put(row({ code: 'C002', email: 'c2@example.test' }));
        return report();
      },
      false,
    ],
    ['a person knows', ({ ftp }) => ftp.ordersToXml('ack', 'R1'), false],
    [
      'a person knew, and it is so again',
      async ({ ftp, report }) => {
        await ftp.ordersToXml('ack', 'r1');
        await report();
      },
      false,
    ],
    [
      'a person knew, and there is one more',
      async ({ ftp, put, report }) => {
        await ftp.ordersToXml('ack', 'R1');
        put(row(belgian), row({ ...belgian, code: 'C009', email: 'c9@example.test' }));
        await report();
      },
      true,
    ],
    [
      'the file is not there: nothing is known',
      ({ ftp, report }) => {
        rmSync(join(ftp.remoteDir, 'clients.csv'));
        return report();
      },
      true,
    ],
  ])('%s: %#', (_what, then, isTold) =>
    afterRefusal(async (stage) => {
      await then(stage);
      const status = await statusOf(stage);
      expect(status.includes('(inactif)')).toBe(isTold);
    }),
  );

  function settled(stage: CustomerStage, ...argv: string[]): Promise<unknown> {
    switchBelgium(stage, 1);
    return stage.report(...argv);
  }

  test('what is settled, or was never refused, cannot be acknowledged', () =>
    afterRefusal(async ({ ftp }) => {
      expect((await ftp.ordersToXml('ack', 'R1')).exitCode).toBe(0);
      const { exitCode, err } = await ftp.ordersToXml('ack', 'R1', '--lang', 'en');
      expect([exitCode, err]).toEqual([4, expect.stringContaining('Nothing is refused under R1')]);
      expect((await ftp.ordersToXml('ack', 'R9')).exitCode).toBe(4);
    }));
});

test('what the shop itself refuses is told once, by its write', () =>
  onStage(async (stage) => {
    const france = stage.shop.state.data.table('countries').first('iso_code', 'FR');
    stage.shop.behaviour = ({ method, path }) => {
      if (method === 'POST' && path === 'addresses')
        change(stage, 'countries', france?.id ?? 0, { need_identification_number: 1 });
      return undefined;
    };
    stage.put(row());
    await stage.report();
    stage.later();
    await stage.report();
    const status = await statusOf(stage);
    expect(status).toContain('1 point à regarder');
    expect(status).toMatch(/Écriture W2 .* « C001 »/);
  }));

test('a change that the shop refuses keeps its reason, though it is not sent again', () =>
  onStage(async (stage) => {
    stage.put(row());
    await stage.report();
    stage.later();
    const customers = stage.shop.state.data.table('customers');
    // An older PrestaShop took it; this one wants it right before it changes anything else.
    change(stage, 'customers', customers.where('email', 'claire.lemoine@example.test')[0]?.id ?? 0, {
      max_payment_days: 'x',
    });
    stage.put(row({ company: 'Lemoine et fille' }));
    await stage.report();
    const before = await statusOf(stage);
    stage.later();
    await stage.report();
    const lines = (status: string) => status.split('\n').filter((line) => line.startsWith('- '));
    expect(lines(before)).toEqual([expect.stringContaining('Client C001')]);
    expect(lines(await statusOf(stage))).toEqual(lines(before));
  }));
