import type { RejectionReason } from '@passerelle/core/orders/rejection.ts';
import { en } from '@passerelle/core/words/en.ts';
import { fr } from '@passerelle/core/words/fr.ts';

test.each<[RejectionReason, string, string]>([
  [{ kind: 'no-identity' }, 'ni numéro ni référence de commande', 'neither order number nor reference'],
  [
    { kind: 'no-code', line: 3 },
    "article 3 : ni gencod ni référence, et ce n'est pas une carte cadeau de « giftCards »",
    'article 3: neither gencod nor reference, and no gift card of "giftCards"',
  ],
  [
    { kind: 'bad-quantity', line: 3, value: '\u001b[2J' },
    'article 3 : quantité illisible ou nulle, « \\e[2J »',
    'article 3: quantity unreadable or zero, "\\e[2J"',
  ],
  [
    { kind: 'bad-amount', column: 'Total', value: 'x' },
    "« Total » n'est pas un montant : « x »",
    '"Total" is no amount: "x"',
  ],
  [
    { kind: 'bad-ean', line: 3, value: '3E+12' },
    'article 3 : le gencod a été abîmé par un tableur, « 3E+12 »',
    'article 3: the gencod was damaged by a spreadsheet, "3E+12"',
  ],
  [
    { kind: 'bad-date', value: 'x', format: 'yyyy-MM-dd' },
    "la date « x » n'a pas la forme yyyy-MM-dd (orders.dateFormat)",
    'the date "x" is not of the form yyyy-MM-dd (orders.dateFormat)',
  ],
  [
    { kind: 'totals', expected: 10580, paid: 9990 },
    "les lignes, le port et l'emballage moins les remises font 105,80, mais 99,90 ont été payés",
    'lines, shipping and wrapping less discounts come to 105.80, but 99.90 was paid',
  ],
  [
    { kind: 'payments', paid: 10580, total: 9990 },
    'les paiements (105,80) ne peuvent pas faire le total de 99,90',
    "the payments (105.80) can't make the total of 99.90",
  ],
  [
    { kind: 'contradiction', column: 'État', values: ['a', 'b'] },
    'ses lignes se contredisent sur « État » : « a » et « b »',
    'its rows contradict each other on "État": "a" and "b"',
  ],
])('rejection %j', (reason, french, english) => {
  expect([fr.orders.rejection(reason), en.orders.rejection(reason)]).toEqual([french, english]);
});

test('a warning shows the gencod', () => {
  const warning = { kind: 'ean-check-digit', line: 2, value: '123' } as const;
  expect([fr.orders.warning(warning), en.orders.warning(warning)]).toEqual([
    'article 2 : la clé de contrôle du gencod « 123 » est fausse',
    'article 2: the check digit of the gencod "123" is wrong',
  ]);
});
