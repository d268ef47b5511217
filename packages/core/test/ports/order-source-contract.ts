import type { OrderSource } from '../../src/ports/order-source.ts';
import { Failure } from '../../src/failure/failure.ts';
import { ExitCode } from '../../src/failure/exit-code.ts';
import { shopLine, shopOrder, type ShopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';

/** A source of orders to hold to the contract, and what can be done to it. */
export interface OrderSubject {
  source: OrderSource;
  /** Makes these the orders that stand there, written at that moment. */
  put: (orders: readonly ShopOrder[], at: Date) => void;
  /** Nothing stands there any more. */
  takeAway: () => unknown;
  /** Half of the last order is missing. */
  cutShort: () => void;
  /** From now on it can't be looked at. null: it always can. */
  block: (() => unknown) | null;
  /** What a reading ends with where nothing, or half of it, stands there: a file is the input (4), a shop a server (3). */
  noReading?: ExitCode;
}

/** Plays a test on a subject of its own. */
export type PlayOnOrders = (test: (subject: OrderSubject) => Promise<void>) => Promise<void>;

const at = new Date('2026-11-22T09:55:00Z');
const all = { everything: true };

/** The contract of ports/order-source.ts, as tests: every adapter must pass the same ones. `canBlock` false: the subject can't be kept from being looked at. */
export function keepsTheOrderContract(name: string, play: PlayOnOrders, { canBlock = true } = {}): void {
  describe(name, () => {
    test('a whole reading: each order once with all its rows, what it was read from, and as of when', () =>
      play(async ({ source, put }) => {
        put([shopOrder(1, { lines: [shopLine(1), shopLine(2)] }), shopOrder(2)], at);
        const reading = await source.read(all);
        const orders = [...reading.orders()];
        expect(orders.map(({ order }) => [order.id, order.lines.length])).toEqual([
          ['1', 2],
          ['2', 1],
        ]);
        expect(reading.asOf).toEqual(at);
        expect(reading.left).toBe(0);
        expect(reading.parts).toMatchObject([{ name: reading.name, orders: 2 }]);
        expect(orders.map(({ part, isBehind }) => [part, isBehind])).toEqual([
          [reading.name, false],
          [reading.name, false],
        ]);
      }));

    test('the original of an order is its own rows under the heading, for a person to mend', () =>
      play(async ({ source, put }) => {
        put([shopOrder(1), shopOrder(2, { lines: [shopLine(1), shopLine(2)] })], at);
        const [, second] = [...(await source.read(all)).orders()];
        const { headingRow, rows, delimiter } = second?.original() ?? {
          headingRow: '',
          rows: [],
          delimiter: '',
        };
        const [, reference] = [shopOrder(1).ref, shopOrder(2).ref];
        expect(headingRow.split(delimiter).length).toBe(rows[0]?.split(delimiter).length);
        expect(rows.map((row) => row.includes(reference) && row.endsWith('\n'))).toEqual([true, true]);
      }));

    test('an order stands beside those of its own part', () =>
      play(async ({ source, put }) => {
        put([shopOrder(1), shopOrder(2)], at);
        const [first] = [...(await source.read(all)).orders()];
        expect([first?.standsBeside('2'), first?.standsBeside('3')]).toEqual([true, false]);
      }));

    test('the orders can be asked for again, from the first one, until the reading is closed', () =>
      play(async ({ source, put }) => {
        put([shopOrder(1), shopOrder(2)], at);
        const reading = await source.read(all);
        const ids = () => Array.from(reading.orders(), ({ order }) => order.id);
        expect([ids(), ids()]).toEqual([
          ['1', '2'],
          ['1', '2'],
        ]);
        reading.close();
        expect(ids).toThrow();
      }));

    test('a reading without an order is whole: whatever it lacks has left the shop', () =>
      play(async ({ source, put }) => {
        put([], at);
        const reading = await source.read(all);
        expect([...reading.orders()]).toEqual([]);
        expect([reading.hasLeft(null), reading.hasLeft(at)]).toEqual([true, true]);
      }));

    test('what stands there now is read, not what stood there before', () =>
      play(async ({ source, put }) => {
        put([shopOrder(1)], at);
        (await source.read(all)).markRead();
        put([shopOrder(2), shopOrder(3)], new Date(at.getTime() + 60_000));
        const reading = await source.read({ everything: false });
        expect(Array.from(reading.orders(), ({ order }) => order.id)).toEqual(['2', '3']);
      }));

    test.each<[string, (subject: OrderSubject) => unknown]>([
      ['nothing there', ({ takeAway }) => takeAway()],
      ['cut short', ({ cutShort }) => cutShort()],
    ])('no reading at all: %s', (_, harm) =>
      play(async (subject) => {
        subject.put([shopOrder(1), shopOrder(2)], at);
        await harm(subject);
        expect(await failureOf(subject.source)).toBe(subject.noReading ?? ExitCode.Input);
      }),
    );

    if (!canBlock) return;
    test('could not look is never nothing there', () =>
      play(async ({ source, put, block }) => {
        put([shopOrder(1)], at);
        await block?.();
        expect(await failureOf(source)).toBe(ExitCode.Server);
      }));
  });
}

/** The exit code that reading ends with; null: it was read. */
async function failureOf(source: OrderSource): Promise<ExitCode | null> {
  return source.read(all).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Failure) return error.exitCode;
      throw error;
    },
  );
}
