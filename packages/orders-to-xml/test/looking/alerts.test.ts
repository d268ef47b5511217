import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '@passerelle/core/program/lock.ts';
import { MailServer, type MailServerOptions } from '@passerelle/rehearsal/mail/mail-server.ts';
import { WebHook } from '@passerelle/rehearsal/mail/web-hook.ts';
import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';

const addresses = { from: 'passerelle@exemple.fr', to: 'gerant@exemple.fr' };
const password = 'mot-de-passe-smtp';
const voucher = (id: number) => shopOrder(id, { voucher: 'Bon cadeau 50' });

interface Told {
  shop: Rehearsal;
  mailServer: MailServer;
  /** Subjects of the mails since the last question. */
  subjects: () => string[];
  /** That many minutes later, these orders in the CSV: one run's exit code. */
  run: (minutes: number, ...orders: ReturnType<typeof voucher>[]) => Promise<number>;
}

async function withAlerts(
  play: (told: Told) => Promise<void>,
  alerts: object = {},
  options: MailServerOptions = {},
): Promise<void> {
  const mailServer = await MailServer.start(options);
  const email = { host: '127.0.0.1', port: mailServer.port, ...addresses };
  try {
    await inShop(
      async (shop) => {
        let read = 0;
        const subjects = () =>
          mailServer.mails.slice(read, (read = mailServer.mails.length)).map((mail) => mail.subject);
        const run = async (minutes: number, ...orders: ReturnType<typeof voucher>[]) => {
          shop.now = new Date(shop.now.getTime() + minutes * 60_000);
          exportOrders(shop, ...orders);
          return (await shop.ordersToXml()).exitCode;
        };
        await play({ shop, mailServer, subjects, run });
      },
      { config: { alerts: { email, ...alerts } } },
    );
  } finally {
    await mailServer.stop();
  }
}

const toLookAt = (points: number) =>
  `Passerelle, magasin 008 : ${points} point${points > 1 ? 's' : ''} à regarder`;
const backInOrder = "Passerelle, magasin 008 : 1 point rentré dans l'ordre";

test('an order that waits is told once; a second joins; settled, it is over', async () => {
  await withAlerts(async ({ shop, subjects, run }) => {
    await run(0, voucher(1042));
    expect(subjects()).toEqual([toLookAt(1)]);
    await run(30, voucher(1042));
    expect(subjects()).toEqual([]);
    await run(30, voucher(1042), voucher(1043));
    expect(subjects()).toEqual([toLookAt(1)]);
    await shop.ordersToXml('ack', '1042');
    expect(subjects()).toEqual([backInOrder]);
    await run(24 * 60, voucher(1043));
    expect(subjects()).toEqual([toLookAt(1)]);
  });
});

test('a server that is down is told once, and when it is back; the password of the server is not in the mail', async () => {
  await withAlerts(async ({ shop, mailServer, subjects, run }) => {
    shop.server?.behave(({ verb }) => (verb === 'CONNECT' ? { kind: 'drop', applied: false } : undefined));
    expect(await run(0)).toBe(3);
    expect(subjects()).toEqual([toLookAt(1)]);
    expect(mailServer.mails[0]?.text).toContain('orders-to-xml a échoué le 22/11/2026 09:57:03 (code 3 :');
    expect(await run(30)).toBe(3);
    expect(await run(30)).toBe(3);
    expect(subjects()).toEqual([]);
    shop.server?.behave(() => undefined);
    expect(await run(30, ...sales(1041))).toBe(0);
    expect(subjects()).toEqual([backInOrder]);
    expect(JSON.stringify(mailServer.mails)).not.toContain('secret-de-repetition');
  });
});

test('an orders file that no longer changes is told, by the clock of the server', async () => {
  await withAlerts(
    async ({ shop, mailServer, subjects }) => {
      exportOrders(shop, ...sales(1041));
      await shop.ordersToXml();
      shop.proshop.import();
      shop.now = new Date(shop.now.getTime() + 121 * 60_000);
      await shop.ordersToXml();
      expect(subjects()).toEqual([toLookAt(1)]);
      expect(mailServer.mails[0]?.text).toContain(
        "Le fichier orders.csv n'a pas changé depuis le 22/11/2026 09:57:03",
      );
      exportOrders(shop, ...sales(1041));
      await shop.ordersToXml();
      expect(subjects()).toEqual([backInOrder]);
    },
    { unchangedMinutes: 120 },
  );
});

test('a webhook that redirects has not been told: the trace says where to, and the next run tells it again', async () => {
  const hook = await WebHook.start();
  try {
    await inShop(
      async (shop) => {
        hook.status = 301;
        hook.location = 'https://ailleurs.exemple.fr/connexion';
        exportOrders(shop, voucher(1042));
        await shop.ordersToXml();
        expect(shop.local('Trace1.txt')).toContain(
          'le site a répondu 301, un renvoi vers https://ailleurs.exemple.fr/connexion',
        );
        hook.status = 200;
        for (let times = 0; times < 2; times++) await shop.ordersToXml();
        expect(hook.received).toHaveLength(2);
      },
      { config: { alerts: { webhook: { url: hook.url } } } },
    );
  } finally {
    await hook.stop();
  }
});

test('a dry run tells nobody', async () => {
  await withAlerts(async ({ shop, subjects }) => {
    exportOrders(shop, voucher(1042));
    await shop.ordersToXml('--dry-run');
    expect(subjects()).toEqual([]);
  });
});

test('a run that another keeps out is told, and does not disturb it', async () => {
  await withAlerts(async ({ shop, mailServer, subjects, run }) => {
    await run(0, ...sales(1041));
    const lock = takeLock(join(shop.workDir, 'orders-to-xml.lock'));
    expect(await run(30, ...sales(1041))).toBe(7);
    expect(subjects()).toEqual([toLookAt(1)]);
    expect(mailServer.mails[0]?.text).toContain("Si cela dure, l'autre passage est bloqué");
    expect(await run(30, ...sales(1041))).toBe(7);
    expect(subjects()).toEqual([]);
    lock.release();
    expect(await run(30, ...sales(1041))).toBe(0);
    expect(subjects()).toEqual([backInOrder]);
  });
});

test('kept out by a run that found no ledger, it makes none: the next run must see that it is lost', async () => {
  await withAlerts(async ({ shop, subjects, run }) => {
    await run(0, ...sales(1041));
    const ledger = join(shop.workDir, 'passerelle.sqlite');
    const lock = takeLock(join(shop.workDir, 'orders-to-xml.lock'));
    rmSync(ledger);
    expect(await run(30, ...sales(1041))).toBe(7);
    lock.release();
    expect(subjects()).toEqual([toLookAt(1)]);
    expect(existsSync(ledger)).toBe(false);
  });
});

test('a program that stopped running is told by the other, once that has run three times without it', async () => {
  await withAlerts(async ({ shop, mailServer, subjects, run }) => {
    await shop.stockCsvMod();
    subjects();
    await run(8, ...sales(1041));
    await run(30, ...sales(1041));
    shop.proshop.import();
    expect(subjects()).toEqual([]);
    await run(30, ...sales(1041));
    expect(subjects()).toEqual([toLookAt(1)]);
    expect(mailServer.mails.at(-1)?.text).toContain(
      "stock-csv-mod n'a pas tourné depuis le 22/11/2026 09:57:03.",
    );
  });
});

test.each([
  ['lost', (ledger: string) => rmSync(ledger)],
  ['damaged', (ledger: string) => writeFileSync(ledger, 'x'.repeat(8192))],
])('a ledger that is %s is told once, without it, and when it is back', async (_what, spoil) => {
  await withAlerts(async ({ shop, subjects, run }) => {
    await run(0, ...sales(1041));
    const ledger = join(shop.workDir, 'passerelle.sqlite');
    const sound = readFileSync(ledger);
    spoil(ledger);
    expect(await run(30, ...sales(1041))).toBe(2);
    expect(subjects()).toEqual([toLookAt(1)]);
    expect(await run(30, ...sales(1041))).toBe(2);
    expect(subjects()).toEqual([]);
    writeFileSync(ledger, sound);
    expect(await run(30, ...sales(1041))).toBe(0);
    expect(subjects()).toEqual([backInOrder]);
    expect(existsSync(join(shop.workDir, 'alertes-en-cours.json'))).toBe(false);
  });
});

test('an alert that could not leave fails no run, is told in the trace, and leaves at the next', async () => {
  await withAlerts(
    async ({ shop, mailServer, subjects, run }) => {
      await mailServer.stop();
      expect(await run(0, voucher(1042))).toBe(0);
      expect(shop.local('Trace1.txt')).toContain(
        "L'alerte n'est pas partie par e-mail : connect ECONNREFUSED",
      );
      expect(subjects()).toEqual([]);
      expect(shop.local('Trace1.txt')).toContain(
        "L'alerte n'est pas partie par la commande « alerts.command »",
      );
    },
    { command: 'exit 3' },
  );
});

test('one way that works is enough to remember', async () => {
  await withAlerts(
    async ({ shop, subjects, run }) => {
      await run(0, voucher(1042));
      await run(30, voucher(1042));
      expect(subjects()).toEqual([toLookAt(1)]);
      expect(shop.local('Trace1.txt').match(/elle a fini avec le code 3/g)).toHaveLength(1);
    },
    { command: 'exit 3' },
  );
});

test('no secret is in the trace, whatever the mail server says', async () => {
  const account = { user: 'autre', password: 'autre' };
  const server = await MailServer.start({ account });
  await inShop(
    async (shop) => {
      exportOrders(shop, voucher(1042));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect(shop.local('Trace1.txt')).toContain('le serveur SMTP refuse le compte');
      expect(shop.local('Trace1.txt')).not.toContain(password);
    },
    {
      config: {
        alerts: {
          email: { host: '127.0.0.1', port: server.port, user: 'passerelle', password, ...addresses },
        },
      },
    },
  );
  await server.stop();
});

test('ProShop closed for hours is one alarm, whatever the number of files that pile up', async () => {
  await withAlerts(async ({ mailServer, subjects, run }) => {
    for (const id of [1041, 1042, 1043, 1044, 1045, 1046, 1047]) await run(30, ...sales(id));
    expect(subjects()).toEqual([toLookAt(1)]);
    expect(mailServer.mails[0]?.text).toContain(
      "ProShop n'a pas pris ventes_20261122_102703_0001.xml (1 commande)",
    );
  });
});

test('on Monday morning one mail tells the week; one that did not leave is tried again', async () => {
  await withAlerts(
    async ({ shop, mailServer, subjects, run }) => {
      shop.now = new Date(2026, 10, 18, 10, 27);
      await run(0, ...sales(1041, 1042), voucher(1043));
      expect((await shop.ordersToXml('write-back')).exitCode).toBe(2);
      subjects();
      shop.now = new Date(2026, 10, 23, 6, 57);
      await run(0, voucher(1043));
      const week = 'Passerelle, magasin 008 : la semaine du 16/11/2026';
      expect(subjects()).not.toContain(week);
      mailServer.isRefusing = true;
      await run(30, voucher(1043));
      mailServer.isRefusing = false;
      await run(30, voucher(1043));
      expect(subjects()).toContain(week);
      const { text } = mailServer.mails.findLast(({ subject }) => subject === week) ?? { text: '' };
      expect(text).toContain('Commandes : 2 envoyées, 1 retenue.');
      expect(text).toContain('mercredi 18/11 : 2 envoyées, 1 retenue');
      expect(text).toContain('orders-to-xml : 1 passage, aucun échec.');
      expect(text).toContain('orders-to-xml write-back : 1 passage, 1 échec.');
      expect(text).toContain('stock-csv-mod : aucun passage.');
      expect(text).toContain('orders-to-xml ack 1043');
      await run(30, voucher(1043));
      expect(subjects()).not.toContain(week);
    },
    { weekly: true },
  );
});
