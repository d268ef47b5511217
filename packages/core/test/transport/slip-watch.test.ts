import { provingCode, SlipWatch } from '../../src/transport/slip-watch.ts';

/** One line each: commands and their replies, whether one may have slipped. */
test.each<[string, [string, string][], boolean]>([
  [
    'each unlike the last',
    [
      ['CWD a', '250'],
      ['SIZE b', '213 5'],
      ['RNFR b', '350'],
      ['RNTO c', '250'],
    ],
    false,
  ],
  [
    'two files that are there',
    [
      ['SIZE a', '213 5'],
      ['SIZE b', '213 6'],
    ],
    true,
  ],
  [
    'two that are not',
    [
      ['SIZE a', '550'],
      ['SIZE b', '550'],
    ],
    true,
  ],
  [
    'a date and a size',
    [
      ['MDTM a', '213 20261122095703'],
      ['SIZE a', '213 5'],
    ],
    false,
  ],
  [
    'a date with a fraction',
    [
      ['MDTM a', '213 20261122095703.25'],
      ['SIZE a', '213 5'],
    ],
    false,
  ],
  [
    'two dates',
    [
      ['MDTM a', '213 20261122095703'],
      ['MDTM b', '213 20261122095703'],
    ],
    true,
  ],
  [
    'renamed, then entered',
    [
      ['RNTO a', '250'],
      ['CWD b', '250'],
    ],
    true,
  ],
  [
    'doubt, and NOOP',
    [
      ['SIZE a', '550'],
      ['SIZE b', '550'],
      ['NOOP', '200'],
    ],
    false,
  ],
  [
    'doubt, and EPSV',
    [
      ['SIZE a', '550'],
      ['SIZE b', '550'],
      ['EPSV', '229'],
    ],
    false,
  ],
  [
    'doubt, and RNFR',
    [
      ['SIZE a', '550'],
      ['SIZE b', '550'],
      ['RNFR b', '350'],
    ],
    false,
  ],
  [
    'doubt, and RNFR that is refused',
    [
      ['SIZE a', '550'],
      ['SIZE b', '550'],
      ['RNFR b', '550'],
    ],
    true,
  ],
  [
    'doubt, and CWD, which RNTO is answered like',
    [
      ['SIZE a', '550'],
      ['SIZE b', '550'],
      ['CWD b', '250'],
    ],
    true,
  ],
  [
    'NOOP after what is answered like it',
    [
      ['TYPE I', '200'],
      ['NOOP', '200'],
    ],
    true,
  ],
  [
    'over TLS',
    [
      ['PBSZ 0', '200'],
      ['PROT P', '200'],
      ['TYPE I', '200'],
      ['PWD', '257'],
    ],
    false,
  ],
])('%s', (_, exchanges, isInDoubt) => {
  const watch = new SlipWatch();
  for (const [command, reply] of exchanges) watch.replied(command, Number(reply.slice(0, 3)), reply);
  expect(watch.isInDoubt).toBe(isInDoubt);
});

test.each([
  ['EPSV', 229],
  ['PASV', 227],
  ['RNFR a', 350],
  ['CWD a', undefined],
  ['SIZE a', undefined],
  ['DELE a', undefined],
  ['MKD a', undefined],
])('%s proves the looks before it by %p', (command, code) => {
  expect(provingCode(command)).toBe(code);
});
