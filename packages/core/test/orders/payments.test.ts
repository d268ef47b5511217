import type { DecimalSign } from '../../src/orders/amounts.ts';
import { resolvePayments } from '../../src/orders/payments.ts';

/** "CB 50.00 + Alma 20.00" as it reads. */
function resolve(
  label: string,
  methods: string,
  amounts: string,
  total: number,
  decimal: DecimalSign = '.',
): string {
  const resolution = resolvePayments({ label, methods, amounts }, total, decimal);
  if ('rejection' in resolution)
    return `rejected, ${resolution.rejection.paid} of ${resolution.rejection.total}`;
  return resolution.payments.map(({ method, amount }) => `${method} ${amount}`).join(' + ');
}

test.each<[string, Parameters<typeof resolve>, string]>([
  ['one method', ['Paiement', 'CB', '70.00', 7000], 'CB 7000'],
  ['one method, whatever its amount', ['Paiement', 'CB', '50.00', 7000], 'CB 7000'],
  ['no method: the label', ['Carte bancaire', '', '', 7000], 'Carte bancaire 7000'],
  ['a label with a comma', ['Oney, 3x', '', '', 7000], 'Oney, 3x 7000'],
  ['two that add up', ['CB', 'CB,Chèque', '50.00,20.00', 7000], 'CB 5000 + Chèque 2000'],
  ['two that add up, raw', ['CB', 'CB,Chèque', '50.000000,20.000000', 7000, ','], 'CB 5000 + Chèque 2000'],
  ['two that add up, decimal comma', ['CB', 'CB,Chèque', '50,00,20,00', 7000, ','], 'CB 5000 + Chèque 2000'],
  [
    'three that add up',
    ['CB', 'CB,Chèque,Alma', '50.00,10.00,10.00', 7000],
    'CB 5000 + Chèque 1000 + Alma 1000',
  ],
  ['the first alone', ['CB', 'CB,Chèque', '50.00', 7000], 'CB 5000 + Chèque 2000'],
  ['the first alone, decimal comma', ['CB', 'CB,Chèque', '50,50', 7000, ','], 'CB 5050 + Chèque 1950'],
  ['the first alone, of three', ['CB', 'CB,Chèque,Alma', '50.00', 7000], 'CB 5000 + Chèque, Alma 2000'],
  ['all as given but not adding up', ['CB', 'CB,Chèque', '50.00,30.00', 7000], 'CB 5000 + Chèque 2000'],
  ['the first paid all', ['CB', 'CB,Chèque', '70.00', 7000], 'CB 7000'],
  ['a comma in the name of one', ['Oney, 3x', 'Oney, 3x', '70.00', 7000], 'Oney, 3x 7000'],
  ['the first alone, too much', ['CB', 'CB,Chèque', '80.00', 7000], 'rejected, 8000 of 7000'],
  ['no amount for two', ['CB', 'CB,Chèque', '', 7000], 'rejected, 0 of 7000'],
  ['an amount that is none, for two', ['CB', 'CB,Chèque', 'x', 7000], 'rejected, 0 of 7000'],
  ['a negative first', ['CB', 'CB,Chèque', '-10.00', 7000], 'rejected, -1000 of 7000'],
  ['nothing to pay', ['Free order', '', '', 0], ''],
  ['nothing to pay, some method', ['CB', 'CB', '0.00', 0], ''],
  ['"Free order" with something to pay', ['Free order', '', '', 7000], 'rejected, 0 of 7000'],
  ['"Commande gratuite" with something to pay', ['Commande gratuite', '', '', 7000], 'rejected, 0 of 7000'],
])('payments: %s', (_, args, expected) => {
  expect(resolve(...args)).toBe(expected);
});
