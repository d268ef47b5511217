import {
  accountOf,
  addressesOf,
  decisionsOf,
  onStage,
  row,
  writesTo,
  type CustomerStage,
  change,
} from './customer-stage.ts';

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
