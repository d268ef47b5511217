import { PassThrough } from 'node:stream';
import { askAt, type Terminal } from '@passerelle/core/program/ask-at-terminal.ts';
import type { Answer, Keyboard } from '@passerelle/core/world/keyboard.ts';

const keys = { up: '\x1b[A', down: '\x1b[B', enter: '\r', escape: '\x1b', leave: '\x03', space: ' ' };

/** Asks, types this once it is asked, and says what came back and what stood on the terminal. */
async function asked<T>(
  ask: (keyboard: Keyboard) => Promise<Answer<T>>,
  typed: readonly string[],
): Promise<{ answer: Answer<T>; shown: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 0, rows: 0 });
  let shown = '';
  output.on('data', (piece: Buffer) => (shown += piece.toString()));
  const answer = ask(askAt({ input, output } as unknown as Terminal));
  for (const piece of typed) input.write(piece);
  return { answer: await answer, shown };
}

const type = (how: { standard: string; isHidden: boolean }) => (keyboard: Keyboard) =>
  keyboard.type('Compte ?', { ...how, refuse: (text) => (text === '' ? 'Il en faut un.' : undefined) });
const choices = ['un', 'deux', 'trois'].map((value) => ({ value, label: value.toUpperCase(), hint: '' }));
const choose = (keyboard: Keyboard) => keyboard.choose('Lequel ?', choices, 'deux');
const chooseSome = (keyboard: Keyboard) => keyboard.chooseSome('Lesquels ?', choices, ['deux']);

/** What the terminal shows once the question is answered. */
const lastFrame = (shown: string): string => shown.slice(shown.lastIndexOf('\x1b[J'));

test.each<[string, string[], string]>([
  ['Enter keeps the proposal', [keys.enter], 'passerelle'],
  ['what is typed counts', ['boutique', keys.enter], 'boutique'],
])('%s, and is shown once it is answered', async (_, typed, value) => {
  const { answer, shown } = await asked(type({ standard: 'passerelle', isHidden: false }), typed);
  expect(answer).toEqual({ kind: 'answer', value });
  expect(lastFrame(shown)).toContain(value);
});

test('a password is never shown, and Enter keeps the one of before', async () => {
  const typed = await asked(type({ standard: 'celui-d-avant', isHidden: true }), ['de-passe', keys.enter]);
  expect(typed.answer).toEqual({ kind: 'answer', value: 'de-passe' });
  expect(typed.shown).not.toContain('de-passe');
  const kept = await asked(type({ standard: 'celui-d-avant', isHidden: true }), [keys.enter]);
  expect(kept.answer).toEqual({ kind: 'answer', value: 'celui-d-avant' });
  expect(kept.shown).not.toContain('celui-d-avant');
});

test('what cannot be taken is asked for again', async () => {
  const { answer, shown } = await asked(type({ standard: '', isHidden: false }), [
    keys.enter,
    'a',
    keys.enter,
  ]);
  expect(answer).toEqual({ kind: 'answer', value: 'a' });
  expect(shown).toContain('Il en faut un.');
});

test.each<[string, string[], Answer<string>]>([
  ['Enter: what is proposed', [keys.enter], { kind: 'answer', value: 'deux' }],
  ['an arrow down', [keys.down, keys.enter], { kind: 'answer', value: 'trois' }],
  ['an arrow up', [keys.up, keys.enter], { kind: 'answer', value: 'un' }],
  ['Ctrl+C', [keys.leave], { kind: 'leave' }],
])('a choice: %s', async (_, typed, expected) => {
  expect((await asked(choose, typed)).answer).toEqual(expected);
});

test('Esc is one step back', async () => {
  expect((await asked(choose, [keys.escape])).answer).toEqual({ kind: 'back' });
});

test('Space ticks and unticks', async () => {
  const { answer } = await asked(chooseSome, [keys.space, keys.down, keys.space, keys.enter]);
  expect(answer).toEqual({ kind: 'answer', value: ['un'] });
});
