import { inArticlesRoom, sample, type ArticlesRoom } from './articles-room.ts';

/** PHP dies at whatever would make one of those, and does nothing of it. */
function breakAt({ shop }: ArticlesRoom, resource: string): void {
  shop.behaviour = ({ method, path }) =>
    method === 'POST' && path === resource ? { kind: 'died', done: false } : undefined;
}

test.each([
  ['products', 'produit'],
  ['combinations', 'déclinaison'],
])('what the shop refused of an article waits for a person, with its reason: %s', (resource, thing) =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    breakAt(room, resource);
    await room.articles('--only', 'SOFIA Noir');
    const status = await room.rehearsal.ordersToXml('status');
    expect([status.exitCode, status.err]).toEqual([0, '']);
    expect(status.out).toMatch(
      new RegExp(`W\\d+ dans la boutique, ${thing} .*La boutique a rencontré une erreur`),
    );
    expect((await room.rehearsal.ordersToXml('status', '--json')).exitCode).toBe(0);
  }),
);

/** The answer to whatever makes or changes one of those is lost; nothing of it is done. */
function loseAnswersOf({ shop }: ArticlesRoom, resource: string): void {
  shop.behaviour = ({ method, path }) =>
    method !== 'GET' && path.startsWith(resource) ? { kind: 'reset', done: false } : undefined;
}

const waits = 'Écrit : 0 nouveau produit, 0 produit changé, 0 image ; 1 attend le prochain passage.';

test.each([
  ['the product itself', 'products', 'fr', waits],
  ['its sizes', 'combinations', 'fr', waits],
  ['a category that it needs', 'categories', 'fr', waits],
  [
    ...(['the same in English', 'categories', 'en'] as const),
    'Written: 0 new products, 0 products changed, 0 images; 1 waits for the next run.',
  ],
])('an article that waits is said to wait, and the run ends with 3: %s', (_, resource, language, line) =>
  inArticlesRoom(
    async (room) => {
      room.put(sample('proshop-day-1.csv'));
      loseAnswersOf(room, resource);
      await room.articles('--only', 'SOFIA Noir');
      // Still within the grace: all it comes to is waiting.
      const { exitCode, out } = await room.articles('--only', 'SOFIA Noir');
      expect([exitCode, out.split('\n').filter((one) => one.includes(line))]).toEqual([3, [line]]);
      expect(await room.report('--only', 'SOFIA Noir')).toMatchObject({
        ...{ job: 'articles', exitCode: 3, counts: { waiting: 1 } },
      });
    },
    { create: { taxRulesGroup: 'FR Taux standard (20%)', category: 'Femme > Bottines' } },
    { language },
  ),
);
