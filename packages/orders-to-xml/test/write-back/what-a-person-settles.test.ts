import { WebHook } from '@passerelle/rehearsal/mail/web-hook.ts';
import { bookInTill, inShopNow, onStage, putShipments } from './shop-and-server.ts';

describe('what a person sees and settles', () => {
  test('explain has the writes, status those refused, resolve settles them', () =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      putShipments(stage, '6;8Ré1;');
      await stage.writeBack();
      const { out: explained } = await stage.ftp.ordersToXml('explain', '6');
      expect(explained).toMatch(
        /22\/11\/2026 10:27:03 {2}W1 prise par ProShop : état « En cours de préparation » — fait \(n° \d+ dans la boutique\)\./,
      );
      expect(explained).toMatch(/W2 expédiée : numéro de suivi 8Ré1 — refusé : .*"é"/);
      expect(explained).toMatch(/W3 expédiée : état — à faire\./);
      const { out: status } = await stage.ftp.ordersToXml('status');
      expect(status).toMatch(/orders-to-xml write-back : dernier passage le .*code 5.*1 refusée/);
      expect(status).toMatch(/Écriture W2 dans la boutique, numéro de suivi de « 6 » : refusée : .*"é"/);
      expect(status).toMatch(/orders-to-xml resolve W2 --resend/);
      expect((await stage.ftp.ordersToXml('resolve', 'W2', '--delivered')).exitCode).toBe(0);
      expect((await stage.ftp.ordersToXml('status')).out).not.toMatch(/W2/);
      stage.later();
      await stage.writeBack();
      expect(inShopNow(stage, 6)).toBe('4 [2 3 4] -, mails 4');
      expect((await stage.ftp.ordersToXml('resolve', 'W2', '--resend')).exitCode).toBe(2);
      expect((await stage.ftp.ordersToXml('resolve', 'W99', '--resend')).exitCode).toBe(4);
    }));

  test('ack settles a refused write, and a mail that did not go: nothing is sent again', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;8Ré1;', '8;C1;');
      stage.shop.set({ mailServer: 'down' });
      await stage.writeBack();
      stage.shop.set({ mailServer: 'up' });
      const { out: status } = await stage.ftp.ordersToXml('status');
      expect(status).toMatch(/Écriture W4 .* de « 8 » : faite, .* : .*le message au client n'est pas parti/);
      expect(status).toMatch(/orders-to-xml ack W4/);
      expect((await stage.ftp.ordersToXml('ack', 'W1', 'W4')).exitCode).toBe(0);
      expect((await stage.ftp.ordersToXml('status')).out).toMatch(/rien n'attend une personne/);
      expect((await stage.ftp.ordersToXml('ack', 'W4')).exitCode).toBe(2);
      stage.later();
      await stage.writeBack();
      expect([inShopNow(stage, 6), inShopNow(stage, 8)]).toEqual([
        '4 [2 4] -, mails 4',
        '4 [2 4] C1, mails -',
      ]);
    }));

  test('a state without its row in the history is told by status until it is acknowledged', () =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      stage.shop.set({ diesAfterState: true });
      expect((await stage.writeBack()).exitCode).toBe(0);
      stage.shop.set({ diesAfterState: false });
      const { out: status } = await stage.ftp.ordersToXml('status');
      expect(status).toMatch(/Écriture W1 .* de « 6 » : faite, .* sans ligne d'historique/);
      expect(status).toMatch(/il ne manque qu'une ligne à l'historique/);
      expect((await stage.ftp.ordersToXml('ack', 'W1')).exitCode).toBe(0);
      expect((await stage.ftp.ordersToXml('status')).out).toMatch(/rien n'attend une personne/);
    }));

  test('explain of an order that only the file of shipments names, in words and in JSON', () =>
    onStage(async (stage) => {
      putShipments(stage, '8;C1;');
      await stage.writeBack();
      expect((await stage.ftp.ordersToXml('explain', '8')).out).toMatch(
        /W1 expédiée : numéro de suivi C1 — fait/,
      );
      const { out } = await stage.ftp.ordersToXml('explain', '8', '--json');
      expect((JSON.parse(out) as { writes: object[] }).writes).toMatchObject([
        { id: 'W1', kind: 'tracking-number', state: 'ACCEPTED' },
        { id: 'W2', kind: 'order-state', state: 'ACCEPTED' },
      ]);
      expect((await stage.ftp.ordersToXml('explain', '99')).exitCode).toBe(4);
    }));

  test('the page shows the job and its refused writes; the alert tells each once, and a job that fails', () =>
    onStage(async (stage) => {
      const hook = await WebHook.start();
      const whole = JSON.parse(stage.ftp.local('passerelle.json')) as { ftp: Record<string, unknown> };
      const alerts = { webhook: { url: hook.url } };
      stage.ftp.configure(whole.ftp, { ...whole, report: 'etat.html', alerts });
      putShipments(stage, '6;8Ré1;');
      await stage.writeBack();
      expect(stage.ftp.local('etat.html')).toMatch(/<h3>orders-to-xml write-back<\/h3>/);
      expect(stage.ftp.local('etat.html')).toMatch(/Écriture W1/);
      expect(JSON.stringify(hook.received)).toMatch(/resolve W1 --resend/);
      const told = hook.received.length;
      await stage.shop.close();
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(3);
      expect(JSON.stringify(hook.received.slice(told))).toMatch(/orders-to-xml write-back a échoué/);
      expect(JSON.stringify(hook.received.slice(told))).not.toMatch(/W1/);
      await hook.stop();
    }));
});
