import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from '../../src/failure/exit-code.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { Words } from '../../src/words/words.ts';
import type { Saying } from '../../src/words/saying.ts';
import { en, fr } from '../../src/words/language.ts';
import { ConfigFolder, configWith, soundFtp } from './config-folder.ts';

let folder: ConfigFolder;
beforeEach(() => void (folder = new ConfigFolder()));
afterEach(() => folder.remove());

const sound = JSON.stringify({ ftp: soundFtp });

const found: [string, string[], string | undefined, string | undefined, string][] = [
  ['asked for', ['asked.json', 'env.json', 'passerelle.json'], 'asked.json', 'env.json', 'asked.json'],
  ['in PASSERELLE_CONFIG', ['env.json', 'passerelle.json'], undefined, 'env.json', 'env.json'],
  ['in the current folder', ['passerelle.json', 'program/passerelle.json'], undefined, '', 'passerelle.json'],
  ['beside the executable', ['program/passerelle.json'], undefined, undefined, 'program/passerelle.json'],
];

test.each(found)('the configuration %s is taken', async (_where, files, asked, env, expected) => {
  for (const name of files) folder.write(name, sound);
  folder.env['PASSERELLE_CONFIG'] = env;
  expect((await folder.load(asked)).path).toBe(join(folder.path, expected));
});

async function sayingOf(reading: Promise<unknown>, words: Words): Promise<Saying> {
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error('Not a Failure', { cause: error });
  expect(error.exitCode).toBe(ExitCode.Usage);
  return words.say(error.fault);
}

test('no configuration: where it was looked for, and how to make one', async () => {
  const { message, hint } = await sayingOf(folder.load(), fr);
  expect(message).toContain(join(folder.path, 'passerelle.json'));
  expect(message).toContain(join(folder.path, 'program', 'passerelle.json'));
  expect(hint).toContain('orders-to-xml init');
});

test('one that was asked for and is not there is not replaced by another', async () => {
  folder.write('passerelle.json', sound);
  const { message, hint } = await sayingOf(folder.load('gone.json'), en);
  expect(message).toBe(
    `The configuration ${join(folder.path, 'gone.json')} can't be read: it does not exist.`,
  );
  expect(hint).toContain('--config');
});

test.each([
  ['UTF-16', Buffer.from(`\uFEFF${sound}`, 'utf16le'), 'UTF-16'],
  ['UTF-16 without BOM', Buffer.from(sound, 'utf16le'), 'UTF-16'],
  ['Windows-1252', Buffer.from('// caf\xe9', 'latin1'), 'it is not UTF-8'],
])('a file in %s is said to be so', async (_name, bytes, told) => {
  folder.write('passerelle.json', bytes);
  expect((await sayingOf(folder.load(), en)).message).toContain(told);
});

test('one that is there and cannot be read is not passed over', async () => {
  symlinkSync('passerelle.json', join(folder.path, 'passerelle.json'));
  folder.write('program/passerelle.json', sound);
  expect((await sayingOf(folder.load(), en)).message).toContain(join(folder.path, 'passerelle.json'));
});

test('a folder is said to be one', async () => {
  expect((await sayingOf(folder.load('.'), en)).message).toContain('it is a folder');
});

test('a BOM, comments, trailing commas and line ends of Windows are taken', async () => {
  const text = `\uFEFF// été\r\n{ /* a */ "ftp": ${JSON.stringify(soundFtp)},\r\n "orders": { "states": [2,], }, }\r\n`;
  expect((await folder.read(text)).config.orders.states).toEqual([2]);
});

test('local paths start at the folder of the file, whatever the slashes', async () => {
  folder.write(
    'sub/passerelle.json',
    JSON.stringify({
      workDir: 'work\\web',
      ftp: { ...soundFtp, tlsCa: '../ca.pem' },
      xml: { layout: 'layout.json' },
      report: '/srv/page.html',
    }),
  );
  const { config } = await folder.load('sub/passerelle.json');
  expect([config.workDir, config.ftp.tlsCa, config.xml.layout, config.report]).toEqual([
    join(folder.path, 'sub', 'work', 'web'),
    join(folder.path, 'ca.pem'),
    join(folder.path, 'sub', 'layout.json'),
    '/srv/page.html',
  ]);
});

test('a refusal is a list of sentences, each with line, key, what was received and an example', async () => {
  const refusal = await folder.refusal(configWith('ftp.port', 'vingt'));
  const path = join(folder.path, 'passerelle.json');
  expect(fr.say(refusal.fault)).toEqual({
    message: `La configuration ${path} a une faute :\n  - ligne 1 : ftp.port : reçu "vingt" ; attendu un nombre entier de 1 à 65535, sans guillemets. Exemple : 21.`,
    hint: "Corrigez le fichier, puis lancez « orders-to-xml check ». Rien n'a été lu ni envoyé.",
    isList: true,
  });
  expect(en.say(refusal.fault).message).toBe(
    `The configuration ${path} has one fault:\n  - line 1: ftp.port: got "vingt"; expected a whole number from 1 to 65535, without quotes. Example: 21.`,
  );
});

test('what is shown is cut short, on one line, with its invisible characters written out', async () => {
  const refusal = await folder.refusal(configWith('language', `\u001b[2J\u202e${'x'.repeat(100)}`));
  const { message } = en.say(refusal.fault);
  expect(message).toContain(`got "\\u001b[2J\\u202e${'x'.repeat(55)}…"`);
});
