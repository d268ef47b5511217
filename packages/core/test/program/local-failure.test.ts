import { localFailure } from '../../src/failure/local-failure.ts';
import { fr } from '../../src/words/language.ts';

test.each<[string, exitCode: number | undefined]>([
  ['ENOSPC', 2],
  ['EACCES', 2],
  ['EPERM', 2],
  ['EBUSY', 2],
  ['EIO', 2],
  ['EISDIR', 2],
  ['ENOENT', 2],
  ['ENOTDIR', 2],
  ['ERR_INVALID_ARG_TYPE', undefined],
  ['ECONNRESET', undefined],
])('%s on a local file: exit code %p', (code, exitCode) => {
  const error = Object.assign(new Error(`${code}: what the system says`), {
    code,
    path: 'C:\\gare\\Trace1.txt',
  });
  expect(localFailure(error)?.exitCode).toBe(exitCode);
});

test('the file is named where the system names it', () => {
  const error = Object.assign(new Error('EBUSY: held'), { code: 'EBUSY', path: 'Rejets/rejet_7.csv' });
  expect(fr.say(localFailure(error)!.fault).message).toContain('Rejets/rejet_7.csv');
});

test('what is no error of the system is left to others', () => {
  expect(localFailure(new Error('a fault of ours'))).toBeNull();
  expect(localFailure({ code: 'ENOSPC' })).toBeNull();
});
