import { StrictContext } from '../../src/transport/strict-context.ts';

test.each([
  ['one that is sent', 'NOOP'],
  ['one that is refused before it is sent', 'NOOP\r\nDELE a'],
])('after an exchange, errors have their stack traces again: %s', async (_, command) => {
  const context = new StrictContext(1000, () => undefined);
  const before = Error.stackTraceLimit;
  const exchange = context.handle(command, (response, task) => task.reject(response as Error));
  const after = Error.stackTraceLimit;
  context.close();
  await expect(exchange).rejects.toBeInstanceOf(Error);
  expect(after).toBe(before);
});
