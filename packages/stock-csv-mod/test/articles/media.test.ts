import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { jpeg, png } from '../media/made-images.ts';
import { inArticlesRoom, type ArticlesRoom } from './articles-room.ts';

const file = (cell: string) =>
  `Référence;Gencod;Fournisseur;Couleur;Pointure;Prix TTC;Quantité;Images\nSOFIA;3700000010036;Vidal;Noir;38;89,90;2;${cell}\nSOFIA;3700000010043;Vidal;Noir;39;89,90;1;\n`;

/** Images of the one product, each with the sizes that it is shown with. */
const images = ({ shop }: ArticlesRoom) => shownProducts(shop.state).map((product) => product.images);

const source = { source: 'articles.csv', name: '{supplier} {colour}' };

test('images of the FTP server, in general and of a size; the second run sends none', () =>
  inArticlesRoom(
    async (room) => {
      room.put(file(''), 'articles.csv');
      mkdirSync(join(room.rehearsal.remoteDir, 'photos'));
      room.put(png(5, 5), 'photos/SOFIA_2.png');
      room.put(png(4, 4), 'photos/SOFIA_1.png');
      room.put(jpeg(), 'photos/3700000010043.jpg');
      room.put(png(6, 6), 'photos/SOFT.png');
      expect(await room.report()).toMatchObject({ exitCode: 0, counts: { images: 3 } });
      expect(images(room)).toEqual([['1', '2', '3 39']]);
      room.writes();
      expect(await room.report()).toMatchObject({ exitCode: 0, counts: { same: 1 } });
      expect(room.writes()).toEqual([]);
    },
    { ...source, images: { remote: 'photos', pattern: ['{reference}_*.png', '{gencod}.jpg'] } },
  ));

test('an image that is none, and one that is nowhere: the product is there without it, and a person is told', () =>
  inArticlesRoom(
    async (room) => {
      const folder = join(room.rehearsal.workDir, 'images');
      mkdirSync(folder);
      writeFileSync(join(folder, 'bad.jpg'), '<html>');
      writeFileSync(join(folder, 'good.jpg'), png());
      room.put(file('bad.jpg|good.jpg|lost.jpg'), 'articles.csv');
      const { exitCode, counts, warnings } = await room.report();
      expect([exitCode, counts['images'], images(room)]).toEqual([5, 1, [['1']]]);
      expect(warnings.filter((one) => one.includes('.jpg'))).toEqual([
        'SOFIA « Vidal Noir » : « bad.jpg » n’est pas une image jpg, png ou webp : c’est text/html.'.replaceAll(
          '’',
          "'",
        ),
        'SOFIA « Vidal Noir » : « lost.jpg » est introuvable.',
      ]);
    },
    { ...source, images: { folder: 'images', pattern: '{reference}*.jpg' } },
  ));

describe('check says whether folders of images and documents can be read', () => {
  const both = {
    images: { folder: 'images', remote: 'photos', pattern: '{reference}*.jpg' },
    documents: { remote: 'notices', pattern: '{reference}*.pdf' },
  };

  test('they are there: how many files', () =>
    inArticlesRoom(async (room) => {
      mkdirSync(join(room.rehearsal.workDir, 'images'));
      for (const folder of ['photos', 'notices']) mkdirSync(join(room.rehearsal.remoteDir, folder));
      room.put('a', 'photos/SOFIA.jpg');
      room.put('b', 'photos/LUNA.jpg');
      room.put('c', 'notices/SOFIA.pdf');
      const { out } = await room.rehearsal.stockCsvMod('check');
      expect(out).toMatch(/✔ Dossier des images « .*images » : 0 fichier/);
      expect(out).toContain('✔ Dossier des images « photos » du serveur FTP : 2 fichiers');
      expect(out).toContain('✔ Dossier des documents « notices » du serveur FTP : 1 fichier');
    }, both));

  test('they are not: which, each on its own, and what to do', () =>
    inArticlesRoom(async (room) => {
      mkdirSync(join(room.rehearsal.remoteDir, 'photos'));
      room.put('b', 'photos/LUNA.jpg');
      const { out, err, exitCode } = await room.rehearsal.stockCsvMod('check');
      expect(exitCode).toBe(2);
      expect(err).toMatch(
        /✘ Le dossier des images « .*images » ne peut pas être lu : .*\n.*articles\.images\.folder/,
      );
      expect(out).toContain('✔ Dossier des images « photos » du serveur FTP : 1 fichier');
      expect(err).toMatch(
        /✘ Le dossier des documents « notices » n'existe pas sur le serveur FTP\.\n.*articles\.documents\.remote/,
      );
    }, both));
});

test('a folder of images that is not there is told before anything is written', () =>
  inArticlesRoom(
    async (room) => {
      room.put(file(''), 'articles.csv');
      expect(await room.report()).toMatchObject({ exitCode: 2, error: { kind: 'articles/no-folder' } });
      expect(room.writes()).toEqual([]);
    },
    { ...source, images: { folder: 'photos', pattern: '{reference}*.jpg' } },
  ));

test('a folder of the FTP server that is not there likewise', () =>
  inArticlesRoom(
    async (room) => {
      room.put(file(''), 'articles.csv');
      expect(await room.report()).toMatchObject({
        exitCode: 3,
        error: { kind: 'articles/no-remote-folder' },
      });
      expect(room.writes()).toEqual([]);
    },
    { ...source, images: { remote: 'photos', pattern: '{reference}*.jpg' } },
  ));

test('a file of prices that can’t be used holds up no article, and takes no price away', () =>
  inArticlesRoom(
    async (room) => {
      room.put(file(''), 'articles.csv');
      room.put('Référence;Groupe;Remise\nSOFIA;Client;10%\n', 'tarifs.csv');
      expect(await room.report()).toMatchObject({ exitCode: 0, counts: { written: 2 } });
      room.put('<html>', 'tarifs.csv');
      expect(await room.report()).toMatchObject({ exitCode: 4, counts: { same: 1 } });
      room.put('Référence;Groupe;Remise\nSOFIA;Client;1000%\n', 'tarifs.csv');
      expect(await room.report()).toMatchObject({ exitCode: 5, counts: { refused: 1 } });
      expect(shownProducts(room.shop.state).map(({ price }) => price)).toEqual(['80.91']);
      room.put('Référence;Groupe;Remise\n', 'tarifs.csv');
      expect(await room.report()).toMatchObject({ exitCode: 0, counts: { written: 1 } });
      expect(shownProducts(room.shop.state).map(({ price }) => price)).toEqual(['89.90']);
    },
    { ...source, specificPrices: { source: 'tarifs.csv' } },
  ));
