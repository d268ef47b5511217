import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inShop } from './in-shop.ts';

const folder = join(import.meta.dirname, '../../../../samples/orders');
const giftCards = [{ productId: '1201', reference: 'CARTE50', quantity: 999 }];

interface Outcome {
  exitCode: number;
  xml: string;
  said: string;
}

/** What a run of 22 November 2026, 09:57:03, makes of a sample. */
async function runOn(sample: string, orders: Record<string, unknown> = {}): Promise<Outcome> {
  const outcome: Outcome = { exitCode: -1, xml: '', said: '' };
  await inShop(
    async (shop) => {
      const { exitCode, out, err } = await shop.ordersToXml(
        join(folder, sample),
        '--dry-run',
        '--output',
        '-',
      );
      Object.assign(outcome, { exitCode, xml: out, said: err });
    },
    { config: { giftCards, orders } },
  );
  return outcome;
}

test.each<[sample: string, exitCode: number, summary: string]>([
  ['gift-card-sold', 0, 'à envoyer : 2'],
  ['oe-english', 0, 'à envoyer : 5 ; pas une vente : 2'],
  ['oe-french', 0, 'à envoyer : 3 ; pas une vente : 2'],
  ['php-quotes', 0, 'à envoyer : 4'],
  ['rejected-among-good', 5, 'à envoyer : 2 ; rejetée : 4'],
  ['repeated-heading', 5, 'à envoyer : 1 ; état inconnu : 1'],
  ['rows-apart', 0, 'à envoyer : 3'],
  ['several-payments', 5, 'à envoyer : 4 ; rejetée : 1'],
  ['sql-export', 0, 'à envoyer : 2'],
  ['unknown-state', 5, 'à envoyer : 1 ; pas une vente : 1 ; état inconnu : 1'],
  ['vouchers', 0, 'à envoyer : 2 ; retenue (bon cadeau) : 2'],
  ['windows-1252', 5, 'à envoyer : 2 ; état inconnu : 1'],
])('%s.csv becomes the XML beside it, to the byte', async (sample, exitCode, summary) => {
  const outcome = await runOn(`${sample}.csv`);
  expect(outcome.xml).toBe(readFileSync(join(folder, `${sample}.xml`), 'utf8'));
  expect(outcome.exitCode).toBe(exitCode);
  expect(outcome.said).toContain(`Commandes — ${summary}.`);
});

test('with vouchers as payments, vouchers.csv becomes vouchers-as-payments.xml', async () => {
  const { xml } = await runOn('vouchers.csv', { giftVoucher: { policy: 'payment' } });
  expect(xml).toBe(readFileSync(join(folder, 'vouchers-as-payments.xml'), 'utf8'));
});

test.each<[sample: string, message: string]>([
  ['refused-one-row-per-order', 'la ligne 3 réunit plusieurs articles dans une cellule'],
  ['refused-order-grid', 'est la liste des commandes de PrestaShop : elle ne contient aucun article.'],
  ['refused-sql-quotes', 'un guillemet est mal placé dans la ligne 3'],
])('%s.csv is refused: 4', async (sample, message) => {
  const { exitCode, xml, said } = await runOn(`${sample}.csv`);
  expect([exitCode, xml]).toEqual([4, '']);
  expect(said).toContain(message);
});

test('every sample that is not refused has its XML', () => {
  const samples = readdirSync(folder).filter((name) => name.endsWith('.csv') && !name.startsWith('refused-'));
  const withoutXml = samples.filter((name) => !existsSync(join(folder, name.replace('.csv', '.xml'))));
  expect(withoutXml).toEqual([]);
  expect(samples).toHaveLength(12);
});

test.each<[id: string, reason: RegExp]>([
  ['1302', /gencod a été abîmé par un tableur, « 3,6123E\+12 »/],
  ['1303', /ni gencod ni référence/],
  ['1304', /quantité illisible ou nulle, « deux »/],
  ['1305', /font 135,40, mais 99,99 ont été payés/],
])('order %s of rejected-among-good.csv is rejected with its reason', async (id, reason) => {
  const { said } = await runOn('rejected-among-good.csv');
  expect(said).toMatch(new RegExp(`Commande ${id} \\w+ : rejetée — .*${reason.source}`));
});
