import type { RejectionReason } from '../../src/orders/orders-fault.ts';
import { en, fr } from '../../src/words/language.ts';

test.each<[RejectionReason, string, string]>([
  [{ kind: 'no-identity' }, 'ni numéro ni référence de commande', 'neither order number nor reference'],
  [
    { kind: 'no-code', line: 3 },
    "article 3 : ni gencod ni référence, et ce n'est pas une carte cadeau de « giftCards »",
    'article 3: neither gencod nor reference, nor is it a gift card of "giftCards"',
  ],
  [
    { kind: 'bad-quantity', line: 3, value: '\u001b[2J' },
    'article 3 : quantité illisible ou nulle, « \\e[2J »',
    'article 3: quantity unreadable or zero, "\\e[2J"',
  ],
  [
    { kind: 'bad-amount', column: 'Total', value: 'x' },
    "« Total » n'est pas un montant : « x »",
    '"Total" is not an amount: "x"',
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
    { kind: 'bad-currency', value: 'kr' },
    "la devise « kr » n'est pas reconnue : un code ISO comme EUR est attendu",
    'the currency "kr" is not known: an ISO code such as EUR is expected',
  ],
  [
    { kind: 'credit-slip', total: -5000 },
    "total de -50,00 : c'est un avoir, pas une vente ; il se saisit à la main dans ProShop",
    'total of -50.00: this is a credit slip, no sale; key it into ProShop by hand',
  ],
  [
    { kind: 'nothing-paid', column: 'Total paid with tax', isReal: false, expected: 5000 },
    '« Total paid with tax » est à 0,00 alors que la commande coûte 50,00, sans bon ni remise ; regardez son paiement dans PrestaShop',
    '"Total paid with tax" is 0.00 though the order costs 50.00, without voucher or discount; look at its payment in PrestaShop',
  ],
  [
    { kind: 'nothing-paid', column: 'Total paid real', isReal: true, expected: 5000 },
    '« Total paid real » est à 0,00 alors que la commande coûte 50,00, sans bon ni remise ; exportez la colonne « Total paid with tax »',
    '"Total paid real" is 0.00 though the order costs 50.00, without voucher or discount; export the column "Total paid with tax"',
  ],
  [
    { kind: 'paid-twice', column: 'Total paid real', expected: 5000, paid: 10000 },
    '« Total paid real » (100,00) est le double de ce que coûtent les lignes (50,00) ; exportez la colonne « Total paid with tax »',
    '"Total paid real" (100.00) is twice what the lines cost (50.00); export the column "Total paid with tax"',
  ],
  [
    { kind: 'payments', paid: 10580, total: 9990 },
    'les paiements (105,80) ne peuvent pas faire le total de 99,90',
    "the payments (105.80) can't make the total of 99.90",
  ],
  [
    { kind: 'contradiction', column: 'État', values: ['a', 'b'] },
    'ses lignes se contredisent sur « État » : « a » et « b »',
    'its lines contradict each other on "État": "a" and "b"',
  ],
])('rejection %j', (reason, french, english) => {
  expect([fr.orders.rejection(reason), en.orders.rejection(reason)]).toEqual([french, english]);
});

test('a warning shows the VAT rate', () => {
  const warning = { kind: 'vat-rate', line: 2, value: '20.000,5.500' } as const;
  expect([fr.orders.warning(warning), en.orders.warning(warning)]).toEqual([
    'article 2 : le taux de TVA « 20.000,5.500 » est illisible, la vente part sans taux',
    'article 2: the VAT rate "20.000,5.500" can\'t be read, the sale goes out without one',
  ]);
});

test('a warning shows the gencod', () => {
  const warning = { kind: 'ean-check-digit', line: 2, value: '123' } as const;
  expect([fr.orders.warning(warning), en.orders.warning(warning)]).toEqual([
    'article 2 : la clé de contrôle du gencod « 123 » est fausse',
    'article 2: the check digit of the gencod "123" is wrong',
  ]);
});
