import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { decisionsOf, inShopNow, onStage, putShipments } from './shop-and-server.ts';
import { runs } from './troubled-runs.ts';

describe('the mail with the number', () => {
  const rules = [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }];
  test.each([
    ['goes once', 'https://suivi.example/@', 'written', 'in transit'],
    ['stays where the carrier has no address, and that is said', '', 'skipped', '-'],
  ])('%s', async (_, url, decision, mails) =>
    onStage(
      async (stage) => {
        const carriers = stage.shop.state.data.table('carriers');
        for (const row of carriers.rows.values()) carriers.update(row, { values: { url } });
        putShipments(stage, '6;A1;');
        expect(decisionsOf(await stage.report()).at(-1)).toBe(`in-transit:6 mail ${decision}`);
        stage.later();
        await stage.writeBack();
        expect(inShopNow(stage, 6)).toBe(`4 [2 4] A1, mails ${mails}`);
      },
      { rules },
    ),
  );
});

test('the mail with the number, its answer lost: never twice, and a person is told (8)', () =>
  onStage(
    async (stage) => {
      const carriers = stage.shop.state.data.table('carriers');
      for (const row of carriers.rows.values())
        carriers.update(row, { values: { url: 'https://s.example/@' } });
      putShipments(stage, '6;A1;');
      const isMail = ({ query }: { query: ReadonlyMap<string, string> }) => query.get('sendemail') === '1';
      const codes = await runs(stage, troubleWith(isMail, { kind: 'reset', done: true }));
      expect(codes).toEqual([8, 8, 8, 8]);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails in transit');
    },
    { rules: [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }] },
  ));

test.each(['warning', 'deprecated'] as const)(
  'the mail with the number, and a module’s %s: it went, once, and nobody is asked',
  async (moduleWarns) =>
    onStage(
      async (stage) => {
        const carriers = stage.shop.state.data.table('carriers');
        for (const row of carriers.rows.values())
          carriers.update(row, { values: { url: 'https://s.example/@' } });
        putShipments(stage, '6;A1;');
        stage.shop.set({ moduleWarns });
        expect((await stage.writeBack()).exitCode).toBe(0);
        stage.later();
        expect((await stage.writeBack()).exitCode).toBe(0);
        expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails in transit');
      },
      { rules: [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }] },
    ),
);
