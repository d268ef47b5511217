import { priceCells, type LineMoney } from '@passerelle/prestashop/orders/line-price.ts';

/**
 * One line a case, without the zeros that fill amounts up to six decimals; a dash is nothing at all.
 * order_details: quantity, catalogue price, price without tax, with tax, total; reduction in percent, as an amount; eco-tax, its rate
 * | the rate of the line's tax, where it is still there | unit price, reduction, total, rate | what case it is
 */
const cases = `
  2 19.12     19.12     22.944  45.89  0.00   0     0   0.000  | 20.000 | 22.944  0     45.89  20    | no reduction
  2 83.25     74.925    89.91   179.82 10.00  0     0   0.000  | 20.000 | 99.9    19.98 179.82 20    | a percentage, of two pairs
  1 83.25     79.083333 94.9    94.9   0.00   5     0   0.000  | 20.000 | 99.9    5     94.9   20    | an amount
  1 83.25     79.083333 94.9    94.9   0.00   5     0   0.000  | -      | 99.9    5     94.9   20    | the tax is gone: its rate is that between the prices
  1 100       100       114.975 114.98 0.00   0     0   0.000  | -      | 114.975 0     114.98 14.98 | two taxes on one line: their sum
  1 50        50        50      50     0.00   0     0   0.000  | -      | 50      0     50     0     | no tax
  1 11        11        13.2    13.2   0.00   0     1   20.000 | 20.000 | 13.2    0     13.2   20    | an eco-tax that stands on top of the price
  3 13.4      13.4      15.899  47.7   0.00   0     1.5 0.000  | 21.000 | 15.899  0     47.7   21    | an eco-tax without tax of its own, on a real shop: no reduction that nobody made
  3 13.4      12.21     14.4591 43.38  10.00  0     1.5 0.000  | 21.000 | 15.899  4.317 43.38  21    | the same with a reduction of 10 %: it is on the article, not on the eco-tax
  1 83.25     50        60      60     0.00   0     0   0.000  | 20.000 | 60      0     60     20    | cheaper than in the catalogue, by hand: that is its price
  1 10        20        24      24     10.00  0     0   0.000  | 20.000 | 24      0     24     20    | dearer than in the catalogue: a price set by hand
  1 83.25     0         0       0      100.00 0     0   0.000  | 20.000 | 99.9    99.9  0      20    | given for nothing
  1 83.253333 83.25     99.9    99.9   0.00   0.004 0   0.000  | 20.000 | 99.9    0     99.9   20    | less than half a cent is rounding, no reduction
  3 8.325     8.325     9.99    29.97  0.00   0     0   0.000  | 20.000 | 9.99    0     29.97  20    | three pairs whose sum is rounded once: the total is the shop’s
  - 83.25     74.925    89.91   89.91  10.00  0     0   0.000  | 20.000 | 89.91   0     89.91  20    | no quantity that could be one: nothing is guessed
  1 x         74.925    89.91   89.91  10.00  0     0   0.000  | 20.000 | 89.91   0     89.91  20    | no amount where one should be
`;

const sixDecimals = (amount: string): string => (/^\d/.test(amount) ? Number(amount).toFixed(6) : amount);

const orNothing = (text: string): string => (text === '-' ? '' : text);

function moneyOf(row: string): LineMoney {
  const [quantity = '', original = '', net = '', gross = '', total = '', ...reductions] = row.split(/ +/);
  const [percent = '', amount = '', eco = '', ecoRate = ''] = reductions;
  return {
    product_quantity: orNothing(quantity),
    original_product_price: sixDecimals(original),
    reduction_percent: percent,
    reduction_amount_tax_incl: sixDecimals(amount),
    ecotax: sixDecimals(eco),
    ecotax_tax_rate: ecoRate,
    unit_price_tax_excl: sixDecimals(net),
    unit_price_tax_incl: sixDecimals(gross),
    total_price_tax_incl: sixDecimals(total),
  };
}

const columnsOf = (line: string) => {
  const [row = '', rate = '', cells = '', name = ''] = line.split('|').map((column) => column.trim());
  return [name, moneyOf(row), orNothing(rate) || undefined, cells.split(/ +/).map(sixDecimals)] as const;
};

test.each(cases.trim().split('\n').map(columnsOf))(
  '%s',
  (_, line, rate, [unitTtc, reductionTtc, totalTtc, vatRate]) => {
    expect(priceCells(line, rate)).toEqual({ unitTtc, reductionTtc, totalTtc, vatRate });
  },
);
