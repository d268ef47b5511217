import { oneAhead, sideBySide, type Work } from '@passerelle/prestashop/side-by-side.ts';

/** Works that end when they are told to: what has begun, and who is still under way. */
function stage() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const givenUp: string[] = [];
  const work =
    (name: string): Work<string> =>
    (signal) => {
      begun.push(name);
      const end = Promise.withResolvers<string>();
      ends.set(name, end);
      signal.addEventListener('abort', () => {
        givenUp.push(name);
        end.reject(new Error(`${name} given up`));
      });
      return end.promise;
    };
  return {
    ...{ begun, givenUp },
    works: (names: string) => [...names].map(work),
    done: (name: string) => settled(() => ends.get(name)?.resolve(name.toUpperCase())),
    broken: (name: string) => settled(() => ends.get(name)?.reject(new Error(name))),
  };
}

/** What follows from it has happened. */
async function settled(happen: () => void): Promise<void> {
  happen();
  await new Promise((resolve) => setImmediate(resolve));
}

test.each<[number, string, string, string]>([
  [1, 'a', 'a', 'ab'],
  [2, 'ab', 'b', 'abc'],
  [2, 'ab', 'a', 'abc'],
  [3, 'abc', 'c', 'abcd'],
  [9, 'abcd', 'a', 'abcd'],
])('%j at a time: %j begin, and after %j has ended %j have', async (width, first, ended, then) => {
  const { works, begun, done } = stage();
  const all = sideBySide(works('abcd'), width);
  expect(begun.join('')).toBe(first);
  await done(ended);
  expect(begun.join('')).toBe(then);
  for (const name of ['d', 'c', 'b', 'a', 'b', 'c', 'd']) await done(name);
  expect(await all).toEqual(['A', 'B', 'C', 'D']);
});

test('none at all bring nothing', async () => {
  expect(await sideBySide([], 2)).toEqual([]);
});

test('once one fails the others are given up, none is begun, and its failure is what is told', async () => {
  const { works, begun, givenUp, done, broken } = stage();
  const all = sideBySide(works('abcd'), 2);
  const told = expect(all).rejects.toThrow(/^b$/);
  await broken('b');
  await done('a');
  await told;
  expect([begun, givenUp]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

test('a failure is told only when no work is under way any more', async () => {
  const late = Promise.withResolvers<string>();
  let isTold = false;
  const all = sideBySide([() => Promise.reject(new Error('first')), () => late.promise], 2);
  const told = all.catch(() => (isTold = true));
  await settled(() => undefined);
  expect(isTold).toBe(false);
  late.resolve('late');
  await told;
  expect(isTold).toBe(true);
});

async function* pages(asked: string[], names: string): AsyncGenerator<string> {
  for (const name of names) {
    asked.push(name);
    if (name === '!') throw new Error('no page');
    yield await Promise.resolve(name);
  }
}

test('while a page is looked at, the next one has been asked for, and no other', async () => {
  const asked: string[] = [];
  const seen: string[] = [];
  for await (const page of oneAhead(pages(asked, 'abc'))) {
    await settled(() => undefined);
    seen.push(`${page} of ${asked.join('')}`);
  }
  expect(seen).toEqual(['a of ab', 'b of abc', 'c of abc']);
});

test('a page that fails is told when its turn comes', async () => {
  const seen: string[] = [];
  const reading = (async () => {
    for await (const page of oneAhead(pages([], 'a!'))) {
      await settled(() => undefined);
      seen.push(page);
    }
  })();
  await expect(reading).rejects.toThrow('no page');
  expect(seen).toEqual(['a']);
});
