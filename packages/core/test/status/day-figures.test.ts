import { listDays } from '@passerelle/core/status/day-figures.ts';

const at = new Date(2026, 10, 22, 9, 57);
const decided = (decision: string, day: number, hour = 12) => ({
  at: new Date(2026, 10, day, hour),
  decision,
});

test('each decision counts on its day, by the calendar of the machine', () => {
  const decisions = [
    decided('send', 22, 0),
    decided('send', 21, 23),
    decided('send', 21, 0),
    decided('gift-voucher', 21),
    decided('before-go-live', 21),
    decided('rejected', 22),
    decided('unknown-state', 22),
    decided('already-sent', 22),
    decided('send', 19),
  ];
  expect(listDays(decisions, at, 3)).toEqual([
    { day: new Date(2026, 10, 20), sent: 0, withheld: 0, refused: 0 },
    { day: new Date(2026, 10, 21), sent: 2, withheld: 2, refused: 0 },
    { day: new Date(2026, 10, 22), sent: 1, withheld: 0, refused: 2 },
  ]);
});

test('a day of 23 or 25 hours is one day', () => {
  const days = listDays([], new Date(2026, 10, 1, 12), 14).map(({ day }) => day.getDate());
  expect(days).toEqual([19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 1]);
});
