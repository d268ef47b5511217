import { OwedReplies } from '../../src/transport/strict-context.ts';

test.each<[string, number[], boolean[]]>([
  ['(greeting)', [220], [true]],
  ['(greeting)', [220, 220], [true, false]],
  ['(greeting)', [120, 220], [true, true]],
  ['NOOP', [200], [true]],
  ['NOOP', [200, 200], [true, false]],
  ['NOOP', [550, 421], [true, false]],
  ['USER shop', [331, 230], [true, false]],
  ['RETR a', [150, 226], [true, true]],
  ['RETR a', [150, 150, 226], [true, false, true]],
  ['RETR a', [150, 226, 226], [true, true, false]],
  ['RETR a', [150, 426], [true, true]],
  ['RETR a', [550], [true]],
  ['RETR a', [550, 226], [true, false]],
  ['STOR a', [226], [false]],
  ['NLST', [226], [false]],
  ['NLST', [450], [true]],
])('%s answered by %j: owed %j', (command, codes, owed) => {
  const replies = new OwedReplies();
  if (command !== '(greeting)') replies.commandSent(command);
  expect(codes.map((code) => replies.take(code))).toEqual(owed);
});

test('a new command is owed its own replies, whatever was left of the last', () => {
  const replies = new OwedReplies();
  replies.commandSent('STOR a');
  replies.take(150);
  replies.commandSent('NOOP');
  expect(replies.awaitsFirstReply).toBe(true);
  expect(replies.take(200)).toBe(true);
  expect(replies.awaitsNothing).toBe(true);
});
