import { startDeadline } from '../../src/transport/connections.ts';

test('counts down from its start, never below zero', () => {
  let now = 1_000;
  const deadline = startDeadline(45, () => now);
  expect(deadline.remainingMs()).toBe(45_000);
  now += 44_999;
  expect(deadline.remainingMs()).toBe(1);
  now += 5_000;
  expect(deadline.remainingMs()).toBe(0);
});
