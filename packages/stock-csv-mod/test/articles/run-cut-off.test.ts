import { inArticlesRoom, sample } from './articles-room.ts';

const ofSofia = (what: string) => ({
  ...{ key: 'SOFIA Noir', what, decision: 'skipped' },
  reason: "le passage s'est arrêté avant la fin ; le prochain continue.",
});

test.each([
  ['before anything', 'products', 'rien'],
  ['with products that nobody sees', 'combinations', 'nouveau produit'],
  ['before they are shown', 'stock_availables', 'nouveau produit, tailles 38 39 40'],
])('the shop turns the key away, %s: no article is told as done, and none as just so', (_, resource, what) =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    room.shop.behaviour = ({ method, path }) =>
      method !== 'GET' && path.startsWith(resource) ? { kind: 'unauthorized' } : undefined;
    const { exitCode, counts, writes } = await room.report();
    expect([exitCode, writes?.[0]]).toMatchObject([2, ofSofia(what)]);
    expect([counts['written'] ?? 0, counts['waiting'], writes?.length]).toEqual([0, 5, 5]);
    room.shop.behaviour = () => undefined;
    expect(await room.report()).toMatchObject({ exitCode: 0, counts: { written: 5 } });
  }),
);
