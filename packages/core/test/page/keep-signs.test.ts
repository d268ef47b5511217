import { keepSigns } from '../../src/page/html.ts';

test.each([
  ['dit « ack »', 'dit «\u00a0ack\u00a0»'],
  ['code 3 : refus ; fin ?', 'code 3\u00a0: refus\u00a0; fin\u00a0?'],
  ['says “ack”: now', 'says “ack”: now'],
])('%j does not break before its signs', (text, kept) => {
  expect(keepSigns(text)).toBe(kept);
});
