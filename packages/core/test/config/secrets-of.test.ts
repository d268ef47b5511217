import { environmentWithout } from '../../src/config/secrets.ts';

const path = '/usr/local/bin:/usr/bin';

test.each([
  ['a variable that is a secret', 'motdepasse', { A: 'motdepasse', PATH: path }, { PATH: path }],
  ['one that PATH contains', 'bin', { A: 'bin', PATH: path }, { PATH: path }],
  ['one that another contains', 'local', { A: 'localhost', PATH: path }, { A: 'localhost', PATH: path }],
  ['a variable that is not set', 'bin', { A: undefined, PATH: path }, { A: undefined, PATH: path }],
])('%s', (_, secret, env, left) => {
  expect(environmentWithout([secret], env)).toEqual(left);
});
