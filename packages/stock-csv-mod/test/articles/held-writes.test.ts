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
