import { listAlarms, planAlert } from '../../src/alarms/alarm.ts';
import type { Point } from '../../src/status/point.ts';
import { writeAlert } from '../../src/alerts/alert.ts';
import { wordsIn } from '../../src/words/language.ts';
import { aKnownOrder, at, minutesAgo } from '../status/any-report.ts';

const withheld: Point = { kind: 'order-waits', why: 'gift-voucher', order: aKnownOrder() };

test.each([
  [
    'fr',
    'Passerelle, magasin 008 : 1 point à regarder',
    `NOUVEAU
- Commande 1042 XKBKNABJK : retenue — payée avec un bon cadeau (« Bon cadeau 50 € » contient « bon cadeau »). Vue la première fois le 22/11/2026 07:27:06.
  Saisissez-la à la main dans ProShop.
  une fois saisie : orders-to-xml ack 1042
  pour l'envoyer quand même : orders-to-xml --only 1042 --force

Pour voir tout l'état : « orders-to-xml status ». Pour une commande : « orders-to-xml explain NUMÉRO ».
`,
  ],
  [
    'en',
    'Passerelle, store 008: 1 point to look at',
    `NEW
- Order 1042 XKBKNABJK: withheld — paid with a gift voucher ("Bon cadeau 50 €" contains "bon cadeau"). First seen 22/11/2026 07:27:06.
  Key it into ProShop by hand.
  once keyed in: orders-to-xml ack 1042
  to send it all the same: orders-to-xml --only 1042 --force

To see the whole state: "orders-to-xml status". For one order: "orders-to-xml explain NUMBER".
`,
  ],
] as const)('a new alarm in %s', (language, subject, text) => {
  const message = writeAlert(planAlert(listAlarms([withheld]), [], at), '008', wordsIn(language));
  expect({ subject: message.subject, text: message.text }).toEqual({ subject, text });
});

test('what is over is told by what was said of it', () => {
  const told = [{ id: 'silent stock-csv-mod', text: "stock-csv-mod n'a pas tourné.", since: at, toldAt: at }];
  const { subject, text, data } = writeAlert(planAlert([], told, at), '008', wordsIn('fr'));
  expect(subject).toBe("Passerelle, magasin 008 : 1 point rentré dans l'ordre");
  expect(text).toContain("RENTRÉ DANS L'ORDRE\n- stock-csv-mod n'a pas tourné.");
  expect(data).toMatchObject({ begun: [], reminded: [], over: ["stock-csv-mod n'a pas tourné."] });
});

test('a reminder says since when', () => {
  const alarms = listAlarms([withheld]);
  const since = minutesAgo(24 * 60);
  const plan = planAlert(alarms, [{ id: alarms[0]?.id ?? '', text: '', since, toldAt: since }], at);
  expect(writeAlert(plan, '008', wordsIn('fr')).text).toContain(
    '(Signalé la première fois le 21/11/2026 09:57:06.)',
  );
});

test('a mail lists no more than a person reads; the data have all', () => {
  const points = Array.from({ length: 300 }, (_, key): Point => ({
    ...withheld,
    order: aKnownOrder({ key }),
  }));
  const { text, data } = writeAlert(planAlert(listAlarms(points), [], at), '008', wordsIn('fr'));
  expect(text.match(/^- Commande/gm)).toHaveLength(20);
  expect(text).toContain('- et 280 autres');
  expect(data.begun).toHaveLength(300);
});

test('a name from outside can neither forge a line nor a heading', () => {
  const point: Point = { ...withheld, order: aKnownOrder({ id: '1042\r\nBcc: x@exemple.fr' }) };
  const { subject, text } = writeAlert(planAlert(listAlarms([point]), [], at), '008', wordsIn('fr'));
  expect(`${subject}${text}`).not.toMatch(/^Bcc/m);
  expect(text).not.toContain('orders-to-xml ack');
});
