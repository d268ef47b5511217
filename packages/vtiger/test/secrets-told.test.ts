import { censorOf } from '../src/secrets-told.ts';

const key = 'a&b c+d';

test.each([
  ['plain', `the key ${key}!`, 'the key *****!'],
  ['in an address', '/?key=a%26b%20c%2Bd', '/?key=*****'],
  ['in a form', 'key=a%26b+c%2Bd', 'key=*****'],
  [
    'a session that nobody knew',
    '{"sessionName": "5f3a", "userId": "19x1"',
    '{"sessionName": "*****", "userId": "19x1"',
  ],
  ['nothing of it', 'a&b', 'a&b'],
])('%s', (_, said, told) => {
  expect(censorOf([key, undefined, ''])(said)).toBe(told);
});

test('a secret of half a character is no obstacle', () => {
  expect(censorOf(['ab\ud800'])('ab\ud800 said')).toBe('***** said');
});
