import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = join(import.meta.dirname, '../../src/program');
const url = (file: string) => JSON.stringify(pathToFileURL(join(program, file)).href);

/** A program of its own process, whose `main` is this text. */
function runProgram(main: string) {
  const script = `
    import { runMain } from ${url('run-main.ts')};
    import { realWorld } from ${url('real-world.ts')};
    async function theProgram() { ${main} }
    runMain(theProgram, realWorld(process.cwd()));`;
  const argv = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('the exit code of the program is that of the process', () => {
  expect(runProgram('return 5;')).toEqual({ status: 5, stdout: '', stderr: '' });
});

const late = (work: string) => `setImmediate(() => { ${work} }); return 0;`;

/** Each holds a secret where Node, left alone, would print it. */
const crashes: [string, string, RegExp][] = [
  ['its message', `throw new TypeError('PASS s3cret');`, /Internal error: TypeError/],
  [
    'its message, among places',
    `throw new RangeError('a\\n    at s3cret\\n    at s3cret');`,
    /Internal error: RangeError/,
  ],
  [
    'a property',
    late(`throw Object.assign(new Error('x'), { code: 'EAUTH', response: 's3cret' });`),
    /Error EAUTH/,
  ],
  ['its cause', late(`throw new Error('x', { cause: new Error('s3cret') });`), /Internal error: Error/],
  ['a rejection that nobody awaits', `void Promise.reject(new Error('s3cret')); return 0;`, /Error/],
  [
    'an error event that nobody hears',
    `import('node:events').then(({ EventEmitter }) => new EventEmitter().emit('error', new Error('s3cret'))); return 0;`,
    /Internal error: Error/,
  ],
  ['what is no error', `throw 's3cret';`, /Internal error: string/],
];

test.each(crashes)('a crash with a secret in %s is told without it: exit 1', (_, main, said) => {
  const { status, stdout, stderr } = runProgram(main);
  expect(stderr).toMatch(said);
  expect(stdout + stderr).not.toContain('s3cret');
  expect(status).toBe(1);
});

test('where it happened is told', () => {
  const { stderr } = runProgram(`function breakHere() { throw new Error('s3cret'); } breakHere();`);
  expect(stderr).toMatch(/^ {4}at breakHere /m);
});

test('a full disk is told as such: exit 2', () => {
  const { status, stderr } = runProgram(
    `throw Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC', path: 'status.html' });`,
  );
  expect(stderr).toContain('status.html');
  expect(stderr).not.toContain('    at ');
  expect(status).toBe(2);
});
