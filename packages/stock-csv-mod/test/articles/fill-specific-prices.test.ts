import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { SpecificPrice } from '@passerelle/stock-csv-mod/articles/article.ts';
import type { FillEvent } from '@passerelle/stock-csv-mod/articles/fill-event.ts';
import { shoe } from './sample-articles.ts';
import { inShop } from './in-new-shop.ts';

describe('prices for some', () => {
  const base = {
    gencod: '',
    reference: '1234',
    customer: '',
    group: '',
    fromQuantity: 1,
    from: '',
    to: '',
    line: 2,
  };
  const tenPercent: SpecificPrice = { ...base, price: { kind: 'fraction', reduction: 100_000 } };
  const ofGroup: SpecificPrice = {
    ...{ ...base, group: 'Invité', line: 3 },
    price: { kind: 'price', price: { amount: 40_000_000, tax: 'with' } },
  };

  /** Of everybody, as a person sets it. */
  const theirs = {
    ...{ id_product: 1, price: -1, from_quantity: 1, reduction: 0.3, reduction_type: 'percentage' },
    ...{ from: '0000-00-00 00:00:00', to: '0000-00-00 00:00:00' },
  };

  function pricesIn({ state: { data } }: WebShop): Record<string, string>[] {
    const prices = data.table('specific_prices');
    const shown = ['id_group', 'price', 'reduction', 'reduction_type', 'from_quantity'];
    return [...prices.rows.values()].map((one) =>
      Object.fromEntries(shown.map((field) => [field, prices.value(one, field) ?? ''])),
    );
  }

  function told(events: readonly { kind: string }[]): string[] {
    return events.flatMap((event) => {
      if (event.kind !== 'specific-price') return [];
      const { decision, reason } = event as {
        decision: string;
        reason: { kind: string } | null;
      } & typeof event;
      return [reason === null ? decision : `${decision} ${reason.kind}`];
    });
  }

  test('made, left alone, changed, and taken away when they leave the file', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      expect(told(await stage.prices([tenPercent, ofGroup]))).toEqual(['written', 'written']);
      expect(pricesIn(shop)).toEqual([
        // A fraction of 1: 10 would give the article away.
        {
          id_group: '0',
          price: '-1.000000',
          reduction: '0.100000',
          reduction_type: 'percentage',
          from_quantity: '1',
        },
        {
          id_group: '2',
          price: '33.333333',
          reduction: '0.000000',
          reduction_type: 'amount',
          from_quantity: '1',
        },
      ]);
      expect(shownProducts(shop.state)).toMatchObject([{ price: '44.91' }]);
      const before = shop.state.writes.length;
      expect(told(await stage.prices([tenPercent, ofGroup]))).toEqual([]);
      expect(shop.state.writes).toHaveLength(before);
      const fifth: SpecificPrice = { ...tenPercent, price: { kind: 'fraction', reduction: 200_000 } };
      expect(told(await stage.prices([fifth]))).toEqual(['written', 'written']);
      expect(pricesIn(shop)).toMatchObject([{ id_group: '0', reduction: '0.200000' }]);
      expect(told(await stage.prices([]))).toEqual(['written']);
      expect(pricesIn(shop)).toEqual([]);
      // Gone and come again.
      expect(told(await stage.prices([fifth]))).toEqual(['written']);
    }));

  test('what a person has set is never touched', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      shop.state.data.table('specific_prices').insert({ values: theirs });
      expect(told(await stage.prices([tenPercent]))).toEqual(['refused specific-price/not-ours']);
      expect(told(await stage.prices([]))).toEqual([]);
      expect(pricesIn(shop)).toMatchObject([{ reduction: '0.300000' }]);
    }));

  test('what a person has set in place of one that was made here is not touched either', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      await stage.prices([tenPercent]);
      const prices = shop.state.data.table('specific_prices');
      for (const ours of [...prices.rows.values()]) prices.delete(ours);
      prices.insert({ values: theirs });
      const fifth: SpecificPrice = { ...tenPercent, price: { kind: 'fraction', reduction: 200_000 } };
      expect(told(await stage.prices([fifth]))).toEqual(['refused specific-price/not-ours']);
      expect(told(await stage.prices([]))).toEqual([]);
      expect(pricesIn(shop)).toMatchObject([{ reduction: '0.300000' }]);
    }));

  test.each<[string, Partial<SpecificPrice>, string]>([
    ['an unknown group', { group: 'Pros' }, 'specific-price/no-group'],
    ['an unknown customer', { customer: 'personne@example.test' }, 'specific-price/no-customer'],
    ['an unknown article', { reference: '9999' }, 'specific-price/no-article'],
    [
      'more than it costs',
      { price: { kind: 'amount', reduction: { amount: 50_000_000, tax: 'with' } } },
      'specific-price/gives-away',
    ],
  ])('refused: %s', (_, more, kind) =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      expect(told(await stage.prices([{ ...tenPercent, ...more }]))).toEqual([`refused ${kind}`]);
      expect(pricesIn(shop)).toEqual([]);
    }),
  );

  test('a group is known in whatever case; of two of one name nobody can say which is meant', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      const forGuests = { ...tenPercent, group: 'INVITE' };
      expect(told(await stage.prices([forGuests]))).toEqual(['written']);
      expect(pricesIn(shop)).toMatchObject([{ id_group: '2' }]);
      shop.state.data.table('groups').insert({ texts: { name: 'invité' }, values: {} });
      expect(told(await stage.prices([forGuests]))).toContain('refused specific-price/several-groups');
    }));

  test('of one customer, by e-mail whatever its case; the same row twice is refused once', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      shop.state.data.table('customers').insert({
        values: { email: 'Elise@Example.test', firstname: 'Élise', lastname: 'Essai', active: 1 },
      });
      const hers: SpecificPrice = { ...tenPercent, customer: 'elise@example.test' };
      expect(told(await stage.prices([hers, { ...hers, line: 7 }]))).toEqual([
        'refused specific-price/twice',
        'written',
      ]);
    }));

  test.each([
    ['with', '44.90'],
    ['without', '43.90'],
  ] as const)('5.00 %s tax off: the shop shows what that comes to', (tax, shown) =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      const less = { kind: 'amount', reduction: { amount: 5_000_000, tax } } as const;
      expect(told(await stage.prices([{ ...tenPercent, price: less }]))).toEqual(['written']);
      expect(shownProducts(shop.state)).toMatchObject([{ price: shown }]);
    }),
  );

  test('another price wins all the same: it is said', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      const cheaper = { id_product: 1, id_group: 3, price: 10, from_quantity: 1, reduction_type: 'amount' };
      shop.state.data.table('specific_prices').insert({ values: cheaper });
      expect(told(await stage.prices([tenPercent]))).toEqual(['written specific-price/other-price']);
    }));

  describe('a row that is refused where its price was taken before', () => {
    const forGuests: SpecificPrice = { ...tenPercent, group: 'Invité' };
    const ofOther: SpecificPrice = { ...forGuests, reference: '1235', line: 3 };
    const tooMuch = { kind: 'amount', reduction: { amount: 50_000_000, tax: 'with' } } as const;
    const kept = (events: readonly FillEvent[]): number[] =>
      events.flatMap((event) => (event.kind === 'prices-kept' ? [event.count] : []));

    test.each<[string, Partial<SpecificPrice>, string]>([
      ['its group', { group: 'Pros' }, 'no-group'],
      ['its customer', { customer: 'personne@example.test' }, 'no-customer'],
      ['its article', { reference: '9999' }, 'no-article'],
      ['its amount', { price: tooMuch }, 'gives-away'],
      ['its group, and other dates', { group: 'Pros', from: '2026-12-01 00:00:00' }, 'no-group'],
    ])('%s: it stays in the shop as it was, and that is told', (_, more, kind) =>
      inShop(async (shop, stage) => {
        await stage.fill([shoe('1234', '3610001', ['38']), shoe('1235', '3610002', ['38'])]);
        await stage.prices([forGuests, ofOther]);
        const before = pricesIn(shop);
        const events = await stage.prices([{ ...forGuests, ...more }, ofOther]);
        expect([told(events), pricesIn(shop)]).toEqual([[`refused specific-price/${kind}`], before]);
        expect(kept(events)).toEqual([1]);
        expect(told(await stage.prices([ofOther]))).toEqual(['written']);
        expect(pricesIn(shop)).toHaveLength(1);
      }),
    );

    test('what cannot be its own is taken away all the same', () =>
      inShop(async (shop, stage) => {
        await stage.fill([shoe('1234', '3610001', ['38']), shoe('1235', '3610002', ['38'])]);
        await stage.prices([forGuests, ofOther]);
        const events = await stage.prices([{ ...forGuests, group: 'Pros' }]);
        expect([told(events), kept(events)]).toEqual([['refused specific-price/no-group', 'written'], [1]]);
        expect(pricesIn(shop)).toMatchObject([{ reduction: '0.100000' }]);
      }));

    test('one that could not even be read may be anybody’s: nothing is taken away', () =>
      inShop(async (shop, stage) => {
        await stage.fill([shoe('1234', '3610001', ['38'])]);
        await stage.prices([tenPercent, ofGroup]);
        const events = await stage.prices([tenPercent], { isAll: false });
        expect([told(events), kept(events), pricesIn(shop).length]).toEqual([[], [1], 2]);
      }));
  });
});
