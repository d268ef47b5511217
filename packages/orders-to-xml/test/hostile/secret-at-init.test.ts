import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { main } from '../../src/command-line.ts';
import { inShop } from '../cycle/in-shop.ts';
import { hasTerminal, initAtTerminal } from './at-terminal.ts';
import { worldIn, type Ask } from './played-world.ts';
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

/** Files; the server; its account; what follows a login that is refused; write. */
const answersFor = (shop: Rehearsal, then: readonly string[] = []) => [
  ...['files', `127.0.0.1:${shop.server?.port}`, 'none', 'boutique', password, ...then, 'write'],
];

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
  ['works', password, /La connexion|login|fonctionne/i, []],
  ['is refused', 'another', /530|refus/i, ['on']],
])(
  'init, the login %s: the password is asked hidden, and only its own file has it',
  async (_, real, ends, then) => {
    await inEmptyFolder(real, async (shop) => {
      const answers = answersFor(shop, then);
      const hidden: boolean[] = [];
      const ask: Ask = (question, { isHidden }) => {
        said.all += question;
        hidden.push(isHidden);
        return Promise.resolve(answers.shift() ?? '');
      };
      const { world, said } = worldIn(shop.workDir, ask);
      expect(await main(['init'], world)).toBe(0);
      expect(hidden.map(Number).join('')).toBe(then.length > 0 ? '0000100' : '000010');
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
    const answers = answersFor(shop, ['on']);
    const { world, said } = worldIn(shop.workDir, () => Promise.resolve(answers.shift() ?? ''));
    expect(await main(['init'], world)).toBe(0);
    expect(said.all).toContain('*****');
    expectOnlyInItsFile(shop, said.all);
  });
});

const questions = [
  ...['How do orders', 'FTP server (name', 'Encryption', 'FTP account?', 'FTP password?'],
  'Write them?',
];

const down = '\u001b[B';

(hasTerminal ? test : test.skip)('on a real terminal the password is not echoed', async () => {
  await inEmptyFolder(password, async (shop) => {
    const answers = ['', `127.0.0.1:${shop.server?.port}`, `${down}${down}`, 'boutique', password, ''];
    const screen = await initAtTerminal(shop.workDir, questions, answers);
    expect(screen).toContain('The login works');
    // What is not hidden is seen: this terminal does echo.
    expect(screen).toMatch(/FTP account\?[^]*boutique/);
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
