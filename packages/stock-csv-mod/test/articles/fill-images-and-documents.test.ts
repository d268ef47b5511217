import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { MediaSource } from '@passerelle/stock-csv-mod/articles/article.ts';
import { endings } from './fill-stage.ts';
import { madeUpMedia, medium, shoe } from './sample-articles.ts';
import { inShop, row } from './in-new-shop.ts';

describe('images and documents', () => {
  const withImages = (...names: string[]) =>
    shoe('1234', '3610001', ['38'], { images: names.map((name) => medium(name)) });

  test('known by content: under another name it is not sent again, and neither when it was taken off in the shop', () =>
    inShop(async (shop, stage) => {
      await stage.fill([withImages('a.png')]);
      const moved = { ...withImages('a.png'), images: [{ ...medium('a.png'), stamp: 'newer' }] };
      await stage.fill([moved], { update: ['images'] });
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
      const product = row(shop, 'products', 'reference', '1234');
      shop.state.data.table('products').update(product, { links: { images: [] } });
      await stage.fill([moved], { update: ['images'] });
      expect(shownProducts(shop.state)).toMatchObject([{ images: [] }]);
      await stage.fill([withImages('a.png', 'b.png')], { update: ['images'] });
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
    }));

  test('one that is none is refused before it is sent, the article is shown without it', () =>
    inShop(async (shop, stage) => {
      const media: MediaSource = {
        ...madeUpMedia,
        image: (one, most) =>
          one.name === 'page.png'
            ? Promise.resolve({ kind: 'medium/no-image', name: one.name, found: 'text/html' })
            : madeUpMedia.image(one, most),
      };
      expect(endings(await stage.fill([withImages('page.png', 'a.png')], { media }))).toEqual([
        '1234 noir written medium/no-image',
      ]);
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
    }));

  test.each([
    ['cut short, which PHP does not survive', (bytes: Buffer) => bytes.subarray(0, 60)],
    ['no image at all', () => Buffer.from('no image')],
  ])('one that the shop can’t read (%s): what it leaves there is taken away', (_, spoil) =>
    inShop(async (shop, stage) => {
      const media: MediaSource = {
        ...madeUpMedia,
        image: async (one, most) => {
          const content = await madeUpMedia.image(one, most);
          return 'kind' in content || one.name !== 'bad.png'
            ? content
            : { ...content, bytes: spoil(content.bytes) };
        },
      };
      const [ending] = endings(await stage.fill([withImages('bad.png', 'a.png')], { media }));
      expect(ending).toMatch(/^1234 noir written shop\//);
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
      expect(row(shop, 'products', 'reference', '1234').links.get('images')).toHaveLength(1);
    }),
  );

  test.each(['images', 'attachments'])(
    'PHP dies once at one of %s, for no fault of the file’s: it is sent again, and the cover stays the cover',
    (resource) =>
      inShop(async (shop, stage) => {
        const isSent = ({ method, path }: { method: string; path: string }) =>
          method === 'POST' && path.startsWith(resource);
        shop.behaviour = troubleWith(isSent, { kind: 'died', done: false });
        const images = [medium('a.png'), medium('b.png', '3610001000000')];
        const article = shoe('1234', '3610001', ['38'], { images, documents: [medium('fiche.pdf')] });
        expect(endings(await stage.fill([article]))).toEqual(['1234 noir written']);
        expect(shownProducts(shop.state)).toMatchObject([
          { images: ['1', '2 38'], documents: ['fiche.pdf'] },
        ]);
      }),
  );

  test('a document of two articles is once in the shop', () =>
    inShop(async (shop, stage) => {
      const documents = [medium('fiche.pdf')];
      await stage.fill([
        shoe('1', '3610001', ['38'], { documents }),
        shoe('2', '3610002', ['38'], { documents }),
      ]);
      expect(shop.state.data.table('attachments').rows.size).toBe(1);
      expect(shownProducts(shop.state).map((one) => one.documents)).toEqual([['fiche.pdf'], ['fiche.pdf']]);
    }));
});
