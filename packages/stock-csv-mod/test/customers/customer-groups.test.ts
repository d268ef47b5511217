import { inArticlesRoom, sample } from '../articles/articles-room.ts';
import { accountOf, decisionsOf, groupsOf, headings, onStage, row } from './customer-stage.ts';

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

  test('the group that customers brought is the one that its prices are for', () =>
    inArticlesRoom(
      async (room) => {
        const { shop, rehearsal } = room;
        room.put([headings, row({ group: 'Revendeurs' }), ''].join('\n'), 'clients.csv');
        expect((await rehearsal.stockCsvMod('customers')).exitCode).toBe(0);
        room.put(sample('proshop-day-1.csv'));
        room.put('Référence;Groupe;Remise\nGRANIT;REVENDEURS;15 %\n', 'tarifs.csv');
        expect((await room.report()).exitCode).toBe(0);
        const prices = shop.state.data.table('specific_prices');
        const [price] = prices.rows.values();
        expect(price && prices.value(price, 'id_group')).toBe('4');
        expect(accountOf({ shop }, 'claire.lemoine@example.test')).toContain('groups 4 3 (4)');
      },
      { specificPrices: { source: 'tarifs.csv' } },
      { customers: { toShop: {} } },
    ));
});
