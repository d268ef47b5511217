import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import {
  booked,
  decide,
  decisionsOf,
  declareColumns,
  exportOrders,
  inShop,
  passHalfAnHour,
  sales,
} from './in-shop.ts';

const withVoucher = shopOrder(1042, { voucher: 'Chèque cadeau' });

test('--only: this order alone, by its id or its reference', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041, 1042, 1043));
    expect(await decide(shop, '--only', '1042', '--only', shopOrder(1043).ref)).toEqual([
      '1042 send',
      '1043 send',
    ]);
    expect(booked(shop)).toEqual(['1042', '1043']);
    expect(await decide(shop)).toEqual(['1041 send', '1042 already-sent', '1043 already-sent']);
  });
});

test('--only an order that is not there is said', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const { warnings, orders } = await shop.ordersReport('--only', '9999');
    expect(orders).toEqual([]);
    expect(warnings.join()).toMatch(/commande 9999, demandée avec --only/);
  });
});

test('--only without --force never sends an order again', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    expect(await decide(shop, '--only', '1041')).toEqual(['1041 already-sent']);
    expect(booked(shop)).toEqual(['1041']);
  });
});

test('--only --force sends it again, under a new name, and the trace says so', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041, 1042));
    await shop.ordersToXml();
    expect(await decide(shop, '--only', '1041', '--force')).toEqual(['1041 send']);
    expect(booked(shop)).toEqual(['1041', '1042', '1041']);
    expect(shop.local('Trace1.txt')).toMatch(
      /Commande 1041 \w+ : à envoyer — renvoyée de force .*déjà envoyée/,
    );
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 already-sent']);
  });
});

test.each<[string, Partial<ReturnType<typeof shopOrder>>, RegExp]>([
  ['a quantity', { lines: [shopLine(1041, { qty: 2 })] }, /quantité de \d{13} : 1 devient 2/],
  ['another shoe', { lines: [shopLine(1045)] }, /article ajouté : 1 × \d{13} ; article retiré/],
  ['its shipping', { shipping: 0 }, /frais de port : 5,90 devient 0,00/],
  ['cancelled', { state: 6 }, /annulée/],
  ['refunded', { state: 7 }, /remboursée/],
])(
  'an order that changes after it was sent (%s) is told at every run and never resent by itself',
  async (_, change, reason) => {
    await inShop(async (shop) => {
      exportOrders(shop, shopOrder(1041));
      await shop.ordersToXml();
      exportOrders(shop, shopOrder(1041, change));
      for (let run = 0; run < 2; run++) {
        passHalfAnHour(shop);
        const report = await shop.ordersReport();
        expect(report.exitCode).toBe(0);
        expect(decisionsOf(report)).toEqual(['1041 changed-since-sent']);
        expect(report.orders[0]?.reason).toMatch(reason);
      }
      expect(booked(shop)).toEqual(['1041']);
      expect(shop.local('Trace1.txt')).toMatch(reason);
    });
  },
);

test('an order whose state moves on has not changed', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1041));
    await shop.ordersToXml();
    for (const state of [3, 4, 5]) {
      exportOrders(shop, shopOrder(1041, { state }));
      expect(await decide(shop)).toEqual(['1041 already-sent']);
    }
  });
});

test('a change that is taken back leaves nothing to do', async () => {
  await inShop(async (shop) => {
    for (const qty of [1, 2, 1]) {
      exportOrders(shop, shopOrder(1041, { lines: [shopLine(1041, { qty })] }));
      await shop.ordersToXml();
    }
    expect(await decide(shop)).toEqual(['1041 already-sent']);
    const { exitCode } = await shop.ordersToXml('ack', '1041');
    expect(exitCode).toBe(2);
  });
});

test('withheld stays withheld, whatever the patterns become', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, withVoucher);
    expect(await decide(shop)).toEqual(['1042 gift-voucher']);
    const { port } = shop.server ?? { port: 0 };
    const ftp = { host: '127.0.0.1', port, user: 'passerelle', password: 'secret-de-repetition' };
    shop.configure(ftp, { orders: { giftVoucher: { patterns: [], policy: 'payment' } } });
    expect(await decide(shop)).toEqual(['1042 gift-voucher']);
    exportOrders(shop, shopOrder(1042));
    expect(await decide(shop)).toEqual(['1042 gift-voucher']);
    expect(await decide(shop, '--only', '1042', '--force')).toEqual(['1042 send']);
    expect(booked(shop)).toEqual(['1042']);
  });
});

test('with the policy `payment` a voucher is a payment, and the order is sent', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, shopOrder(1042, { voucher: 'Chèque cadeau', discount: 2000 }));
      expect(await decide(shop)).toEqual(['1042 send']);
      const xml = shop.proshop.waiting()[0]?.content.toString() ?? '';
      expect(xml).toMatch(/<TotalTTC>95\.80<\/TotalTTC>\s*<TotalReglements>95\.80</);
      expect(xml).not.toMatch(/REMISE/);
    },
    { config: { orders: { giftVoucher: { policy: 'payment' } } } },
  );
});

test('a state nobody configured: 5, told at every run, sent once it is configured', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), shopOrder(1042, { state: 42 }));
    for (const first of ['1041 send', '1041 already-sent']) {
      const report = await shop.ordersReport();
      expect(report.exitCode).toBe(5);
      expect(report.orders.map(({ id, decision }) => `${id} ${decision}`)).toEqual([
        first,
        '1042 unknown-state',
      ]);
    }
    exportOrders(shop, ...sales(1041, 1042));
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 send']);
  });
});

test('waiting for payment, then paid', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1041, { state: 10 }));
    expect(await decide(shop)).toEqual(['1041 state']);
    exportOrders(shop, ...sales(1041));
    expect(await decide(shop)).toEqual(['1041 send']);
  });
});

test('an order that waited for its payment and leaves the CSV is told once', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1041, { state: 10 }), shopOrder(1042, { state: 6 }), ...sales(1043));
    await shop.ordersToXml();
    exportOrders(shop, ...sales(1043));
    const warnings: string[] = [];
    for (let run = 0; run < 3; run++) {
      passHalfAnHour(shop);
      warnings.push(
        ...(await shop.ordersReport()).warnings.filter((warning) => /attendait son paiement/.test(warning)),
      );
    }
    expect(warnings).toEqual([expect.stringMatching(/^La commande 1041, qui attendait son paiement/)]);
  });
});

test('a run on some orders only, or on a local file, says nothing of those that are not in it', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1041, { state: 10 }), ...sales(1042));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    const { warnings } = await shop.ordersReport('--only', '1042');
    expect(warnings.filter((warning) => /paiement/.test(warning))).toEqual([]);
  });
});

test('orders split from one cart share their reference, and each is sent once', async () => {
  await inShop(async (shop) => {
    const split = sales(1041, 1042).map((order) => ({ ...order, ref: 'SPLITCART' }));
    exportOrders(shop, ...split);
    expect(await decide(shop)).toEqual(['1041 send', '1042 send']);
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 already-sent']);
  });
});

test('an order is known by its id or its reference, whatever the export still has', async () => {
  await inShop(async (shop) => {
    const csv = (drop: RegExp): string => {
      exportOrders(shop, ...sales(1041));
      const text = readFileSync(join(shop.remoteDir, 'orders.csv'), 'utf8');
      return text.replace(drop, '"Autre"');
    };
    shop.put('orders.csv', csv(/"ID commande"/));
    expect((await shop.ordersReport()).counts).toMatchObject({ send: 1 });
    shop.put('orders.csv', csv(/"nothing"/));
    expect((await shop.ordersReport()).counts).toMatchObject({ 'already-sent': 1 });
    shop.put('orders.csv', csv(/"Référence la commande"/));
    expect((await shop.ordersToXml()).exitCode).toBe(4);
    declareColumns(shop, { ref: false });
    expect((await shop.ordersReport()).counts).toMatchObject({ 'already-sent': 1 });
    expect(shop.proshop.waiting()).toHaveLength(1);
  });
});
