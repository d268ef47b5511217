import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { columnAliases } from '@passerelle/core/orders/column-aliases.ts';
import { ordersColumnNames } from '@passerelle/core/config/column-names.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';
import { everyFileBelow } from './secret-forms.ts';

/** All that an export may say of a customer. */
const personal = ordersColumnNames.filter((name) => /^(?:email|phone|company|delivery|invoice)/.test(name));

const mark = 'M4rkedCustomer';

/** The export with those columns added, each with something of that customer in it. */
function withCustomers(csv: string): string {
  const [heading = '', ...rows] = csv.trimEnd().split('\n');
  const headings = personal.map((column) => `,"${columnAliases[column]?.[0] ?? column}"`).join('');
  const cells = personal.map((column) => `,"${mark} ${column}"`).join('');
  const named = rows.map((row) => row.replace(/"Camille","[^"]*"$/, `"${mark} first","${mark} last"`));
  return [heading + headings, ...named.map((row) => row + cells)].join('\n') + '\n';
}

const unreadable = shopOrder(1046, { lines: [shopLine(1046, { gencod: '', reference: '' })] });

function exportAll(shop: Rehearsal, changedState: number): void {
  const orders = [
    ...sales(1041),
    shopOrder(1042, { state: changedState }),
    shopOrder(1043, { payment: 'Bon cadeau', voucher: 'CADEAU-50' }),
    shopOrder(1044, { state: 42 }),
    shopOrder(1045, { state: 1 }),
    unreadable,
  ];
  shop.put('orders.csv', withCustomers(renderOrdersCsv(orders)));
}

const command = (folder: string) =>
  `"${process.execPath}" -e "require('fs').appendFileSync(process.argv[1], require('fs').readFileSync(0))" "${join(folder, 'alerts.txt')}"`;

async function playTwoCycles(shop: Rehearsal): Promise<Outcome[]> {
  const ftp = {
    host: '127.0.0.1',
    port: shop.server?.port,
    user: 'passerelle',
    password: 'secret-de-repetition',
  };
  shop.configure(ftp, { report: 'page.html', alerts: { command: command(shop.workDir) } });
  shop.put('ExportCSV.csv', 'Gencod;Quantité\r\n3612345678904;2\r\n');
  exportAll(shop, 2);
  const first = [await shop.ordersToXml('--verbose'), await shop.stockCsvMod('--verbose')];
  passHalfAnHour(shop);
  exportAll(shop, 6);
  return [
    ...first,
    await shop.ordersToXml('--json'),
    await shop.stockCsvMod('--json'),
    await shop.ordersToXml('status'),
    await shop.ordersToXml('status', '--json'),
    await shop.ordersToXml('explain', '1042', '--json'),
    await shop.ordersToXml('explain', '1046'),
  ];
}

test('of a customer, only the XML and Rejets have a name, an address or a telephone number', async () => {
  await inShop(async (shop) => {
    const outcomes = await playTwoCycles(shop);
    const texts = everyFileBelow(shop.workDir);
    outcomes.forEach(({ out, err }, index) => texts.set(`outcome ${index}`, out + err));
    const holders = [...texts].filter(([, text]) => text.includes(mark)).map(([where]) => where);
    const documented = ['ArchiveExport', 'Rejets'].flatMap((folder) =>
      readdirSync(join(shop.workDir, folder)).map((name) => join(folder, name)),
    );
    expect(holders.sort()).toEqual(documented.sort());
    expect(documented).toHaveLength(2);
    expect(texts.get('passerelle.sqlite')).toContain('1046');
    expect(texts.get('alerts.txt')).toContain('1046');
  });
});
