import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, failRename, inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';

const voucher = shopOrder(1042, { voucher: 'Bon cadeau 50' });
const withoutCode = shopOrder(1043, { lines: [shopLine(3, { gencod: '', reference: '' })] });
const oddState = shopOrder(1044, { state: 42 });

async function status(shop: Rehearsal, ...argv: string[]): Promise<string[]> {
  const { exitCode, out, err } = await shop.ordersToXml('status', ...argv);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return out.trimEnd().split('\n');
}

test('before the first run, status says how to begin, and leaves nothing', async () => {
  await inShop(async (shop) => {
    expect(await status(shop)).toEqual([
      `Aucun passage encore : le registre ${join(shop.workDir, 'passerelle.sqlite')} n'existe pas. Lancez « orders-to-xml check », puis la mise en service : « orders-to-xml adopt ».`,
    ]);
    expect(existsSync(join(shop.workDir, 'passerelle.sqlite'))).toBe(false);
  });
});

test('what is on its way is told, and that nobody is needed', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    expect(await status(shop)).toEqual([
      'orders-to-xml : dernier passage le 22/11/2026 09:57:03, en 0,0 s ; bien terminé : 1 commande envoyée.',
      '  En 48 heures : 1 passage, aucun échec.',
      'stock-csv-mod : aucun passage encore.',
      'En 7 jours : 1 commande envoyée, 0 prise par ProShop.',
      'En route : ventes_20261122_095703_0001.xml (1 commande), dans le dossier de ProShop depuis le 22/11/2026 09:57:03.',
      "Tout va bien : rien n'attend une personne.",
    ]);
    passHalfAnHour(shop);
    await shop.ordersToXml();
    expect(await status(shop, '--lang', 'en')).toEqual([
      'orders-to-xml: last run 22/11/2026 10:27:03, in 0.0 s; ended well: nothing to send.',
      '  In 48 hours: 2 runs, no failure.',
      'stock-csv-mod: no run yet.',
      'In 7 days: 1 order sent, 1 taken by ProShop.',
      'All is well: nothing waits for a person.',
    ]);
  });
});

test('after one run while the clock was 55 days ahead, the last run is the one that ran last', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const now = shop.now;
    shop.now = new Date(now.getTime() + 55 * 86_400_000);
    await shop.ordersToXml();
    shop.now = now;
    shop.proshop.import();
    expect((await status(shop)).at(0)).toBe('orders-to-xml : aucun passage encore.');
    await shop.ordersToXml();
    expect(await status(shop)).toEqual([
      'orders-to-xml : dernier passage le 22/11/2026 09:57:03, en 0,0 s ; bien terminé : rien à envoyer.',
      '  En 48 heures : 1 passage, aucun échec.',
      'stock-csv-mod : aucun passage encore.',
      "Tout va bien : rien n'attend une personne.",
    ]);
  });
});

test('each order that waits is told with its reason and the command that settles it', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, voucher, withoutCode, oddState);
    await shop.ordersToXml();
    expect((await status(shop)).slice(3)).toEqual([
      '',
      '3 points à regarder :',
      'Commandes (3)',
      '- Commande 1042 CVPVCJQXE : retenue — payée avec un bon cadeau (« Bon cadeau 50 » contient « bon cadeau »). Vue la première fois le 22/11/2026 09:57:03.',
      '  Saisissez-la à la main dans ProShop.',
      '    une fois saisie : orders-to-xml ack 1042',
      "    pour l'envoyer quand même : orders-to-xml --only 1042 --force",
      "- Commande 1043 DVPVCJQXE : rejetée — article 1 : ni gencod ni référence, et ce n'est pas une carte cadeau de « giftCards ». Vue la première fois le 22/11/2026 09:57:03.",
      '  Corrigez-la dans PrestaShop : elle repartira au passage suivant (ses lignes sont dans le dossier Rejets). Sinon, saisissez-la à la main dans ProShop.',
      '    si vous la saisissez : orders-to-xml ack 1043',
      "- Commande 1044 EVPVCJQXE : dans un état que personne n'a configuré — état 42 — Retenue par le service client. Vue la première fois le 22/11/2026 09:57:03.",
      "  Ajoutez cet état dans passerelle.json : à « orders.states » si c'est une vente, à « orders.ignoredStates » sinon. Ou saisissez la commande à la main dans ProShop.",
      '    si vous la saisissez : orders-to-xml ack 1044',
    ]);
  });
});

test('following what it says empties the list; settling is no run', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, voucher, withoutCode, oddState);
    await shop.ordersToXml();
    passHalfAnHour(shop);
    expect((await shop.ordersToXml('ack', '1042', '1043', '1044')).exitCode).toBe(0);
    const lines = await status(shop);
    expect(lines.at(0)).toContain('dernier passage le 22/11/2026 09:57:03');
    expect(lines.at(-1)).toBe("Tout va bien : rien n'attend une personne.");
    expect((await shop.ordersToXml('ack', '9999')).exitCode).toBe(4);
    expect((await status(shop)).at(-1)).toBe("Tout va bien : rien n'attend une personne.");
  });
});

test('a server that refuses and an XML that nobody takes are told with what to do', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    failRename(shop, { kind: 'answer', reply: '550 Permission denied', applied: false });
    for (const id of [1042, 1043, 1044, 1045]) {
      shop.now = new Date(shop.now.getTime() + 30 * 60_000);
      exportOrders(shop, ...sales(1041, id));
      expect((await shop.ordersToXml()).exitCode).toBe(3);
    }
    const told = (await status(shop)).join('\n');
    expect(told).toContain("C'est le 4e échec de suite, depuis le 22/11/2026 10:27:03.");
    expect(told).toMatch(/À terminer au prochain passage : ventes_\S+_0002\.xml \(déposé sur le serveur/);
    expect(told).toContain(
      "- ProShop n'a pas pris ventes_20261122_095703_0001.xml (1 commande), livré le 22/11/2026 09:57:03.\n  Vérifiez que ProShop est ouvert",
    );
    expect(told).not.toContain('En route');
  });
});

test('--json has the facts, and the words for each point', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), voucher);
    await shop.ordersToXml();
    const report = JSON.parse((await status(shop, '--json')).join('\n')) as unknown;
    expect(report).toMatchObject({
      ledger: true,
      store: '008',
      lastRuns: { 'orders-to-xml': { exitCode: 0, counts: { send: 1 } }, 'stock-csv-mod': null },
      notCollected: [{ fileName: 'ventes_20261122_095703_0001.xml', orderCount: 1 }],
      points: [
        {
          kind: 'order-waits',
          id: '1042',
          ref: 'CVPVCJQXE',
          why: 'gift-voucher',
          hint: 'Saisissez-la à la main dans ProShop.',
          steps: [{ command: 'orders-to-xml ack 1042' }, { command: 'orders-to-xml --only 1042 --force' }],
        },
      ],
    });
    const { days } = report as { days: object[] };
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toMatchObject({ sent: 1, withheld: 1, refused: 0 });
  });
});

test('--json before the first run says so', async () => {
  await inShop(async (shop) => {
    expect(JSON.parse((await status(shop, '--json')).join('\n'))).toMatchObject({
      ledger: false,
      points: [],
    });
  });
});

test.each([
  ['before the first run', false, 'Aucun passage encore'],
  ['after one', true, 'Tout va bien'],
])('--html writes the page %s', async (_when, hasRun, headline) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    if (hasRun) await shop.ordersToXml();
    const lines = await status(shop, '--html', 'etat.html');
    expect(lines.at(-1)).toBe(`Page écrite : ${join(shop.workDir, 'etat.html')}`);
    expect(shop.local('etat.html')).toContain(`<h1 id="headline">${headline}</h1>`);
  });
});
