import { Progress } from '../../src/report/reporter.ts';

interface Step {
  /** Milliseconds after the run began. */
  at: number;
  text: string | null;
}

/** What a terminal of that kind was sent; `text` null: the line is taken away. */
function sent(steps: readonly Step[], { isTerminal = true, isWanted = true } = {}): string[] {
  const written: string[] = [];
  let at = 0;
  const err = { isTerminal, write: (text: string | Uint8Array) => void written.push(String(text)) };
  const progress = new Progress({ err, now: () => new Date(at) }, isWanted);
  for (const step of steps) {
    at = step.at;
    const { text } = step;
    if (text === null) progress.clear();
    else progress.show(() => text);
  }
  return written;
}

test.each<[string, Step[], string[]]>([
  ['a run of less than a second shows nothing', [{ at: 999, text: 'a' }], []],
  ['a longer one does', [{ at: 1000, text: 'a' }], ['\ra']],
  [
    'ten times a second at most',
    [
      { at: 1000, text: 'a' },
      { at: 1099, text: 'b' },
      { at: 1100, text: 'c' },
    ],
    ['\ra', '\rc'],
  ],
  [
    'a shorter line covers the longer one',
    [
      { at: 1000, text: 'long' },
      { at: 1200, text: 's' },
    ],
    ['\rlong', '\rs   '],
  ],
  [
    'the line makes room for a sentence',
    [
      { at: 1000, text: 'long' },
      { at: 1001, text: null },
    ],
    ['\rlong', '\r    ', '\r'],
  ],
  ['there is nothing to take away', [{ at: 2000, text: null }], []],
])('%s', (_what, steps, written) => {
  expect(sent(steps)).toEqual(written);
});

test.each([
  ['redirected output', { isTerminal: false }],
  ['--quiet and --json', { isWanted: false }],
])('%s: no progress, and its text is not even made', (_what, terminal) => {
  expect(sent([{ at: 5000, text: 'a' }], terminal)).toEqual([]);
});
