import type { Random } from '../faults/seeded-random.ts';
import { hostilePieces, mutate } from './mutation.ts';

/** What a server may put in place of a value: of another kind, beyond any number, or with something in it to obey. */
const oddValues: [unknown, ...unknown[]] = [
  null,
  true,
  '',
  '0',
  '-1',
  '-0.000001',
  '1e308',
  '1e-308',
  'NaN',
  '0x1F',
  '99999999999999999999',
  '9007199254740993',
  0.1,
  1e308,
  -1,
  [],
  {},
  [[]],
  [{ id: '1' }],
  { '@attributes': {} },
  '0000-00-00 00:00:00',
  '0000-13-32 25:61:61',
  '9999-12-31 23:59:59',
  '0001-01-01 00:00:00',
  '\u001b[2J\u001b]0;title\u0007',
  '<script>alert(1)</script>',
  '../../../outside',
  '__proto__',
  'é'.repeat(2000),
  '\ud800',
];

/** Changes an answer: its bytes, or, in JSON, one value or name among those that it holds. The same seed does the same. */
export function mutateAnswer(body: Buffer, random: Random): Buffer {
  const answer = random.onceIn(5) ? undefined : asJson(body);
  if (answer === undefined) return mutate(body, random, [body]);
  for (let left = 1 + random.below(3); left > 0; left -= 1) changeOne(answer, random);
  return Buffer.from(JSON.stringify(answer));
}

function asJson(body: Buffer): object | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

type Container = Record<string, unknown>;

/** Goes down from one value to another by chance, and changes where it ends. */
function changeOne(answer: object, random: Random): void {
  let at = answer as Container;
  for (;;) {
    const names = Object.keys(at);
    const [first, ...rest] = names;
    if (first === undefined) return;
    const name = random.pick([first, ...rest]);
    const inner = at[name];
    const goesOn = typeof inner === 'object' && inner !== null && !random.onceIn(8);
    if (!goesOn) return change(at, name, random);
    at = inner as Container;
  }
}

const changes: [Change, ...Change[]] = [
  (at, name, random) => put(at, name, random.pick(oddValues)),
  (at, name, random) => put(at, name, random.pick(oddValues)),
  (at, name, random) => put(at, name, random.pick(hostilePieces)),
  (at, name) => void delete at[name],
  (at, name) => {
    if (Array.isArray(at)) at.push(at[Number(name)], ...(at as unknown[]));
    else put(at, '__proto__', { [name]: at[name] });
  },
];
type Change = (at: Container, name: string, random: Random) => void;

function change(at: Container, name: string, random: Random): void {
  random.pick(changes)(at, name, random);
}

/** As JSON would have it: a name like any other, whatever it is. */
function put(at: Container, name: string, value: unknown): void {
  Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
}
