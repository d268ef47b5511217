import { readFileSync } from 'node:fs';
import { accountOf, addressesOf, groupsOf, onStage, row, writesTo } from './customer-stage.ts';

const sample = readFileSync('samples/customers/clients.csv');

test('the sample: accounts, groups, addresses; a second night asks the shop nothing', () =>
  onStage(async (stage) => {
    stage.ftp.put('clients.csv', sample);
    const { exitCode, out } = await stage.run();
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Client C001')]);
    expect(groupsOf(stage)).toEqual(['1 Visiteur', '2 Invité', '3 Client', '4 Particuliers', '5 Revendeurs']);
    expect(accountOf(stage, 'claire.lemoine@example.test')).toBe('Claire Lemoine, groups 4 3 (4), active');
    expect(accountOf(stage, 'hugo.petit@example.test')).toBe(
      'Hugo Petit, Atelier Petit, groups 5 3 (5), active',
    );
    expect(addressesOf(stage, 'hugo.petit@example.test')).toEqual([
      '12 avenue de la Gare, 75001 Paris (8), 04 75 00 00 02',
      'Zone des Pins, 69002 Lyon (8), 04 75 00 00 03',
    ]);
    expect(accountOf(stage, 'jean.modele@example.test')).toBe('Jean Modèle, groups 4 3 (4), active');
    expect(addressesOf(stage, 'jean.modele@example.test')).toEqual(['1 place Imaginaire, 75001 Paris (8)']);
    expect(addressesOf(stage, 'ines.vidal@example.test')).toEqual(['8 quai Neuf, 4000 Liège (3)']);
    expect(accountOf(stage, 'luc.faure@example.test')).toBe('');
    const before = stage.shop.requests.length;
    stage.later();
    const again = await stage.report();
    expect([again.exitCode, again.writes, again.counts['unchanged']]).toEqual([0, [], 5]);
    expect(stage.shop.requests).toHaveLength(before);
  }));

test('orders-to-xml explain tells when the shop was given him, and what was refused', () =>
  onStage(async (stage) => {
    stage.put(row(), row({ line1: '' }));
    await stage.run();
    const explain = async (email: string) => (await stage.ftp.ordersToXml('explain', email)).out;
    const [account = 0] = [...stage.shop.state.data.table('customers').rows.keys()].toReversed();
    const told = await explain('CLAIRE.lemoine@example.test');
    expect(told).toMatch(
      new RegExp(`Client n° ${account} [^]*compte dans la boutique, fait[^]*adresse dans la boutique, fait`),
    );
    expect(told).not.toMatch(/la boutique a tout/);
    stage.put(row());
    stage.later();
    await stage.run();
    expect(await explain('claire.lemoine@example.test')).toMatch(/la boutique a tout ce que dit le fichier/);
    const json = await stage.ftp.ordersToXml('explain', 'claire.lemoine@example.test', '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      number: String(account),
      versions: [],
      writes: [
        { target: 'shop', kind: 'customer', state: 'ACCEPTED', remoteId: String(account) },
        { target: 'shop', kind: 'address', state: 'ACCEPTED' },
      ],
    });
  }));

describe('options', () => {
  test('a dry run tells every write and makes none', () =>
    onStage(async (stage) => {
      stage.ftp.put('clients.csv', sample);
      const report = await stage.report('--dry-run');
      expect(report.writes?.filter(({ decision }) => decision === 'would-write')).toHaveLength(10);
      expect(writesTo(stage)).toEqual([]);
      expect(() => stage.ftp.local('passerelle.sqlite')).toThrow();
    }));

  test('--only, by e-mail address whatever its case, and --limit', () =>
    onStage(async (stage) => {
      stage.ftp.put('clients.csv', sample);
      await stage.report('--only', 'INES.vidal@example.test');
      expect([
        accountOf(stage, 'ines.vidal@example.test'),
        accountOf(stage, 'claire.lemoine@example.test'),
      ]).toEqual(['Inès Vidal, groups 4 3 (4), active', '']);
      await stage.report('--limit', '1');
      expect([
        accountOf(stage, 'claire.lemoine@example.test'),
        accountOf(stage, 'hugo.petit@example.test'),
      ]).toEqual(['Claire Lemoine, groups 4 3 (4), active', '']);
      await stage.report();
      expect(accountOf(stage, 'hugo.petit@example.test')).toMatch(/^Hugo Petit/);
    }));

  test('a local file; a file without e-mail addresses, and one without the column of the dormant (4)', () =>
    onStage(async (stage) => {
      stage.ftp.put('clients.csv', 'Nom;Prénom\nLemoine;Claire\n');
      expect((await stage.run()).exitCode).toBe(4);
      stage.ftp.put('clients.csv', 'Nom;E-mail\nLemoine;claire.lemoine@example.test\n');
      const { exitCode, err } = await stage.run();
      expect([exitCode, err]).toEqual([4, expect.stringContaining('Sommeil')]);
      expect(writesTo(stage)).toEqual([]);
    }));

  test('nothing is configured (2)', () =>
    onStage(async (stage) => {
      const whole = JSON.parse(stage.ftp.local('passerelle.json')) as { ftp: Record<string, unknown> };
      stage.ftp.configure(whole.ftp, {});
      expect((await stage.run()).exitCode).toBe(2);
    }));
});
