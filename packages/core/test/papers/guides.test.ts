import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { Rehearsal, type Outcome } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { texts } from '../../../../scripts/exe/release-zip.ts';
import { fr as french } from '../../src/words/language.ts';
import { chaptersOf, commandsIn, read, type Chapter, type GuideLanguage } from './papers.ts';

const [fr, en] = [chaptersOf('fr'), chaptersOf('en')];
const numbersOf = (chapters: readonly Chapter[]): number[] => chapters.map(({ number }) => number);

test('both guides have the same chapters, counted from 1', () => {
  expect(numbersOf(fr)).toEqual(fr.map((_, index) => index + 1));
  expect(numbersOf(en)).toEqual(numbersOf(fr));
});

test('both guides show the same commands in the same chapters', () => {
  expect(en.map(({ commands }) => commands)).toEqual(fr.map(({ commands }) => commands));
});

test.each<[GuideLanguage, RegExp]>([
  ['fr', /chapitres? (\d+)(?: et (\d+))?/g],
  ['en', /chapters? (\d+)(?: and (\d+))?/g],
])('every chapter that %s names is there', (language, naming) => {
  const chapters = chaptersOf(language);
  const named = chapters.flatMap(({ text }) =>
    [...text.matchAll(naming)].flatMap(([, ...numbers]) => numbers),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((one) => one !== undefined && !numbersOf(chapters).includes(Number(one)))).toEqual([]);
});

test.each<GuideLanguage>(['fr', 'en'])(
  'every setting that %s names is a key of the configuration',
  (language) => {
    const text = chaptersOf(language)
      .map((chapter) => chapter.text)
      .join();
    const sections =
      'articles|crm|customers|ftp|orders|shop|writeBack|xml|stock|proshop|trace|alerts|retention';
    const named = [...text.matchAll(new RegExp(`\`((?:${sections})\\.[A-Za-z.]+)\``, 'g'))].map(
      ([, key = '']) => key,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((key) => !(key in french.config.keys))).toEqual([]);
  },
);

test('the release zip has both', () => {
  expect(texts).toEqual(
    expect.arrayContaining(['packages/orders-to-xml/GUIDE.fr.md', 'packages/orders-to-xml/GUIDE.en.md']),
  );
});

describe('the programs take every command that a paper shows', () => {
  let shop: Rehearsal;

  /** Order 1042 was paid with a gift voucher, so a run has withheld it. */
  beforeEach(async () => {
    const nobody = { url: 'http://127.0.0.1:9', key: 'rehearsed' };
    const writeBack = { rules: [{ when: 'collected', from: [2], to: 3 }] };
    const crm = { url: 'http://127.0.0.1:47999', user: 'passerelle', accessKey: 'rehearsed', attempts: 1 };
    const config = { shop: nobody, writeBack, crm, articles: {}, customers: { toShop: {}, fromShop: {} } };
    shop = await Rehearsal.begin({ parent: fastFolder(), config });
    const orders = renderOrdersCsv([shopOrder(1042, { voucher: 'Bon cadeau' })]);
    shop.put('orders.csv', orders);
    shop.put('ExportCSV.csv', renderStockCsv([{ ...shopLine(1), qty: 3 }]));
    for (const name of ['commandes.csv', 'copie.csv']) writeFileSync(join(shop.workDir, name), orders);
    await shop.ordersToXml();
  });

  afterEach(() => shop.end());

  /** `init` writes beside the configuration of the shop, which it would not overwrite; nobody is there to answer it. */
  function play(command: string): Promise<Outcome> {
    const [program, ...words] = command.replaceAll('\\', '/').split(' ');
    const argv = words[0] === 'init' ? [...words, '--yes', '--config', 'other.json'] : words;
    return program === 'orders-to-xml' ? shop.ordersToXml(...argv) : shop.stockCsvMod(...argv);
  }

  const wrongUsage = 2;
  const shown = [...fr.flatMap(({ commands }) => commands), ...commandsIn(read('README.md'))];

  test.each([...new Set(shown)])('%s', async (command) => {
    if (command.endsWith('--undo')) await play(command.replace(' --undo', ''));
    expect(await play(command)).not.toMatchObject({ exitCode: wrongUsage });
  });

  test.each(['orders-to-xml adopt --everything', 'orders-to-xml stop 1042', 'stock-csv-mod --only 1042'])(
    '%s would be known as wrong',
    async (command) => {
      expect(await play(command)).toMatchObject({ exitCode: wrongUsage });
    },
  );

  test('there are commands to try', () => {
    expect(shown.length).toBeGreaterThan(25);
  });
});
