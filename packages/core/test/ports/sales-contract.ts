import type { Courier } from '@passerelle/core/delivery/courier.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Destination, StatesOf } from '@passerelle/core/ledger/states.ts';
import type { SalesDestination } from '@passerelle/core/ports/sales-destination.ts';

/** What can befall a destination from now on, until it is `sound` again. */
export type Trouble =
  | 'sound'
  /** Trouble before anything that can't be taken back. */
  | 'lost before the intent'
  | 'done, the answer lost'
  | 'not done, the answer lost'
  | 'refused'
  /** Nobody can look. */
  | 'blind';

/** A destination to hold to the contract, its ledger, and what can be done to it. */
export interface SalesSubject<D extends Destination> {
  /** On a connection of its own. */
  open: () => Promise<SalesDestination<Delivery<D>>>;
  courier: () => Courier<D>;
  /** A parcel that is ready to be sent. */
  prepare: () => Promise<Delivery<D>>;
  /** As the ledger has it now. */
  get: (number: number) => Delivery<D>;
  /** As `Courier` records an intent. */
  intend: (delivery: Delivery<D>) => void;
  trouble: (what: Trouble) => void;
  /** How often the parcel stands there. */
  copies: (delivery: Delivery<D>) => number;
  /** The back office takes what has arrived. */
  book: () => void;
  /** Half an hour goes by. */
  wait: () => void;
  states: { intended: StatesOf[D]; taken: StatesOf[D]; refused: StatesOf[D]; booked: StatesOf[D] };
}

/** The contract of ports/sales-destination.ts, as tests. */
export function keepsTheSalesContract<D extends Destination>(
  name: string,
  play: (test: (subject: SalesSubject<D>) => Promise<void>) => Promise<void>,
): void {
  describe(name, () => {
    test('a parcel is taken; its intent comes once, and before it is there', () =>
      play(async (its) => {
        const delivery = await its.prepare();
        const copiesAtIntent: number[] = [];
        const sent = await (await its.open()).send(delivery, () => copiesAtIntent.push(its.copies(delivery)));
        expect([sent.kind, copiesAtIntent, its.copies(delivery)]).toEqual(['taken', [0], 1]);
      }));

    test('an intent that can’t be committed: nothing leaves', () =>
      play(async (its) => {
        const delivery = await its.prepare();
        const place = await its.open();
        await expect(
          place.send(delivery, () => {
            throw new Error('disk full');
          }),
        ).rejects.toThrow('disk full');
        expect(its.copies(delivery)).toBe(0);
      }));

    test('trouble before the intent: none is told, and nothing is there', () =>
      play(async (its) => {
        const delivery = await its.prepare();
        const place = await its.open();
        its.trouble('lost before the intent');
        let intents = 0;
        await expect(place.send(delivery, () => intents++)).rejects.toBeInstanceOf(Error);
        expect([intents, its.copies(delivery)]).toEqual([0, 0]);
      }));

    test.each<[Trouble, string, number]>([
      ['done, the answer lost', 'taken', 1],
      ['not done, the answer lost', 'absent', 0],
    ])('%s: it rejects, and a look on a new connection says %s', (trouble, found, copies) =>
      play(async (its) => {
        const delivery = await its.prepare();
        const place = await its.open();
        its.trouble(trouble);
        await expect(place.send(delivery, () => its.intend(delivery))).rejects.toBeInstanceOf(Error);
        expect(its.get(delivery.number).state).toBe(its.states.intended);
        its.trouble('sound');
        expect(await (await its.open()).find(its.get(delivery.number))).toMatchObject({ kind: found });
        expect(its.copies(delivery)).toBe(copies);
      }),
    );

    test('could not look is never absent', () =>
      play(async (its) => {
        const delivery = await its.prepare();
        const place = await its.open();
        its.trouble('not done, the answer lost');
        await place.send(delivery, () => its.intend(delivery)).catch(() => undefined);
        its.trouble('sound');
        const blind = await its.open();
        its.trouble('blind');
        await expect(blind.find(its.get(delivery.number))).rejects.toBeInstanceOf(Error);
      }));

    test('a no in words is an answer, with the reason', () =>
      play(async (its) => {
        const delivery = await its.prepare();
        const place = await its.open();
        its.trouble('refused');
        const sent = await place.send(delivery, () => its.intend(delivery));
        const [answer, why] = sent.kind === 'refused' ? [sent.answer, sent.why] : ['', null];
        expect(answer).toMatch(/\w/);
        expect(why).toBeInstanceOf(Error);
        expect(its.copies(delivery)).toBe(0);
      }));

    test('what was taken waits until it is booked, and is known to the back office no earlier', () =>
      play(async (its) => {
        const { number } = await its.prepare();
        await its.courier().advance(await its.open(), number);
        const taken = its.get(number);
        expect(taken.state).toBe(its.states.taken);
        its.wait();
        its.book();
        const place = await its.open();
        expect((await place.lookAtTaken([taken])).booked).toHaveLength(1);
        const booked = { ...taken, state: its.states.booked };
        const moments = [new Date(0), new Date(place.now().getTime() + 3_600_000)];
        expect(moments.map((moment) => place.knewAt(booked, moment))).toEqual([false, true]);
      }));

    test.each<[Trouble, number]>([
      ['sound', 1],
      ['lost before the intent', 1],
      ['done, the answer lost', 1],
      ['not done, the answer lost', 1],
      ['blind', 1],
    ])('%s for a run: after the next ones it is there once, and taken', (trouble, copies) =>
      play(async (its) => {
        const delivery = await its.prepare();
        await run(its, delivery, trouble);
        for (let next = 1; next <= 3; next++) await run(its, delivery, 'sound');
        expect(its.copies(delivery)).toBe(copies);
        expect(its.get(delivery.number).state).toBe(its.states.taken);
      }),
    );

    test('refused: it rests as it is meant to, and is nowhere', () =>
      play(async (its) => {
        const delivery = await its.prepare();
        await run(its, delivery, 'refused');
        expect(its.get(delivery.number).state).toBe(its.states.refused);
        expect(its.copies(delivery)).toBe(0);
      }));
  });
}

/** One run: a surprise is looked at again on a new connection, other trouble waits for the next run. */
async function run<D extends Destination>(
  its: SalesSubject<D>,
  { number }: Delivery<D>,
  trouble: Trouble,
): Promise<void> {
  its.wait();
  const courier = its.courier();
  its.trouble('sound');
  for (const place of [await its.open(), await its.open()]) {
    its.trouble(trouble);
    await courier.advance(place, number).catch(() => undefined);
  }
}
