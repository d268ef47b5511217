import { accountOf, addressesOf, decisionsOf, onStage, row, change } from './customer-stage.ts';

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
