import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { endings, type FillHow } from './fill-stage.ts';
import { inShop } from './in-new-shop.ts';
import { medium, shoe } from './sample-articles.ts';

/** Its answer is lost, and it takes effect only when that is called. */
function putOff(shop: WebShop, path: string, at: number): () => Promise<void> {
  const late: (() => unknown)[] = [];
  let seen = 0;
  const isMeant = (request: { method: string; path: string }): boolean =>
    request.method === 'PUT' && request.path.startsWith(path) && (seen += 1) === at;
  shop.behaviour = troubleWith(isMeant, {
    ...{ kind: 'any', putOff: late },
    fault: { kind: 'reset', done: 'later' },
  });
  return async () => {
    expect(late).toHaveLength(1);
    for (const work of late) await work();
  };
}

const sandal = shoe('1234', '3610001', ['38'], { documents: [medium('fiche.pdf')] });
const boot = shoe('1235', '3610002', ['39']);

/** Killed with a change noted, which may or may not have left. */
const killedAtChange: FillHow['wrap'] = (catalogue) =>
  new Proxy(catalogue, {
    get(target, name) {
      if (name === 'changeProducts') throw new Error('killed');
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

test.each([
  ['62 s: it may have left 5 s after its note, and waits', 62, '1234 noir skipped article/unclear'],
  ['66 s: it is over', 66, '1234 noir written'],
])(
  'a change that was noted and lost in a kill is not forgotten by a whole run of others before the grace of 60 s is over, %s',
  (_, seconds, ending) =>
    inShop(async (_, stage) => {
      await stage.fill([sandal]);
      const priced = [{ ...sandal, price: { amount: 59_900_000, tax: 'with' } as const }];
      const update = ['price'] as const;
      await expect(stage.fill(priced, { update, wrap: killedAtChange })).rejects.toThrow('killed');
      stage.kill();
      stage.pass(seconds);
      await stage.fill([boot]);
      expect(endings(await stage.fill(priced, { update }))).toEqual([ending]);
    }),
);

describe('a shop before 8.0: a whole row comes back late', () => {
  test.each([
    ['with the product’s document', 'products', 1],
    ['with its being shown', 'products', 2],
    ['with its quantity', 'stock_availables', 1],
  ])('%s: nobody touches it within the grace; then it is whole, and stays shown', (_, path, at) =>
    inShop(
      async (shop, stage) => {
        const comeLate = putOff(shop, path, at);
        expect(endings(await stage.fill([sandal]))).toEqual(['1234 noir skipped article/unclear']);
        stage.pass(20);
        // A person starts it by hand.
        const written = shop.state.writes.length;
        expect(endings(await stage.fill([sandal]))).toEqual(['1234 noir skipped article/unclear']);
        expect(shop.state.writes).toHaveLength(written);
        await comeLate();
        stage.pass(1800);
        await stage.fill([sandal]);
        expect(shownProducts(shop.state)).toMatchObject([{ sizes: ['38: 2'], documents: ['fiche.pdf'] }]);
        const before = shop.state.writes.length;
        expect(endings(await stage.fill([sandal]))).toEqual([]);
        expect(shop.state.writes).toHaveLength(before);
      },
      { version: '1.7.8' },
    ),
  );

  test('with its price: only that product waits, and ends with what the file says by then', () =>
    inShop(
      async (shop, stage) => {
        const priced = (amount: number) => [
          { ...sandal, price: { amount, tax: 'with' } as const },
          { ...boot, price: { amount, tax: 'with' } as const },
        ];
        const prices = (): string[] => shownProducts(shop.state).map(({ price }) => price);
        const update = ['price'] as const;
        await stage.fill([sandal, boot]);
        const comeLate = putOff(shop, 'products', 1);
        await stage.fill(priced(59_900_000), { update });
        expect(prices()).toEqual(['49.90', '59.90']);
        stage.pass(20);
        await stage.fill(priced(69_900_000), { update });
        expect(prices()).toEqual(['49.90', '69.90']);
        await comeLate();
        expect(prices()).toEqual(['59.90', '69.90']);
        stage.pass(1800);
        await stage.fill(priced(69_900_000), { update });
        expect(prices()).toEqual(['69.90', '69.90']);
      },
      { version: '1.7.8' },
    ));
});
