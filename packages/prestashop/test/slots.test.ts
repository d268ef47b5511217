import { Slots } from '@passerelle/prestashop/slots.ts';

/** Calls that end when they are told to, in the order in which they began. */
function stage(count: number) {
  const slots = new Slots(count);
  const begun: string[] = [];
  const under = new Map<string, PromiseWithResolvers<void>>();
  const hold = (name: string): Promise<void> =>
    slots.hold(async () => {
      begun.push(name);
      const end = Promise.withResolvers<void>();
      under.set(name, end);
      await end.promise.finally(() => under.delete(name));
    });
  const end = async (name: string, how: 'well' | 'badly'): Promise<void> => {
    const call = under.get(name);
    if (how === 'well') call?.resolve();
    else call?.reject(new Error(name));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, under: () => [...under.keys()].join(''), hold, end };
}

test.each([
  [1, ['a', 'b', 'c', 'd', 'e']],
  [2, ['ab', 'bc', 'cd', 'de', 'e']],
  [3, ['abc', 'bcd', 'cde', 'de', 'e']],
  [9, ['abcde', 'bcde', 'cde', 'de', 'e']],
])('%i at a time, the first who came first, however each ends', async (count, expected) => {
  const { begun, under, hold, end } = stage(count);
  const all = [...'abcde'].map((name) => hold(name).catch(() => undefined));
  await new Promise((resolve) => setImmediate(resolve));
  const seen: string[] = [];
  for (const [at, name] of [...'abcde'].entries()) {
    seen.push(under());
    await end(name, at % 2 === 0 ? 'badly' : 'well');
  }
  await Promise.all(all);
  expect(seen).toEqual(expected);
  expect(begun.join('')).toBe('abcde');
});

test('after a rest there are as many as before', async () => {
  const { under, hold, end } = stage(2);
  const first = [hold('a'), hold('b'), hold('c')];
  await new Promise((resolve) => setImmediate(resolve));
  for (const name of 'abc') await end(name, 'well');
  await Promise.all(first);
  const second = [hold('d'), hold('e'), hold('f')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(under()).toBe('de');
  for (const name of 'def') await end(name, 'well');
  await Promise.all(second);
});
