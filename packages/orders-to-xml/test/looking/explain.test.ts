import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';

async function explain(shop: Rehearsal, ...argv: string[]): Promise<string[]> {
  const { out } = await shop.ordersToXml('explain', ...argv);
  return out.trimEnd().split('\n');
}

/** Sent at 09:57, seen waiting at 10:00, gone at 10:27. */
async function sendAndCollect(shop: Rehearsal): Promise<void> {
  exportOrders(shop, ...sales(1041));
  await shop.ordersToXml();
  shop.now = new Date(shop.now.getTime() + 3 * 60_000);
  await shop.ordersToXml();
  passHalfAnHour(shop);
  await shop.ordersToXml();
}

test.each([
  ['its id', '1041'],
  ['its reference', 'BVPVCJQXE'],
])('by %s: the whole life of an order, oldest first', async (_by, name) => {
  await inShop(async (shop) => {
    await sendAndCollect(shop);
    const chain = (await explain(shop, name)).map(withoutNames);
    expect(chain).toEqual([
      'Commande 1041 BVPVCJQXE, passée le 22/11/2026 09:41:10 ; vue la première fois le 22/11/2026 09:57:03.',
      '  22/11/2026 09:57:03  lue parmi les commandes de la boutique ; décision : à envoyer',
      '  22/11/2026 09:57:03  XML préparé : F (lot 20261122-095703-0001, N octets, SHA-256 H)',
      '  22/11/2026 09:57:03  XML rangé dans ArchiveExport, sous le même nom',
      '  22/11/2026 09:57:03  déposé sous passerelle-staging/F.T (N octets relus sur le serveur ; réponse : 226 Transfer complete)',
      '  22/11/2026 09:57:03  renommage vers le dossier de ProShop demandé',
      '  22/11/2026 09:57:03  livré ; réponse du serveur : 250 Renamed',
      "  22/11/2026 10:30:03  pris par ProShop : le fichier n'est plus dans son dossier",
      "Aujourd'hui : envoyée.",
      'Son XML : F, pris par ProShop.',
      'F a été vu pour la dernière fois dans le dossier de ProShop le 22/11/2026 10:00:03 (heure du serveur).',
      "Il n'y est plus depuis le 22/11/2026 10:30:03 au plus tard : ProShop l'a pris.",
    ]);
  });
});

/** Names, sizes and hashes depend on the document; that they are there is what counts. */
function withoutNames(line: string): string {
  return line
    .replace(/ventes_20261122_095703_0001\.xml/g, 'F')
    .replace(/F\.\S+/g, 'F.T')
    .replace(/[\d ]+ octets/g, (size) =>
      /\d/.test(size) ? `${size.startsWith(' ') ? ' ' : ''}N octets` : size,
    )
    .replace(/[0-9a-f]{64}/g, 'H')
    .replace(/(le \S+ 10:00:)\d\d/, '$103');
}

test('one run while the clock was 55 days ahead: its evidence stands where it was written', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const now = shop.now;
    shop.now = new Date(now.getTime() + 55 * 86_400_000);
    await shop.ordersToXml();
    shop.now = now;
    passHalfAnHour(shop);
    await shop.ordersToXml();
    const dated = (await explain(shop, '1041')).filter((line) => /^ {2}\d/.test(line));
    expect(dated.at(0)).toMatch(/^ {2}16\/01\/2027 .* lue parmi les commandes/);
    expect(dated.at(-1)).toMatch(/^ {2}22\/11\/2026 10:27:03 {2}pris par ProShop/);
  });
});

test('an order that waits: its reason, and what to do', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1042, { voucher: 'Bon cadeau 50' }));
    await shop.ordersToXml();
    expect(await explain(shop, '1042')).toEqual([
      'Commande 1042 CVPVCJQXE, passée le 22/11/2026 09:41:10 ; vue la première fois le 22/11/2026 09:57:03.',
      '  22/11/2026 09:57:03  lue parmi les commandes de la boutique ; décision : retenue (bon cadeau) — payée avec un bon cadeau (« Bon cadeau 50 » contient « bon cadeau »)',
      "Aujourd'hui : retenue.",
      'Saisissez-la à la main dans ProShop.',
      '  une fois saisie : orders-to-xml ack 1042',
      "  pour l'envoyer quand même : orders-to-xml --only 1042 --force",
    ]);
    await shop.ordersToXml('ack', '1042');
    expect((await explain(shop, '1042')).slice(2)).toEqual([
      '  22/11/2026 09:57:03  notée comme saisie à la main (« ack »)',
      "Aujourd'hui : saisie à la main dans ProShop.",
    ]);
  });
});

test('a number given twice names both orders; the new one is what a person is asked about', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    exportOrders(shop, shopOrder(1041, { ref: 'NEWSHOPBB', date: '2027-03-01 10:00:00' }));
    await shop.ordersToXml();
    const lines = await explain(shop, '1041');
    expect(lines.at(0)).toContain('Commande 1041 NEWSHOPBB');
    expect(lines.at(-1)).toBe(
      '« 1041 » désigne aussi la commande 1041 BVPVCJQXE : orders-to-xml explain BVPVCJQXE',
    );
    expect((await explain(shop, 'BVPVCJQXE')).join()).not.toContain('désigne aussi');
  });
});

test('cycles that change nothing add nothing to the evidence', async () => {
  await inShop(async (shop) => {
    await sendAndCollect(shop);
    const before = await explain(shop, '1041');
    await shop.ordersToXml();
    expect(await explain(shop, '1041')).toEqual(before);
  });
});

test('--json has the batch with its hash and the evidence as data', async () => {
  await inShop(async (shop) => {
    await sendAndCollect(shop);
    const report = JSON.parse((await explain(shop, '1041', '--json')).join('\n')) as {
      evidence: { kind: string }[];
    };
    expect(report).toMatchObject({
      id: '1041',
      ref: 'BVPVCJQXE',
      status: 'sent',
      waits: null,
      batch: { state: 'COLLECTED', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
    expect(report.evidence.map(({ kind }) => kind)).toEqual([
      'decided',
      'prepared',
      'prepared',
      'staged',
      'delivering',
      'delivered',
      'collected',
    ]);
  });
});

test.each([
  ['an order nobody knows', '9999', 4, 'Le registre ne connaît aucune commande 9999.'],
  [
    'a reference that two orders share',
    'PARTAGEE',
    2,
    'Plusieurs commandes partagent la référence PARTAGEE : 1041, 1042.',
  ],
])('%s', async (_what, name, exitCode, message) => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1041, { ref: 'PARTAGEE' }), shopOrder(1042, { ref: 'PARTAGEE' }));
    await shop.ordersToXml();
    const explained = await shop.ordersToXml('explain', name);
    expect(explained).toMatchObject({ exitCode, out: '' });
    expect(explained.err).toContain(message);
  });
});

test('before the first run every order is unknown', async () => {
  await inShop(async (shop) => {
    expect((await shop.ordersToXml('explain', '1041')).exitCode).toBe(4);
  });
});
