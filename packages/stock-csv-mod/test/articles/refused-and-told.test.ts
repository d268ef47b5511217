import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inArticlesRoom, sample, type ArticlesRoom } from './articles-room.ts';

const dayOne = sample('proshop-day-1.csv').toString('latin1');
const dayOneWith = (find: string, put: string) => Buffer.from(dayOne.replace(find, put), 'latin1');

const statusOf = async ({ rehearsal }: ArticlesRoom) =>
  (await rehearsal.ordersToXml('status', '--lang', 'fr')).out;

/** In the shop somebody gives another gencod to the first size of SOFIA Noir. */
function otherGencod({ shop }: ArticlesRoom): void {
  const combinations = shop.state.data.table('combinations');
  const [size] = combinations.where('ean13', '3700000010036');
  if (size) combinations.update(size, { values: { ean13: '3700000099999' } });
}

test.each<[what: string, spoil: (room: ArticlesRoom) => void, told: RegExp]>([
  [
    'an article whose lines cannot be read',
    (room) => room.put(dayOneWith('3700000010036', '37A0000010036')),
    /stock-csv-mod articles, 1 refus : SOFIA .*37A0000010036/,
  ],
  [
    'a size that is another in the shop',
    otherGencod,
    /stock-csv-mod articles, 1 refus : SOFIA .*3700000010036/,
  ],
])(
  'an article that is refused, or a part of one, is named by status until it is settled: %s',
  (_, spoil, told) =>
    inArticlesRoom(async (room) => {
      room.put(sample('proshop-day-1.csv'));
      await room.report();
      spoil(room);
      expect((await room.report()).exitCode).toBe(5);
      const status = await statusOf(room);
      expect(status).toContain('Articles, dans la boutique (1)');
      expect(status).toMatch(told);
      expect(status).toMatch(/Corrigez ses lignes, .* Rejets, ou PrestaShop/);
      expect(status).toMatch(/orders-to-xml ack R1/);
      await room.report('--only', 'CIRAGE Incolore');
      expect(await statusOf(room)).toMatch(told);
      room.put(dayOneWith('3700000010036', '3700000099999'));
      if (spoil !== otherGencod) room.put(sample('proshop-day-1.csv'));
      expect((await room.report()).exitCode).toBe(0);
      expect(await statusOf(room)).toContain("rien n'attend une personne");
    }),
);

test('a price for a customer whom the shop lacks is named by its article; the ledger does not know who', () =>
  inArticlesRoom(
    async (room) => {
      room.put(sample('proshop-day-1.csv'));
      room.put('Référence;Client;Remise\nSOFIA;lea.modele@example.test;10%\n', 'tarifs.csv');
      expect((await room.report()).exitCode).toBe(5);
      const status = await statusOf(room);
      expect(status).toMatch(/1 refus : Prix particulier de SOFIA : aucun client de ce nom dans la boutique/);
      const ledger = readFileSync(join(room.rehearsal.workDir, 'passerelle.sqlite'), 'latin1');
      expect(ledger).toContain('aucun client de ce nom');
      expect(ledger).not.toContain('lea.modele');
    },
    { specificPrices: { source: 'tarifs.csv' } },
  ));

test('what the shop refused to make is told once, by its write', () =>
  inArticlesRoom(async (room) => {
    room.put(sample('proshop-day-1.csv'));
    room.shop.behaviour = ({ method, path }) =>
      method === 'POST' && path === 'products' ? { kind: 'died', done: false } : undefined;
    await room.articles('--only', 'SOFIA Noir');
    const status = await statusOf(room);
    expect(status).toContain('1 point à regarder');
    expect(status).toMatch(/Écriture W\d+ dans la boutique, produit/);
  }));
