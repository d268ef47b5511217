import { readFileSync } from 'node:fs';
import {
  accountOf,
  addressesOf,
  decisionsOf,
  groupsOf,
  onStage,
  row,
  writesTo,
  type CustomerStage,
} from './customer-stage.ts';

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

describe('what may be wrong with a row', () => {
  const email = 'claire.lemoine@example.test';
  test.each<[string, Parameters<typeof row>[0], number, string[], string, string[]]>([
    [
      'nothing',
      {},
      0,
      ['C001 customer written', 'C001 address written'],
      'Claire Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8)'],
    ],
    ['no e-mail address', { email: '' }, 0, ['C001 customer skipped'], '', []],
    [
      'an e-mail address with a blank',
      { email: 'claire lemoine@example.test' },
      5,
      ['C001 customer refused'],
      '',
      [],
    ],
    [
      'an e-mail address with an accent',
      { email: 'hélène@example.test' },
      5,
      ['C001 customer refused'],
      '',
      [],
    ],
    ['two e-mail addresses', { email: `${email}, c@example.test` }, 5, ['C001 customer refused'], '', []],
    [
      'capitals in the e-mail address',
      { email: 'Claire.LEMOINE@Example.test' },
      0,
      ['C001 customer written', 'C001 address written'],
      'Claire Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8)'],
    ],
    [
      'a name with digits',
      { last: 'Lemoine 2' },
      0,
      ['C001 customer written', 'C001 address written'],
      'Claire Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8)'],
    ],
    [
      'initials without blanks',
      { first: 'C.M.' },
      0,
      ['C001 customer written', 'C001 address written'],
      'C. M. Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8)'],
    ],
    [
      'a street with signs',
      { line1: '3_rue @ des Écluses' },
      0,
      ['C001 customer written', 'C001 address written'],
      'Claire Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8)'],
    ],
    [
      'a telephone with letters',
      { phone: '04 75 (bureau)' },
      0,
      ['C001 customer written', 'C001 address written'],
      'Claire Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8), 04 75'],
    ],
    [
      'a company alone',
      { last: '', first: '', company: 'Atelier 12 <Bois>' },
      0,
      ['C001 customer written', 'C001 address written'],
      '- Atelier Bois, Atelier 12 Bois, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8)'],
    ],
    ['neither name nor company', { last: '', first: '' }, 5, ['C001 customer refused'], '', []],
    [
      'a country that the shop does not have',
      { country: 'Atlantide' },
      5,
      ['C001 customer refused', 'C001 customer written'],
      'Claire Lemoine, groups 3 (3), active',
      [],
    ],
    [
      'a country by its name',
      { country: 'belgique', postcode: '4000' },
      0,
      ['C001 customer written', 'C001 address written'],
      'Claire Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 4000 Valence (3)'],
    ],
    [
      'no country: that of the shop',
      { country: '' },
      0,
      ['C001 customer written', 'C001 address written'],
      'Claire Lemoine, groups 3 (3), active',
      ['3 rue des Écluses, 26000 Valence (8)'],
    ],
    [
      'a country that wants an identity number',
      { country: 'ES', postcode: '28001' },
      5,
      ['C001 customer refused', 'C001 customer written'],
      'Claire Lemoine, groups 3 (3), active',
      [],
    ],
    [
      'a postcode that the country refuses',
      { postcode: '2600' },
      5,
      ['C001 customer refused', 'C001 customer written'],
      'Claire Lemoine, groups 3 (3), active',
      [],
    ],
    [
      'no address at all',
      { line1: '', postcode: '', city: '' },
      0,
      ['C001 customer written'],
      'Claire Lemoine, groups 3 (3), active',
      [],
    ],
    [
      'half an address',
      { city: '' },
      5,
      ['C001 customer refused', 'C001 customer written'],
      'Claire Lemoine, groups 3 (3), active',
      [],
    ],
  ])('%s', async (_, given, exitCode, decisions, account, addresses) =>
    onStage(async (stage) => {
      stage.put(row(given));
      const report = await stage.report();
      expect([report.exitCode, decisionsOf(report)]).toEqual([exitCode, decisions]);
      expect([accountOf(stage, email), addressesOf(stage, email)]).toEqual([account, addresses]);
    }),
  );

  test('two rows of one e-mail address are one account; names that are cleaned are reported, without the name', () =>
    onStage(async (stage) => {
      stage.put(row({ last: 'Lemoine3' }), row({ email: email.toUpperCase(), line1: '5 rue Haute' }), row());
      const { out } = await stage.run();
      expect(accountOf(stage, email)).toBe('Claire Lemoine, groups 3 (3), active');
      expect(addressesOf(stage, email)).toHaveLength(2);
      expect(out).toMatch(/Client C001 : PrestaShop refuserait ces caractères.*nom \(« 3 »\)/);
      expect(out + stage.ftp.local('Trace2.txt')).not.toMatch(/lemoine|écluses/i);
    }));

  test('a filter leaves rows out; a dormant customer is left out, or deactivated and woken again', () =>
    onStage(
      async (stage) => {
        stage.put(row({ email: 'marie.durand@example.test', dormant: 'O' }), row({ code: 'HORS' }));
        expect(decisionsOf(await stage.report())).toEqual(['C001 customer written']);
        expect(accountOf(stage, 'marie.durand@example.test')).toMatch(/, inactive$/);
        expect(accountOf(stage, email)).toBe('');
        stage.later();
        expect((await stage.report()).writes).toEqual([]);
        stage.put(row({ email: 'marie.durand@example.test', dormant: 'N' }));
        await stage.report();
        expect(accountOf(stage, 'marie.durand@example.test')).toMatch(/, active$/);
      },
      { deactivate: true, filters: [{ not: [{ column: 'Code client', is: ['HORS'] }] }] },
    ));

  test('whom the shop deactivated itself stays so', () =>
    onStage(async (stage) => {
      change(stage, 'customers', 3, { active: 0 });
      stage.put(row({ email: 'marie.durand@example.test' }));
      await stage.report();
      expect(accountOf(stage, 'marie.durand@example.test')).toMatch(/, inactive$/);
    }));
});

describe('groups', () => {
  test('one that the shop has in another language is no new one, and both languages name a new one', () =>
    onStage(
      async (stage) => {
        const groups = stage.shop.state.data.table('groups');
        groups.insert({
          texts: {
            name: new Map([
              [1, 'Revendeurs'],
              [2, 'Dealers'],
            ]),
          },
          values: {},
        });
        stage.put(row({ group: 'dealers' }), row({ code: 'C2', email: 'b@example.test', group: 'Écoles' }));
        expect((await stage.report()).exitCode).toBe(0);
        expect(accountOf(stage, 'claire.lemoine@example.test')).toMatch(/groups 4 3 \(4\)/);
        expect(groupsOf(stage).slice(3)).toEqual(['4 Revendeurs', '5 Écoles']);
        const made = groups.rows.get(5);
        expect(made && groups.text(made, 'name', 2)).toBe('Écoles');
      },
      {},
      [1, 2],
    ));

  test('two of one name are refused, not guessed', () =>
    onStage(async (stage) => {
      stage.shop.state.data.table('groups').insert({ texts: { name: 'client' }, values: {} });
      stage.put(row({ group: 'Client' }));
      const report = await stage.report();
      expect([report.exitCode, ...decisionsOf(report)]).toEqual([5, 'C001 customer refused']);
      expect(accountOf(stage, 'claire.lemoine@example.test')).toBe('');
    }));

  test('whoever changes group leaves the old one of the file, and keeps the shop’s own', () =>
    onStage(async (stage) => {
      stage.put(row({ group: 'Revendeurs' }), row({ code: 'C2', email: 'b@example.test', group: 'Écoles' }));
      await stage.report();
      stage.put(row({ group: 'Écoles' }), row({ code: 'C2', email: 'b@example.test', group: 'Revendeurs' }));
      stage.later();
      await stage.report();
      expect(accountOf(stage, 'claire.lemoine@example.test')).toMatch(/groups 5 3 \(5\)/);
    }));

  test.each([
    [{ groups: false }, 'groups 3 (3)', ['1 Visiteur', '2 Invité', '3 Client']],
    [{ groups: true }, 'groups 4 3 (4)', ['1 Visiteur', '2 Invité', '3 Client', '4 Revendeurs']],
  ])('%j', async (settings, groups, all) =>
    onStage(async (stage) => {
      stage.put(row({ group: 'Revendeurs' }));
      await stage.report();
      expect(accountOf(stage, 'claire.lemoine@example.test')).toContain(groups);
      expect(groupsOf(stage)).toEqual(all);
    }, settings),
  );
});

describe('an e-mail address that the shop has', () => {
  const email = 'marie.durand@example.test';
  const ofMarie = { email, last: 'Durand', first: 'Marie', line1: '9 rue Neuve' };

  test.each<[string, (stage: CustomerStage) => void, string, string]>([
    [
      'by an account: it gets the address',
      () => undefined,
      'C001 address written',
      'Marie Durand, Durand SARL, groups 3 (3), active',
    ],
    [
      'by a guest alone: an account is made',
      (s) => change(s, 'customers', 3, { is_guest: 1 }),
      'C001 customer written',
      'Marie Durand, groups 3 (3), active',
    ],
    [
      'by a guest and an account',
      (s) => guest(s, email),
      'C001 address written',
      'Marie Durand, Durand SARL, groups 3 (3), active',
    ],
    [
      'by a deleted account: refused',
      (s) => change(s, 'customers', 3, { deleted: 1 }),
      'C001 customer refused',
      'Marie Durand, Durand SARL, groups 3 (3), deleted',
    ],
    [
      'by two accounts: refused',
      (s) => twin(s, email),
      'C001 customer refused',
      'Marie Durand, Durand SARL, groups 3 (3), active | Marie Durand, groups  (0), active',
    ],
  ])('%s', async (_, prepare, first, account) =>
    onStage(async (stage) => {
      prepare(stage);
      stage.put(row(ofMarie));
      expect(decisionsOf(await stage.report())[0]).toBe(first);
      expect(accountOf(stage, email)).toBe(account);
    }),
  );

  test('what the shop changed stays, until the row changes too', () =>
    onStage(async (stage) => {
      stage.put(row());
      await stage.report();
      const [id = 0] = idsOf(stage, 'claire.lemoine@example.test');
      change(stage, 'customers', id, { lastname: 'Martin' });
      stage.later();
      expect((await stage.report()).writes).toEqual([]);
      expect(accountOf(stage, 'claire.lemoine@example.test')).toMatch(/Martin/);
      stage.put(row({ first: 'Clara' }));
      await stage.report();
      expect(accountOf(stage, 'claire.lemoine@example.test')).toBe('Clara Lemoine, groups 3 (3), active');
    }));

  test('one whom the shop has deleted since is not made again', () =>
    onStage(async (stage) => {
      stage.put(row());
      await stage.report();
      const customers = stage.shop.state.data.table('customers');
      for (const one of customers.where('email', 'claire.lemoine@example.test')) customers.delete(one);
      stage.later();
      expect((await stage.report()).writes).toEqual([]);
      stage.put(row({ phone: '04' }));
      const report = await stage.report();
      expect([report.exitCode, ...decisionsOf(report)]).toEqual([5, 'C001 customer refused']);
      expect(accountOf(stage, 'claire.lemoine@example.test')).toBe('');
    }));

  test('a bad value from older days: refused once, with the field, and not sent again', () =>
    onStage(async (stage) => {
      change(stage, 'customers', 3, { firstname: 'Marie2' });
      stage.put(row({ ...ofMarie, group: 'Revendeurs' }));
      const first = await stage.report();
      expect(first.writes?.find(({ decision }) => decision === 'refused')?.reason).toMatch(/firstname/);
      const sent = writesTo(stage).length;
      stage.later();
      const second = await stage.report();
      expect([second.exitCode, ...decisionsOf(second)]).toEqual([5, 'C001 customer refused']);
      expect(writesTo(stage)).toHaveLength(sent);
    }));
});

describe('an address that the shop has', () => {
  test.each<[string, boolean, string]>([
    ['no order uses it: it gets the telephone', false, '04 75 00 00 09'],
    ['an order uses it: it stays as it is', true, ''],
  ])('%s', async (_, isUsed, phone) =>
    onStage(async (stage) => {
      stage.put(row());
      await stage.report();
      const addresses = stage.shop.state.data.table('addresses');
      const [address] = addresses.where('id_customer', idsOf(stage, 'claire.lemoine@example.test')[0] ?? 0);
      if (isUsed) change(stage, 'orders', 6, { id_address_invoice: address?.id ?? 0 });
      stage.put(row({ phone: '04 75 00 00 09' }));
      stage.later();
      const report = await stage.report();
      expect(decisionsOf(report)).toEqual([`C001 address ${isUsed ? 'skipped' : 'written'}`]);
      expect(address && addresses.value(address, 'phone')).toBe(phone);
    }),
  );

  test('a customer who moved gets a new one; the old one stays with its orders', () =>
    onStage(async (stage) => {
      stage.put(row());
      await stage.report();
      stage.put(row({ line1: '40 rue Basse' }));
      stage.later();
      await stage.report();
      expect(addressesOf(stage, 'claire.lemoine@example.test')).toEqual([
        '3 rue des Écluses, 26000 Valence (8)',
        '40 rue Basse, 26000 Valence (8)',
      ]);
    }));

  test('one that was taken away in the shop is not put back', () =>
    onStage(async (stage) => {
      stage.put(row());
      await stage.report();
      const addresses = stage.shop.state.data.table('addresses');
      for (const one of addresses.where('address1', '3 rue des Écluses'))
        addresses.update(one, { values: { deleted: 1 } });
      stage.put(row(), row({ line1: '40 rue Basse' }));
      stage.later();
      expect(decisionsOf(await stage.report())).toEqual(['C001 address skipped', 'C001 address written']);
      expect(addressesOf(stage, 'claire.lemoine@example.test')).toEqual(['40 rue Basse, 26000 Valence (8)']);
    }));
});

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

function change(
  { shop }: CustomerStage,
  table: string,
  id: number,
  values: Record<string, string | number>,
): void {
  const of = shop.state.data.table(table);
  const one = of.rows.get(id);
  if (one === undefined) throw new Error(`${table} ${id} is not there`);
  of.update(one, { values });
}

function guest({ shop }: CustomerStage, email: string): void {
  const values = { email, is_guest: 1, firstname: 'Marie', lastname: 'Durand', active: 1 };
  shop.state.data.table('customers').insert({ values });
}

function twin({ shop }: CustomerStage, email: string): void {
  const values = { email, firstname: 'Marie', lastname: 'Durand', active: 1 };
  shop.state.data.table('customers').insert({ values });
}

function idsOf({ shop }: CustomerStage, email: string): number[] {
  return shop.state.data
    .table('customers')
    .where('email', email)
    .map(({ id }) => id);
}
