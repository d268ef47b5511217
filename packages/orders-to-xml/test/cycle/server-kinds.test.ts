import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Behaviour, Step } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { filesIn } from './folder-state.ts';
import { exportOrders, inShop, sales } from './in-shop.ts';

/** Answers the first step of that kind so, and no later one. */
function firstAnswered(isMeant: (step: Step) => boolean, reply: string): Behaviour {
  let isPast = false;
  return (step) => {
    if (isPast || !isMeant(step)) return undefined;
    isPast = true;
    return { kind: 'answer', reply, applied: false };
  };
}

const held = '550 The process cannot access the file because it is being used by another process.';
const isOrders = ({ argument }: Step): boolean => argument.endsWith('orders.csv');
const isSale = ({ argument }: Step): boolean => argument.includes('ventes_');

test.each<[string, (step: Step) => boolean, string]>([
  ['the orders are', (step) => step.verb === 'RETR' && isOrders(step), held],
  ['the orders are', (step) => step.verb === 'RETR' && isOrders(step), '450 orders.csv: file is in use'],
  ['the orders are', (step) => step.verb === 'SIZE' && isOrders(step), held],
  ['the sentinel is', ({ verb }) => verb === 'RETR', held],
  ['the staged XML is', (step) => step.verb === 'RNFR' && isSale(step), held],
  ['the staged XML is', (step) => step.verb === 'RNTO' && isSale(step), '550 Sharing violation'],
  ['the sentinel is', ({ verb }) => verb === 'RNTO', held],
])(
  '%s open in another program for a moment: the run goes on and delivers once',
  async (_, isMeant, reply) => {
    await inShop(async (shop) => {
      exportOrders(shop, ...sales(1041));
      shop.server?.behave(firstAnswered(isMeant, reply));
      const { exitCode, err } = await shop.ordersToXml();
      expect([exitCode, err]).toEqual([0, '']);
      expect(shop.proshop.waiting()).toHaveLength(1);
    });
  },
);

test.each([
  ['RETR', 4, /est tenu ouvert par un autre programme/],
  ['RNFR', 3, /un autre programme tient l'un des deux ouvert/],
])('%s that is answered so each time: %d, and no word of rights or space', async (verb, code, words) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    shop.server?.behave((step) =>
      step.verb === verb && (isOrders(step) || isSale(step))
        ? { kind: 'answer', reply: held, applied: false }
        : undefined,
    );
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(code);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/droits|place libre|espace disque/);
  });
});

/** One line each: what is configured, the folder where the XML then is. */
test.each([
  [{ remoteDir: '/import' }, 'import'],
  [{ remoteDir: './import/' }, 'import'],
  [{ remoteDir: 'a//b' }, 'a/b'],
  [{ remoteDir: '.', stagingDir: '/depot' }, ''],
  [{ remoteDir: '/', stagingDir: './depot' }, ''],
])('%j: delivered into "%s"', async (xml, folder) => {
  await inShop(
    async (shop) => {
      mkdirSync(join(shop.remoteDir, 'a/b'), { recursive: true });
      exportOrders(shop, ...sales(1041));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      const delivered = filesIn(join(shop.remoteDir, folder)).filter((name) => /^ventes_/.test(name));
      expect(delivered).toHaveLength(1);
    },
    { config: { xml } },
  );
});

test.each([['./orders.csv'], ['/orders.csv'], ['.//./orders.csv'], ['/ord*.csv'], ['./ord*.csv']])(
  'orders.source %j is read',
  async (source) => {
    await inShop(
      async (shop) => {
        exportOrders(shop, ...sales(1041));
        expect((await shop.ordersReport()).counts).toMatchObject({ send: 1 });
      },
      { config: { orders: { source } } },
    );
  },
);

async function failed(shop: Rehearsal, verb: string, reply: string): Promise<string> {
  shop.server?.behave((step) => (step.verb === verb ? { kind: 'answer', reply, applied: false } : undefined));
  const { exitCode, err } = await shop.ordersToXml();
  return `${exitCode} ${err}`;
}

test.each([
  ['NLST', '550 No files found', /^4 Aucun fichier .*export\/orders_\*\.csv/],
  ['NLST', '450 No files found', /^4 Aucun fichier/],
  ['NLST', '550 Permission denied', /^3 .*droits/s],
  ['SIZE', '502 Command not implemented', /^3 .*la commande SIZE, dont Passerelle a besoin/],
])('%s answered %j is told as what it is', async (verb, reply, told) => {
  await inShop(
    async (shop) => {
      mkdirSync(join(shop.remoteDir, 'export'));
      expect(await failed(shop, verb, reply)).toMatch(told);
    },
    { config: { orders: { source: 'export/orders_*.csv' } } },
  );
});
