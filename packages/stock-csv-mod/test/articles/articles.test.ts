import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { inArticlesRoom, sample } from './articles-room.ts';

const samples = join(import.meta.dirname, '../../../../samples/articles');

const dayOne = [
  'SOFIA Atelier Vidal Cuir Noir 89.90 [Accueil]: 38 3700000010036 ×2, 39 3700000010043 ×1, 40 3700000010050 ×3',
  'SOFIA Atelier Vidal Cuir Rouge 89.90 [Accueil]: 38 3700000010135 ×1, 39 3700000010142 ×2',
  'LUNA Maison Tarn Daim Camel 119.00 [Accueil]: 37 3700000020035 ×1, 38 3700000020042 ×2, 39,5 3700000020059 ×1',
  'GRANIT Maison Tarn Nubuck Gris 1299.00 [Accueil]: 44 3700000030447 ×1, 47 3700000030478 ×1 +20.00',
  'CIRAGE Atelier Vidal Incolore 7.50 [Accueil]: U 3700000040019 ×12',
];

test('an empty shop is filled from ProShop’s export; the second run writes nothing; the next day brings three models', () =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    const first = await room.report();
    expect(first).toMatchObject({ exitCode: 0, job: 'articles', counts: { new: 5, written: 5, lines: 11 } });
    expect(room.catalogue()).toEqual(dayOne);
    room.writes();

    expect(await room.report()).toMatchObject({ exitCode: 0, counts: { same: 5 }, writes: [] });
    expect(room.writes()).toEqual([]);

    room.put(sample('proshop-day-2.csv'));
    expect(await room.report()).toMatchObject({ exitCode: 0, counts: { new: 3, written: 3, same: 5 } });
    expect(room.catalogue()).toEqual([
      ...dayOne,
      'OSLO Maison Tarn Laine Écru 59.00 [Accueil]: 36 3700000050018 ×2, 37 3700000050025 ×1',
      'PISTE Atelier Vidal Toile Blanc 49.90 [Accueil]: 40 3700000060017 ×4, 41 3700000060024 ×4',
      'VERA Atelier Vidal Cuir Bordeaux 139.00 [Accueil]: 38 3700000070016 ×1',
    ]);
  }));

test('a dry run lists new products with their sizes and prices, and writes nothing', () =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    const { exitCode, out } = await room.articles('--dry-run', '--only', 'granit');
    const lines = out.split('\n').filter((line) => /GRANIT|^ {4}/.test(line));
    expect([exitCode, lines]).toEqual([
      0,
      [
        'GRANIT « Maison Tarn Nubuck Gris » : nouveau produit, tailles 44 47, mis en vente — serait écrit.',
        '    44  3700000030447  1 299,00 TTC  1 pièce',
        '    47  3700000030478  1 319,00 TTC  1 pièce',
      ],
    ]);
    expect(room.writes()).toEqual([]);
    expect(room.catalogue()).toEqual([]);
  }));

test.each([
  ['--only by reference', ['--only', 'sofia'], 2],
  ['--only by gencod', ['--only', '3700000040019'], 1],
  ['--only again and again', ['--only', 'LUNA', '--only', 'CIRAGE Incolore'], 2],
  ['--limit', ['--limit', '3'], 3],
])('%s', (_, argv, count) =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    expect(await room.report(...argv)).toMatchObject({ exitCode: 0, counts: { written: count } });
    expect(room.catalogue()).toHaveLength(count);
  }),
);

test('a name that is nobody’s is told', () =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    const { warnings, writes } = await room.report('--only', 'SOFIE');
    expect([warnings.filter((one) => one.includes('SOFIE')), writes]).toEqual([
      ['Absent du fichier : SOFIE.'],
      [],
    ]);
  }));

describe('guards', () => {
  const guard = { maxNew: 4, maxChangedPercent: 50 };
  test.each([
    ['more new products than that', [], 6, 0],
    ['just as many as that', ['--limit', '4'], 0, 4],
    ['a person forces it', ['--force'], 0, 5],
    ['a person names them', ['--only', 'SOFIA', '--only', 'LUNA'], 0, 3],
  ])('%s', (_, argv, exitCode, count) =>
    inArticlesRoom(
      async (room) => {
        room.put(sample('proshop-day-1.csv'));
        expect((await room.report(...argv)).exitCode).toBe(exitCode);
        expect(room.catalogue()).toHaveLength(count);
      },
      { guard },
    ),
  );

  test('a dry run shows the list, and ends as the run would', () =>
    inArticlesRoom(
      async (room) => {
        room.put(sample('proshop-day-1.csv'));
        const { exitCode, writes, error } = await room.report('--dry-run');
        expect([exitCode, writes?.length, error?.kind]).toEqual([6, 5, 'articles/guarded']);
      },
      { guard },
    ));

  test('prices of more than half of the known products', () =>
    inArticlesRoom(
      async (room) => {
        const { rehearsal } = room;
        const file = sample('proshop-day-1.csv').toString('latin1');
        room.put(Buffer.from(file, 'latin1'));
        await room.report();
        room.put(Buffer.from(file.replaceAll('89,90', '79,90'), 'latin1'));
        expect(await room.report()).toMatchObject({ exitCode: 0, counts: { changed: 2 } });
        room.put(Buffer.from(file.replaceAll(/,00;|,50;|,90;/g, ',10;'), 'latin1'));
        room.writes();
        expect((await room.report()).error?.message).toContain('5 produits sur 5 changeraient, soit 100 %');
        expect(room.writes()).toEqual([]);
        expect(rehearsal.local('Trace2.txt')).toContain('articles.guard.maxChangedPercent');
      },
      { update: ['price'] },
    ));
});

test('refused articles are told and kept in Rejets, the others are written', () =>
  inArticlesRoom(async (room) => {
    const good = sample('proshop-day-1.csv').toString('latin1').trimEnd();
    room.put(Buffer.from(`${good}\r\n008;36ABC;TARA;Vidal;Cuir;Vert;38;59,90;1\r\n`, 'latin1'));
    const { exitCode, counts, writes } = await room.report();
    expect([exitCode, counts['written'], counts['refused']]).toEqual([5, 5, 1]);
    expect(writes?.find(({ decision }) => decision === 'refused')).toMatchObject({
      key: 'TARA Vert',
      reason: 'ligne 13 : « 36ABC » n’est pas un gencod (des chiffres seulement).'.replace('’', "'"),
    });
    expect(room.rehearsal.local('Rejets/rejet_articleTARAVert.csv')).toContain(';36ABC;TARA;');
  }));

test('what the shop refuses of an article is kept in Rejets too, with its reason', () =>
  inArticlesRoom(
    async (room) => {
      const file =
        'Gencod;Modèle;Fournisseur;Couleur;Taille;Prix TTC;TVA\n3700000010036;SOFIA;Vidal;Noir;38;89,90;';
      room.put(`${file}19,6\n`, 'articles.csv');
      const { exitCode, counts } = await room.report();
      expect([exitCode, counts['refused'], room.catalogue()]).toEqual([5, 1, []]);
      const kept = room.rehearsal.local('Rejets/rejet_articleSOFIANoir.csv');
      expect(kept).toContain(
        '"aucune règle de taxe de la boutique n\'a le taux 19,6 %.";3700000010036;SOFIA;',
      );
      room.put(`${file}20\n`, 'articles.csv');
      expect(await room.report()).toMatchObject({ exitCode: 0, counts: { written: 1 } });
    },
    { source: 'articles.csv' },
  ));

test.each([
  ['fr', 'prix : 89,90 → 1 079,50'],
  ['en', 'price: 89.90 → 1,079.50'],
])('a dry run says amounts that change as the language writes them: %s', (lang, told) =>
  inArticlesRoom(
    async (room) => {
      const file = sample('proshop-day-1.csv').toString('latin1');
      room.put(Buffer.from(file, 'latin1'));
      await room.report();
      room.put(Buffer.from(file.replaceAll('89,90', '1079,50'), 'latin1'));
      expect((await room.articles('--dry-run', '--lang', lang)).out).toContain(told);
    },
    { update: ['price'] },
  ),
);

test('without its section the job says what is missing', () =>
  inArticlesRoom(async (room) => {
    room.rehearsal.configure({ host: '127.0.0.1', user: 'x', password: 'y' }, {});
    expect(await room.report()).toMatchObject({ exitCode: 2, error: { kind: 'articles/not-configured' } });
  }));

test('a file of this computer', () =>
  inArticlesRoom(async (room) => {
    const path = `${import.meta.dirname}/../../../../samples/articles/proshop-day-1.csv`;
    expect(await room.report(path)).toMatchObject({ exitCode: 0, counts: { new: 5 } });
  }));

describe('a richer file, with texts, images, documents and prices', () => {
  const articles = {
    source: 'articles.csv',
    name: '{name} {colour}',
    features: { Matière: 'Matière', 'Hauteur de talon': 'Talon' },
    images: { folder: join(samples, 'images'), pattern: '{reference}-*.png' },
    documents: { folder: join(samples, 'documents'), pattern: '{reference}*.pdf' },
    specificPrices: { source: 'tarifs.csv' },
  };

  const golden: unknown = JSON.parse(sample('catalogue.json').toString());

  test('a dry run shows the prices of what the run would make first', () =>
    inArticlesRoom(async (room) => {
      room.put(sample('articles.csv'), 'articles.csv');
      room.put(`${sample('tarifs.csv').toString()}BALLERINE;;;Client;;10%;;;\n`, 'tarifs.csv');
      const { exitCode, writes = [] } = await room.report('--dry-run');
      const told = writes.map(({ kind, decision }) => `${kind} ${decision}`).toSorted();
      expect([exitCode, told]).toEqual([
        5,
        [
          ...Array<string>(3).fill('article would-write'),
          'specific-price refused',
          ...Array<string>(3).fill('specific-price would-write'),
        ],
      ]);
      expect(room.writes()).toEqual([]);
    }, articles));

  test('fills the shop; the second run writes nothing', () =>
    inArticlesRoom(async (room) => {
      room.put(sample('articles.csv'), 'articles.csv');
      room.put(sample('tarifs.csv'), 'tarifs.csv');
      const first = await room.report();
      const counts = { new: 3, images: 3, specificPrices: 3, written: 6 };
      expect(first).toMatchObject({
        exitCode: 0,
        counts,
        warnings: [expect.stringContaining('ftp.password')],
      });
      expect(shownProducts(room.shop.state)).toEqual(golden);
      room.writes();
      expect(await room.report()).toMatchObject({ exitCode: 0, counts: { same: 3 }, writes: [] });
      expect(room.writes()).toEqual([]);
    }, articles));
});

test('status and the page tell what the last run brought', () =>
  inArticlesRoom(
    async (room) => {
      room.put(sample('proshop-day-1.csv'));
      await room.report();
      const told =
        'stock-csv-mod articles : dernier passage le 22/11/2026 10:12:00 ; bien terminé : 5 écritures, 5 nouveaux produits.';
      const { out } = await room.rehearsal.ordersToXml('status');
      expect(out).toContain(told);
      expect(room.rehearsal.local('passerelle.html').replace(/&nbsp;|\u00a0|\u202f/g, ' ')).toContain(
        '5 écritures, 5 nouveaux produits',
      );
    },
    {},
    { report: 'passerelle.html' },
  ));

test('status and the page tell what is new, changed, refused, and how many images', () =>
  inArticlesRoom(
    async (room) => {
      const folder = join(room.rehearsal.workDir, 'images');
      mkdirSync(folder);
      writeFileSync(join(folder, 'TARA.png'), readFileSync(join(samples, 'images/DERBY-7.png')));
      const file = sample('proshop-day-1.csv').toString('latin1').trimEnd();
      room.put(Buffer.from(file, 'latin1'));
      await room.report();
      const more =
        '008;3700000080012;TARA;Vidal;Cuir;Vert;38;59,90;1\r\n008;36ABC;TORA;Vidal;Cuir;Vert;38;59,90;1\r\n';
      room.put(Buffer.from(`${file.replace('7,50', '7,90')}\r\n${more}`, 'latin1'));
      expect((await room.report()).exitCode).toBe(5);
      const told = '2 écritures, 1 nouveau produit, 1 produit changé, 1 image, 1 refusée';
      expect((await room.rehearsal.ordersToXml('status')).out).toContain(told);
      const page = room.rehearsal.local('passerelle.html').replace(/&nbsp;|\u00a0|\u202f/g, ' ');
      expect(page).toContain(told);
    },
    { update: ['price'], images: { folder: 'images', pattern: '{reference}.png' } },
    { report: 'passerelle.html' },
  ));

test('where nothing is to be made, what the shop lacks is counted, line by line only in detail', () =>
  inArticlesRoom(
    async (room) => {
      room.put(sample('proshop-day-1.csv'));
      expect(await room.report()).toMatchObject({ exitCode: 0, counts: { notCreated: 5 }, writes: [] });
      expect((await room.articles('-v')).out).toContain('articles.create est absent');
      expect((await room.articles()).out).not.toContain('articles.create est absent');
    },
    { create: undefined },
  ));

test('a dry run says that a limit is reached, as the run would', () =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    const told = 'La limite de 2 écritures est atteinte';
    expect((await room.articles('-n', '--limit', '2')).out).toContain(told);
    expect((await room.articles('-n', '--limit', '5')).out).not.toContain('La limite');
  }));
