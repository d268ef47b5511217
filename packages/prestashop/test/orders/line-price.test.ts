import { priceCells, type LineMoney } from '@passerelle/prestashop/orders/line-price.ts';

interface Reduced {
  percent?: string;
  amount?: string;
  eco?: string;
  ecoRate?: string;
}

const money = (
  [quantity, original, net, gross, total]: readonly [string, string, string, string, string],
  { percent = '0.00', amount = '0.000000', eco = '0.000000', ecoRate = '0.000' }: Reduced = {},
): LineMoney => ({
  product_quantity: quantity,
  original_product_price: original,
  reduction_percent: percent,
  reduction_amount_tax_incl: amount,
  ecotax: eco,
  ecotax_tax_rate: ecoRate,
  unit_price_tax_excl: net,
  unit_price_tax_incl: gross,
  total_price_tax_incl: total,
});

/** What order_details has; the rate of the line's tax, where it is still there; unit price, reduction, total, rate. */
test.each<[string, LineMoney, string | undefined, (string | undefined)[]]>([
  [
    'no reduction',
    money(['2', '19.120000', '19.120000', '22.944000', '45.890000']),
    '20.000',
    ['22.944000', '0.000000', '45.890000', '20.000000'],
  ],
  [
    'a percentage, of two pairs',
    money(['2', '83.250000', '74.925000', '89.910000', '179.820000'], { percent: '10.00' }),
    '20.000',
    ['99.900000', '19.980000', '179.820000', '20.000000'],
  ],
  [
    'an amount',
    money(['1', '83.250000', '79.083333', '94.900000', '94.900000'], { amount: '5.000000' }),
    '20.000',
    ['99.900000', '5.000000', '94.900000', '20.000000'],
  ],
  [
    'the tax is gone: its rate is that between the prices',
    money(['1', '83.250000', '79.083333', '94.900000', '94.900000'], { amount: '5.000000' }),
    undefined,
    ['99.900000', '5.000000', '94.900000', '20.000000'],
  ],
  [
    'two taxes on one line: their sum',
    money(['1', '100.000000', '100.000000', '114.975000', '114.980000']),
    undefined,
    ['114.975000', '0.000000', '114.980000', '14.980000'],
  ],
  [
    'no tax',
    money(['1', '50.000000', '50.000000', '50.000000', '50.000000']),
    undefined,
    ['50.000000', '0.000000', '50.000000', '0.000000'],
  ],
  [
    'an eco-tax that stands on top of the price',
    money(['1', '11.000000', '11.000000', '13.200000', '13.200000'], { eco: '1.000000', ecoRate: '20.000' }),
    '20.000',
    ['13.200000', '0.000000', '13.200000', '20.000000'],
  ],
  [
    'an eco-tax without tax of its own, on a real shop: no reduction that nobody made',
    money(['3', '13.400000', '13.400000', '15.899000', '47.700000'], { eco: '1.500000' }),
    '21.000',
    ['15.899000', '0.000000', '47.700000', '21.000000'],
  ],
  [
    'the same with a reduction of 10 %: it is on the article, not on the eco-tax',
    money(['3', '13.400000', '12.210000', '14.459100', '43.380000'], { percent: '10.00', eco: '1.500000' }),
    '21.000',
    ['15.899000', '4.317000', '43.380000', '21.000000'],
  ],
  [
    'cheaper than in the catalogue, by hand: that is its price',
    money(['1', '83.250000', '50.000000', '60.000000', '60.000000']),
    '20.000',
    ['60.000000', '0.000000', '60.000000', '20.000000'],
  ],
  [
    'dearer than in the catalogue: a price set by hand',
    money(['1', '10.000000', '20.000000', '24.000000', '24.000000'], { percent: '10.00' }),
    '20.000',
    ['24.000000', '0.000000', '24.000000', '20.000000'],
  ],
  [
    'given for nothing',
    money(['1', '83.250000', '0.000000', '0.000000', '0.000000'], { percent: '100.00' }),
    '20.000',
    ['99.900000', '99.900000', '0.000000', '20.000000'],
  ],
  [
    'less than half a cent is rounding, no reduction',
    money(['1', '83.253333', '83.250000', '99.900000', '99.900000'], { amount: '0.004000' }),
    '20.000',
    ['99.900000', '0.000000', '99.900000', '20.000000'],
  ],
  [
    'three pairs whose sum is rounded once: the total is the shop’s',
    money(['3', '8.325000', '8.325000', '9.990000', '29.970000']),
    '20.000',
    ['9.990000', '0.000000', '29.970000', '20.000000'],
  ],
  [
    'no quantity that could be one: nothing is guessed',
    money(['', '83.250000', '74.925000', '89.910000', '89.910000'], { percent: '10.00' }),
    '20.000',
    ['89.910000', '0.000000', '89.910000', '20.000000'],
  ],
  [
    'no amount where one should be',
    money(['1', 'x', '74.925000', '89.910000', '89.910000'], { percent: '10.00' }),
    '20.000',
    ['89.910000', '0.000000', '89.910000', '20.000000'],
  ],
])('%s', (_, line, rate, [unitTtc, reductionTtc, totalTtc, vatRate]) => {
  expect(priceCells(line, rate)).toEqual({ unitTtc, reductionTtc, totalTtc, vatRate });
});
