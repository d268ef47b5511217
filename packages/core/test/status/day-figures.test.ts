import { execFileSync } from 'node:child_process';
import { listDays } from '../../src/status/day-figures.ts';

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

/** 25 October 2026 has 25 hours in France. Only another process can have another time zone than this one. */
test('a day of 25 hours is one day', () => {
  const script = `
    import { listDays } from '@passerelle/core/status/day-figures.ts';
    const days = listDays([], new Date(2026, 9, 27, 12), 5).map(({ day }) => day.getDate() + ' ' + day.getHours());
    console.log(days.join(', '));`;
  const env = { ...process.env, TZ: 'Europe/Paris', NODE_OPTIONS: '' };
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  expect(told.trim()).toBe('23 0, 24 0, 25 0, 26 0, 27 0');
});
