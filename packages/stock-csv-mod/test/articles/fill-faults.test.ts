import { golden, playKill, playTrouble, troubles, type Golden } from './fault-table.ts';

/** Each request with each trouble: PASSERELLE_ARTICLE_FAULTS=1. Here every few of them. */
const oneIn = Number(process.env['PASSERELLE_ARTICLE_FAULTS'] ?? 0) || 131;

let gold: Golden;

beforeAll(async () => {
  gold = await golden();
});

test('without trouble two articles are shown, with their reduced price', () => {
  expect(gold.catalogue.shown).toHaveLength(2);
  expect(gold.catalogue.shown[0]).toContain('"price":"44.91"');
  expect(gold.requests).toBeGreaterThan(40);
});

test('a request that meets trouble: nothing half-made is seen, and the next runs end in the same catalogue', async () => {
  const wrongs: string[] = [];
  let at = 0;
  for (let number = 1; number <= gold.requests; number += 1) {
    for (const [name, trouble] of troubles) {
      if ((at += 1) % oneIn !== 0) continue;
      for (const wrong of await playTrouble(number, trouble, gold))
        wrongs.push(`${number}, ${name}: ${wrong}`);
    }
  }
  expect(wrongs).toEqual([]);
}, 3_600_000);

test('a kill before or after a write: nothing is made twice', async () => {
  const wrongs: string[] = [];
  for (let number = 1; number <= gold.writes; number += 1) {
    for (const isDone of [false, true]) {
      if (oneIn > 5 && (number * 2 + Number(isDone)) % 8 !== 0) continue;
      for (const wrong of await playKill(number, isDone, gold))
        wrongs.push(`${number}, ${isDone ? 'done' : 'not done'}: ${wrong}`);
    }
  }
  expect(wrongs).toEqual([]);
}, 3_600_000);
