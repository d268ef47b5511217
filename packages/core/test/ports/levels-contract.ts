import { Failure } from '../../src/failure/failure.ts';
import type { ExitCode } from '../../src/failure/exit-code.ts';
import type { Level, StockLevelsDestination } from '../../src/ports/stock-destination.ts';

/** A shop with at least six sizes of 10 pieces, and what can be done to it. */
export interface LevelsSubject {
  destination: StockLevelsDestination;
  /** What the shop has in a row; null: there is none. */
  pieces: (row: number) => number | null;
  /** Somebody buys one. */
  sell: (row: number) => void;
  harm: {
    /** The row is deleted; the shop refuses to write it, and everything that is sent after it. */
    remove: (row: number) => void;
    refuse: (row: number) => void;
    /** Every write that is carried out is answered as if it had failed, and ends its batch. */
    warnAtEveryWrite: () => void;
    /** The answer to the next write is lost, and it was carried out or not. */
    loseOnce: (isDone: boolean) => void;
    /** From now on nothing may be written. */
    forbid: () => void;
    /** From now on no write is answered. */
    block: () => void;
    /** From now on it can't be looked at. */
    blind: () => void;
  };
}

type Play = (test: (subject: LevelsSubject) => Promise<void>) => Promise<void>;

/** The contract of quantities in ports/stock-destination.ts, as tests. */
export function keepsTheLevelsContract(name: string, play: Play): void {
  /** Every size gets one piece less than the one before it, from 9 on. */
  const levelsOf = async ({ destination }: LevelsSubject): Promise<Level[]> => {
    const { sizes } = await destination.look();
    const rows = sizes.flatMap(({ quantity }) => (quantity.kind === 'known' ? [quantity.row] : []));
    return rows.slice(0, 6).map((row, at) => ({ row, pieces: 9 - at }));
  };
  const inShop = ({ pieces }: LevelsSubject, levels: readonly Level[]) =>
    levels.map(({ row }) => pieces(row));

  describe(name, () => {
    test('what is written is what the shop has, and what the next look shows', () =>
      play(async (subject) => {
        const levels = await levelsOf(subject);
        const { written, refused } = await subject.destination.write(levels);
        expect(refused).toEqual([]);
        expect(written.toSorted(byNumber)).toEqual(levels.map(({ row }) => row).toSorted(byNumber));
        expect(inShop(subject, levels)).toEqual([9, 8, 7, 6, 5, 4]);
        const { sizes } = await subject.destination.look();
        const seen = new Map(
          sizes.flatMap(({ quantity: q }) => (q.kind === 'known' ? [[q.row, q.pieces]] : [])),
        );
        expect(levels.map(({ row }) => seen.get(row))).toEqual([9, 8, 7, 6, 5, 4]);
      }));

    test('a look shows what was sold since the one before', () =>
      play(async (subject) => {
        const [level] = await levelsOf(subject);
        subject.sell(level!.row);
        const { sizes } = await subject.destination.look();
        const one = sizes.find(({ quantity }) => quantity.kind === 'known' && quantity.row === level!.row);
        expect(one?.quantity).toMatchObject({ pieces: 9 });
      }));

    test.each<['refused' | 'gone', 'refuse' | 'remove', number | null]>([
      ['refused', 'refuse', 10],
      ['gone', 'remove', null],
    ])('a row that is %s is told and hinders no other', (why, harm, left) =>
      play(async (subject) => {
        const levels = await levelsOf(subject);
        subject.harm[harm](levels[2]!.row);
        const { refused } = await subject.destination.write(levels);
        expect(refused).toEqual([{ row: levels[2]!.row, why, said: expect.any(String) as string }]);
        expect(inShop(subject, levels)).toEqual([9, 8, left, 6, 5, 4]);
      }),
    );

    test('a shop that answers every write with an error has all quantities, and none counts as refused', () =>
      play(async (subject) => {
        const levels = await levelsOf(subject);
        subject.harm.warnAtEveryWrite();
        expect((await subject.destination.write(levels)).refused).toEqual([]);
        expect(inShop(subject, levels)).toEqual([9, 8, 7, 6, 5, 4]);
      }));

    test.each([true, false])('an answer that is lost once costs nothing; carried out: %s', (isDone) =>
      play(async (subject) => {
        const levels = await levelsOf(subject);
        subject.harm.loseOnce(isDone);
        expect((await subject.destination.write(levels)).refused).toEqual([]);
        expect(inShop(subject, levels)).toEqual([9, 8, 7, 6, 5, 4]);
      }),
    );

    test.each<[what: string, harm: (subject: LevelsSubject, row: number) => void, missing: number]>([
      ['all goes well', () => undefined, 0],
      ['one is refused', ({ harm }, row) => harm.refuse(row), 1],
      ['one is gone', ({ harm }, row) => harm.remove(row), 1],
      ['every write is answered with an error', ({ harm }) => harm.warnAtEveryWrite(), 0],
      ['an answer is lost', ({ harm }) => harm.loseOnce(true), 0],
      ['a request is lost', ({ harm }) => harm.loseOnce(false), 0],
    ])('each row that has got its quantity is told, once: %s', (_, harm, missing) =>
      play(async (subject) => {
        const levels = await levelsOf(subject);
        harm(subject, levels[2]!.row);
        const told: { done: number; written: readonly number[] }[] = [];
        const { written } = await subject.destination.write(levels, (done, rows) => {
          told.push({ done, written: rows });
          expect(
            inShop(
              subject,
              levels.filter(({ row }) => rows.includes(row)),
            ),
          ).toEqual(levels.filter(({ row }) => rows.includes(row)).map(({ pieces }) => pieces));
        });
        expect(told.flatMap((one) => one.written)).toEqual(written);
        expect(written).toHaveLength(levels.length - missing);
        expect(told.at(-1)?.done).toBe(levels.length);
      }),
    );

    test.each<[what: 'forbid' | 'block' | 'blind', code: ExitCode]>([
      ['forbid', 2],
      ['block', 3],
    ])('a shop that fails as a whole ends the run, and nothing is written: %s', (harm, code) =>
      play(async (subject) => {
        const levels = await levelsOf(subject);
        subject.harm[harm]();
        expect(await failureOf(subject.destination.write(levels))).toBe(code);
        expect(inShop(subject, levels)).toEqual([10, 10, 10, 10, 10, 10]);
      }),
    );

    test('could not look is never nothing there', () =>
      play(async (subject) => {
        subject.harm.blind();
        expect(await failureOf(subject.destination.look())).toBe(3);
      }));
  });
}

const byNumber = (one: number, other: number): number => one - other;

async function failureOf(work: Promise<unknown>): Promise<ExitCode | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Failure) return error.exitCode;
      throw error;
    },
  );
}
