import { ConfigFolder, soundFtp } from './config-folder.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const shop = { url: 'https://boutique.exemple.fr', key: 'env:PASSERELLE_SHOP_KEY' };
folder.env['PASSERELLE_SHOP_KEY'] = 'y';

test.each([
  ['a name that is the same for all', { name: 'Chaussure' }, 'articles.name', 'article-name'],
  ['a name of sizes', { name: '{size}' }, 'articles.name', 'article-name'],
  ['a group by an unknown column', { group: ['taille'] }, 'articles.group[0]', 'choice'],
  ['a part that is no part of a product', { update: ['stock'] }, 'articles.update[0]', 'choice'],
  ['three attributes', { attributes: { A: 1, B: 2, C: 3 } }, 'articles.attributes', 'attributes'],
  ['a price of no kind', { price: { from: 'net' } }, 'articles.price.from', 'choice'],
  ['seven decimals', { price: { decimals: 7 } }, 'articles.price.decimals', 'whole'],
  ['images of every article', { images: { pattern: '*.jpg' } }, 'articles.images.pattern', 'article-files'],
  [
    'images in a folder',
    { images: { pattern: 'a/{gencod}.jpg' } },
    'articles.images.pattern',
    'article-files',
  ],
  ['more than all', { guard: { maxChangedPercent: 101 } }, 'articles.guard.maxChangedPercent', 'whole'],
])('%s is refused', async (_, articles, key, kind) => {
  const faults = await folder.faults({ ftp: soundFtp, shop, articles });
  expect(faults).toMatchObject([{ key, field: { expects: { kind } } }]);
});

test.each([
  ['two attributes', { attributes: { Taille: ['Taille'], Couleur: 'Coloris' } }],
  [
    'images by gencod, in several forms',
    { images: { pattern: ['{gencod}.jpg', '{reference}-{colour}*.png'] } },
  ],
  ['a rate in place of a rule', { create: { taxRulesGroup: '20' } }],
])('%s: taken', async (_, articles) => {
  const { config } = await folder.read({ ftp: soundFtp, shop, articles });
  expect(config.articles).toMatchObject(articles);
});
