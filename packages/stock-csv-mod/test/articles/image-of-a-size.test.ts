import { troubleWith, type SeenRequest } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { endings } from './fill-stage.ts';
import { inShop } from './in-new-shop.ts';
import { medium, shoe } from './sample-articles.ts';

const gencodOf39 = '3610001000001';

/** Numbers of the images that are shown with each size. */
function imagesOfSizes({ state: { data } }: WebShop): string[] {
  return [...data.table('combinations').rows.values()].map(({ links }) =>
    (links.get('images') ?? []).map(({ id }) => id).join(),
  );
}

const withImages = (...names: string[]) =>
  shoe('1234', '3610001', ['38', '39'], {
    images: [medium('a.png'), ...names.map((name) => medium(name, gencodOf39))],
  });

test.each([
  ['one', ['b.png'], '2'],
  ['two', ['b.png', 'c.png'], '2,3'],
])('%s: shown with it', (_, names, expected) =>
  inShop(async (shop, stage) => {
    expect(endings(await stage.fill([withImages(...names)]))).toEqual(['1234 noir written']);
    expect(imagesOfSizes(shop)).toEqual(['', expected]);
  }),
);

const linking = ({ method, path }: SeenRequest): boolean =>
  ['PUT', 'PATCH'].includes(method) && path.startsWith('combinations');

test.each([
  ['before it was done: it is done with the next look', false, 1, '1234 noir written', '2'],
  ['after it was done: it is not done again', true, 1, '1234 noir written', '2'],
  [
    'again and again: the article is shown without, and that is told',
    false,
    Infinity,
    '1234 noir written shop/broken',
    '',
  ],
])('PHP dies at the request that shows it with its size, %s', (_, done, times, ending, images) =>
  inShop(async (shop, stage) => {
    shop.behaviour = troubleWith(linking, { kind: 'died', done }, times);
    expect(endings(await stage.fill([withImages('b.png')]))).toEqual([ending]);
    expect(imagesOfSizes(shop)).toEqual(['', images]);
    expect(shop.requests.filter(linking)).toHaveLength(done ? 1 : 2);
  }),
);
