import { ExitCode } from '../../src/failure/exit-code.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { StockFileDestination } from '@passerelle/core/ports/stock-destination.ts';
import type { StockSource } from '@passerelle/core/ports/stock-source.ts';

/** A source of stock to hold to the contract, whose lines are its text, and what can be done to it. */
export interface StockSubject {
  source: StockSource<string>;
  /** Makes this what stands there, written at that moment. */
  put: (text: string, at: Date) => void;
  takeAway: () => void;
  /** What stands there looks cut short from now on, or is refused. */
  spoil: () => void;
  /** From now on it can't be looked at. null: it always can. */
  block: (() => void) | null;
}

const at = new Date('2026-11-22T09:50:00Z');

/** The contract of ports/stock-source.ts, as tests. `canBlock` false: the subject can't be kept from being looked at. */
export function keepsTheStockContract(
  name: string,
  play: (test: (subject: StockSubject) => Promise<void>) => Promise<void>,
  { canBlock = true } = {},
): void {
  describe(name, () => {
    test('the whole stock, what it is called, and as of when', () =>
      play(async ({ source, put }) => {
        put('Gencod;Qte\n1;2\n', at);
        const reading = await source.read();
        expect(reading).toMatchObject({ bytes: 15, asOf: at, stock: 'Gencod;Qte\n1;2\n' });
        expect(reading.name).not.toBe('');
      }));

    test('what stands there now is read, not what stood there before', () =>
      play(async ({ source, put }) => {
        put('before', at);
        await source.read();
        put('now', new Date(at.getTime() + 60_000));
        expect((await source.read()).stock).toBe('now');
      }));

    test.each<[string, (subject: StockSubject) => void]>([
      ['nothing there', ({ takeAway }) => takeAway()],
      ['not whole', ({ spoil }) => spoil()],
    ])('no reading at all: %s', (_, harm) =>
      play(async (subject) => {
        subject.put('Gencod;Qte\n1;2\n', at);
        harm(subject);
        expect(await failureOf(subject.source.read())).toBe(ExitCode.Input);
      }),
    );

    if (!canBlock) return;
    test('could not look is never nothing there', () =>
      play(async ({ source, put, block }) => {
        put('Gencod;Qte\n1;2\n', at);
        block?.();
        expect(await failureOf(source.read())).toBe(ExitCode.Server);
      }));
  });
}

/** A file that the corrected stock goes to, and what can be seen of it and done to it. */
export interface FileSubject {
  destination: StockFileDestination;
  /** What stands there; null: nothing. */
  published: () => string | null;
  /** Other files that stand beside it, where the shop would see them. */
  remains: () => string[];
  /** Makes this what stands there, so many minutes old. */
  put: (text: string, minutes: number) => void;
  /** What can be made to go wrong; null: nothing, it is a server as shops have them. */
  harm: {
    /** The next thing that is sent is lost half-way. */
    loseOnce: () => void;
    /** From now on nothing can be written. */
    refuseWriting: () => void;
    /** From now on it can't be looked at. */
    block: () => void;
  } | null;
}

/** The contract of a file in ports/stock-destination.ts, as tests. `canHarm` false: nothing can be made to go wrong. */
export function keepsTheFileContract(
  name: string,
  play: (test: (subject: FileSubject) => Promise<void>) => Promise<void>,
  { canHarm = true } = {},
): void {
  describe(name, () => {
    test.each<[string, (subject: FileSubject) => void]>([
      ['where nothing stood', () => undefined],
      ['over an older one', ({ put }) => put('old', 5)],
      ['over a longer one', ({ put }) => put('old and longer than what comes', 5)],
    ])('all the bytes stand there, and nothing else beside them: %s', (_, prepare) =>
      play(async (subject) => {
        prepare(subject);
        await subject.destination.publish(Buffer.from('new stock'));
        expect(subject.published()).toBe('new stock');
        expect(subject.remains()).toEqual([]);
      }),
    );

    test('the same bytes may be published again', () =>
      play(async ({ destination, published }) => {
        for (let time = 0; time < 2; time++) await destination.publish(Buffer.from('stock'));
        expect(published()).toBe('stock');
      }));

    test.each<[string, number | null, boolean, string | null]>([
      ['older', 21, true, null],
      ['younger', 19, false, 'old'],
      ['none', null, false, null],
    ])('withdrawn is what is older than it may be: %s', (_, minutes, isTaken, left) =>
      play(async ({ destination, put, published }) => {
        if (minutes !== null) put('old', minutes);
        expect(await destination.withdraw(20)).toBe(isTaken);
        expect(published()).toBe(left);
      }),
    );

    if (!canHarm) return;
    test('what is lost half-way once is sent again', () =>
      play(async ({ destination, published, harm }) => {
        harm?.loseOnce();
        await destination.publish(Buffer.from('new stock'));
        expect(published()).toBe('new stock');
      }));

    test('what can not be written leaves the old file as it was', () =>
      play(async ({ destination, put, published, harm }) => {
        put('old', 5);
        harm?.refuseWriting();
        expect(await failureOf(destination.publish(Buffer.from('new')))).toBe(ExitCode.Server);
        expect(published()).toBe('old');
      }));

    test('could not look is never nothing to withdraw', () =>
      play(async ({ destination, put, published, harm }) => {
        put('old', 60);
        harm?.block();
        expect(await failureOf(destination.withdraw(20))).toBe(ExitCode.Server);
        expect(published()).toBe('old');
      }));
  });
}

/** The exit code that it ends with; null: it was done. */
async function failureOf(work: Promise<unknown>): Promise<ExitCode | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Failure) return error.exitCode;
      throw error;
    },
  );
}
