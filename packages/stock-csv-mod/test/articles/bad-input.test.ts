import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { jpeg, png } from '../media/made-images.ts';
import { inArticlesRoom, type ArticlesRoom } from './articles-room.ts';

const heading = 'Gencod;Modèle;Nom;Taille;Prix TTC;TVA;Quantité;Catégorie;Fabricant';
/** What stands beside it is made all the same. */
const neighbour = '3700000090014;VOISIN;Voisin;38;50,00;20;1;;';

/** Name and price as a visitor of the shop sees them. */
const shown = ({ shop }: ArticlesRoom): string[] =>
  shownProducts(shop.state).map(({ name, price, sizes }) => `${name} ${price} ${sizes.length}`);

const settings = { source: 'articles.csv', name: '{name}', group: ['reference'] };

describe('what the shop shows of bad lines, and of what stands beside them', () => {
  test.each<[string, string[], string[], string]>([
    [
      'two products under one gencod',
      ['3700000010036;A;Alpha;38;10,00;20;1;;', '3700000010036;B;Beta;38;10,00;20;1;;'],
      [],
      'le gencod 3700000010036 est aussi celui de B',
    ],
    [
      'one gencod on two sizes',
      ['3700000010036;A;Alpha;38;10,00;20;1;;', '3700000010036;A;Alpha;39;10,00;20;1;;'],
      [],
      'deux tailles ont le gencod 3700000010036',
    ],
    [
      'one size under two gencods',
      ['3700000010036;A;Alpha;38;10,00;20;1;;', '3700000010043;A;Alpha;38;10,00;20;1;;'],
      [],
      'la taille 38 est là deux fois (gencods 3700000010036, 3700000010043)',
    ],
    ['letters in a gencod', ['37ABC;A;Alpha;38;10,00;20;1;;'], [], "« 37ABC » n'est pas un gencod"],
    ['14 digits', ['13700000010036;A;Alpha;38;10,00;20;1;;'], [], 'a 14 chiffres, la boutique en prend 13'],
    ['a price of 0', ['3700000010036;A;Alpha;38;0,00;20;1;;'], [], 'prix absent ou nul'],
    ['1 299,00', ['3700000010036;A;Alpha;38;1 299,00;20;1;;'], ['Alpha 1299.00 1'], ''],
    ['a rate without group', ['3700000010036;A;Alpha;38;10,00;19,6;1;;'], [], 'le taux 19,6 %'],
    [
      'a name of 300 characters',
      [`3700000010036;A;${'mot '.repeat(75)};38;10,00;20;1;;`],
      [`${'mot '.repeat(32).trim()} 10.00 1`],
      '',
    ],
    [
      'signs that the shop refuses in a name',
      ['3700000010036;A;"A < b > c=;#{x}";38;10,00;20;1;;'],
      ['A b c x 10.00 1'],
      '',
    ],
    [
      'HTML in a name',
      ['3700000010036;A;"<b>Alpha</b> &amp; fils";38;10,00;20;1;;'],
      ['Alpha & fils 10.00 1'],
      '',
    ],
    ['no name', ['3700000010036;A;;38;10,00;20;1;;'], [], 'aucun nom'],
    [
      'a path that the shop has twice',
      ['3700000010036;A;Alpha;38;10,00;20;1;Femme > Bottes;'],
      [],
      'la catégorie « Femme > Bottes » existe plusieurs fois',
    ],
  ])('%s', (_, lines, expected, reason) =>
    inArticlesRoom(async (room) => {
      const categories = room.shop.state.data.table('categories');
      const [home] = [...categories.rows.values()].filter(
        (one) => one.texts.get('name')?.get(1) === 'Accueil',
      );
      const women = categories.insert({
        ...{ values: { id_parent: home?.id ?? 2, active: 1 }, texts: { name: 'Femme' } },
      });
      for (let time = 1; time <= 2; time += 1)
        categories.insert({ values: { id_parent: women.id, active: 1 }, texts: { name: 'Bottes' } });
      room.put([heading, ...lines, neighbour, ''].join('\n'), 'articles.csv');
      const { exitCode } = await room.report();
      expect(shown(room).toSorted()).toEqual([...expected, 'Voisin 50.00 1'].toSorted());
      expect([exitCode, room.rejects().length > 0]).toEqual(reason === '' ? [0, false] : [5, true]);
      expect(room.rejects().join('')).toContain(reason);
      room.writes();
      // What was refused is tried again for ever, and writes nothing.
      await room.report();
      expect(room.writes()).toEqual([]);
    }, settings),
  );
});

describe('what the shop shows of pictures', () => {
  test.each<[string, string, Buffer, number, string]>([
    ['one that is one', 'A.jpg', jpeg(), 1, ''],
    ['another ending than it is', 'A.jpg', png(), 1, ''],
    ['none at all', 'A.jpg', Buffer.from('%PDF-1.4\n'), 0, "« A.jpg » n'est pas une image"],
    ['0 bytes', 'A.jpg', Buffer.alloc(0), 0, '« A.jpg » est vide'],
    [
      '20 MB',
      'A.jpg',
      Buffer.concat([jpeg(), Buffer.alloc(20_000_000)]),
      0,
      '« A.jpg » pèse 19,1 Mo, 2 au plus',
    ],
    ['cut short', 'A.png', png().subarray(0, -12), 0, '« A.png » est incomplet'],
    ['12,000 by 12,000 points', 'A.png', png(12_000, 12_000), 0, '12000 × 12000 pixels'],
  ])('%s', (_, name, bytes, count, told) =>
    inArticlesRoom(
      async (room) => {
        const folder = join(room.rehearsal.workDir, 'images');
        mkdirSync(folder);
        writeFileSync(join(folder, name), bytes);
        room.put([heading, '3700000010036;A;Alpha;38;10,00;20;1;;', ''].join('\n'), 'articles.csv');
        const { exitCode, warnings = [] } = await room.report();
        expect(exitCode).toBe(count === 1 ? 0 : 5);
        expect(warnings.join('\n')).toContain(told);
        expect(shownProducts(room.shop.state)).toMatchObject([
          { name: 'Alpha', images: ['1'].slice(0, count) },
        ]);
      },
      { ...settings, images: { folder: 'images', pattern: '{reference}*.*' } },
    ),
  );
});

test('an accent makes another maker and another article, whatever the database finds', () =>
  inArticlesRoom(async (room) => {
    const { data } = room.shop.state;
    data.table('manufacturers').insert({ values: { name: 'Rosé', active: 1 } });
    room.put([heading, '3700000010036;ROSE;Rose;38;10,00;20;1;;Rose', ''].join('\n'), 'articles.csv');
    await room.report();
    room.put([heading, '3700000010043;ROSÉ;Rose;38;12,00;20;1;;Rosé', ''].join('\n'), 'articles.csv');
    await room.report();
    expect(shownProducts(room.shop.state).map(({ maker, price }) => `${maker} ${price}`)).toEqual([
      'Rose 10.00',
      'Rosé 12.00',
    ]);
  }, settings));
