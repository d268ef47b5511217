import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '@passerelle/core/world/world.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { main } from '../../src/command-line.ts';
import { inShop } from '../cycle/in-shop.ts';
import { worldIn } from './played-world.ts';
import { everyFileBelow, findSecret } from './secret-forms.ts';

const password = 'M4rkedFtp"s&c<r\\e>t%41 7+/';

// Whoever may read a new file is for `init` to say, not for the umask of whoever tests.
process.umask(0);

const inEmptyFolder = (serverPassword: string, play: (shop: Rehearsal) => Promise<void>) =>
  inShop(
    async (shop) => {
      rmSync(join(shop.workDir, 'passerelle.json'));
      await play(shop);
    },
    { server: { user: 'boutique', password: serverPassword } },
  );

const answersFor = (shop: Rehearsal) => ['127.0.0.1', 'boutique', 'none', `${shop.server?.port}`, password];

function expectOnlyInItsFile(shop: Rehearsal, said: string): void {
  const path = join(shop.workDir, 'motdepasse.txt');
  expect(readFileSync(path, 'utf8')).toBe(`${password}\n`);
  if (process.platform !== 'win32') expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  expect(shop.local('passerelle.json')).toContain('"file:motdepasse.txt"');
  const texts = everyFileBelow(join(shop.workDir, '..'), 'motdepasse.txt');
  texts.set('said', said);
  expect(findSecret(password, texts)).toEqual([]);
}

test.each([
  ['works', password, /La connexion|login|fonctionne/i],
  ['is refused', 'another', /530|refus/i],
])(
  'init, the login %s: the password is asked hidden, and only its own file has it',
  async (_, real, ends) => {
    await inEmptyFolder(real, async (shop) => {
      const answers = answersFor(shop);
      const hidden: boolean[] = [];
      const ask: World['ask'] = (question, { isHidden }) => {
        said.all += question;
        hidden.push(isHidden);
        return Promise.resolve(answers.shift() ?? '');
      };
      const { world, said } = worldIn(shop.workDir, ask);
      expect(await main(['init'], world)).toBe(0);
      expect(hidden).toEqual([false, false, false, false, true]);
      expect(said.all).toMatch(ends);
      expectOnlyInItsFile(shop, said.all);
    });
  },
);

test('init repeats no word of a server that repeats the password', async () => {
  await inEmptyFolder(password, async (shop) => {
    const reply = `530 ${password} is what you said`;
    shop.server?.behave(({ verb }) =>
      verb === 'USER' || verb === 'PASS' ? { kind: 'answer', reply, applied: false } : undefined,
    );
    const answers = answersFor(shop);
    const { world, said } = worldIn(shop.workDir, () => Promise.resolve(answers.shift() ?? ''));
    expect(await main(['init'], world)).toBe(0);
    expect(said.all).toContain('*****');
    expectOnlyInItsFile(shop, said.all);
  });
});

/** `script` of util-linux gives a program a terminal; it is part of every Debian. */
const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

const questions = ['FTP server?', 'FTP account?', 'Encryption', 'Port?', 'Password'];

/** Types each answer when its question stands on the screen; gives all that the screen has shown. */
async function initAtTerminal(workDir: string, answers: readonly string[]): Promise<string> {
  const program = join(import.meta.dirname, '../../src/main.ts');
  const init = `'${process.execPath}' --disable-warning=ExperimentalWarning '${program}' init`;
  const child = spawn('/usr/bin/script', ['--quiet', '--return', '--command', init, '/dev/null'], {
    cwd: workDir,
    env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' },
    timeout: 15_000,
  });
  child.stdin.on('error', () => undefined);
  let screen = '';
  let typed = 0;
  child.stdout.on('data', (chunk) => {
    screen += String(chunk);
    const question = questions[typed];
    if (question === undefined || !screen.includes(question)) return;
    const answer = answers[typed++];
    // Nobody types within the moment between the question and the end of the echo.
    setTimeout(() => child.stdin.write(`${answer}\r`), 200);
  });
  await once(child, 'close');
  return screen;
}

(hasTerminal ? test : test.skip)('on a real terminal the password is not echoed', async () => {
  await inEmptyFolder(password, async (shop) => {
    const screen = await initAtTerminal(shop.workDir, answersFor(shop));
    expect(screen).toContain('The login works');
    // What is not hidden is seen: this terminal does echo.
    expect(screen).toMatch(/FTP account\? \[passerelle\] [^]*boutique/);
    expectOnlyInItsFile(shop, screen);
  });
});

test('a password file that all could read is not kept open', async () => {
  await inEmptyFolder(password, async (shop) => {
    writeFileSync(join(shop.workDir, 'motdepasse.txt'), 'of before', { mode: 0o644 });
    const answers = answersFor(shop);
    const { world, said } = worldIn(shop.workDir, () => Promise.resolve(answers.shift() ?? ''));
    expect(await main(['init'], world)).toBe(0);
    expectOnlyInItsFile(shop, said.all);
  });
});

test('the password stands beside the configuration, wherever that is', async () => {
  await inEmptyFolder(password, async (shop) => {
    mkdirSync(join(shop.workDir, 'ici'));
    const answers = answersFor(shop);
    const { world, said } = worldIn(shop.workDir, () => Promise.resolve(answers.shift() ?? ''));
    expect(await main(['init', '--config', 'ici/passerelle.json'], world)).toBe(0);
    expect(said.all).toMatch(/fonctionne|login/);
    expect(existsSync(join(shop.workDir, 'ici', 'motdepasse.txt'))).toBe(true);
  });
});

test('init never writes over a configuration, and asks nothing then', async () => {
  await inEmptyFolder(password, async (shop) => {
    writeFileSync(join(shop.workDir, 'passerelle.json'), 'mine');
    const { world } = worldIn(shop.workDir, () => Promise.reject(new Error('asked')));
    expect(await main(['init'], world)).toBe(2);
    expect(shop.local('passerelle.json')).toBe('mine');
    expect(existsSync(join(shop.workDir, 'motdepasse.txt'))).toBe(false);
  });
});
