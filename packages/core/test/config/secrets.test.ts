import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { secretsOf } from '../../src/config/secrets.ts';
import { en, fr } from '../../src/words/language.ts';
import { ConfigFolder, configWith, marked } from './config-folder.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const smtp = (password: string) => ({ host: 'smtp', from: 'a@b', to: 'c@d', password });

test.each([
  ['env:FTP_PASSWORD', marked],
  ['file:secrets/ftp.txt', 'from a file'],
  ['file:secrets\\ftp.txt', 'from a file'],
  ['s3cret: literal', 's3cret: literal'],
])('the password %j is resolved', async (given, password) => {
  folder.write('secrets/ftp.txt', '\uFEFFfrom a file\r\nnot this\r\n');
  const { config } = await folder.read(configWith('ftp.password', given));
  expect(config.ftp.password).toBe(password);
});

test('the password of the mail server is resolved too', async () => {
  const { config } = await folder.read(configWith('alerts.email', smtp('env:FTP_PASSWORD')));
  expect(config.alerts.email?.password).toBe(marked);
});

const utf16 = Buffer.from('\uFEFFsecret', 'utf16le');
const ansi = Buffer.from('caf\xe9', 'latin1');

const faults: [string, object][] = [
  ['env:NOWHERE', { kind: 'env-not-set', name: 'NOWHERE' }],
  ['env:EMPTY', { kind: 'env-not-set', name: 'EMPTY' }],
  ['env:', { kind: 'env-not-set', name: '' }],
  ['env:TWO_LINES', { kind: 'secret-unfit' }],
  ['file:none.txt', { kind: 'secret-file', path: join(folder.path, 'none.txt'), trouble: 'missing' }],
  ['file:.', { kind: 'secret-file', path: folder.path, trouble: 'folder' }],
  ['file:empty.txt', { kind: 'secret-file', trouble: 'empty' }],
  ['file:utf16.txt', { kind: 'secret-file', trouble: 'utf-16' }],
  ['file:ansi.txt', { kind: 'secret-file', trouble: 'not-utf-8' }],
  ['file:tab.txt', { kind: 'secret-unfit' }],
];

test.each(faults)('the password %j is refused', async (given, fault) => {
  folder.env['EMPTY'] = '';
  folder.env['TWO_LINES'] = 'a\r\nDELE b';
  folder.write('empty.txt', '\nsecond');
  folder.write('utf16.txt', utf16);
  folder.write('ansi.txt', ansi);
  folder.write('tab.txt', 'a\tb');
  const told = await folder.faults(configWith('ftp.password', given));
  expect(told).toEqual([expect.objectContaining({ key: 'ftp.password', line: 1, ...fault })]);
});

test('a password in clear, or in a file that all can read, is warned about', async () => {
  const path = folder.write('open.txt', marked);
  chmodSync(path, 0o644);
  const { warnings } = await folder.read({
    ...configWith('alerts.email', smtp('file:open.txt')),
    ftp: { host: 'localhost', user: 'u', password: marked },
  });
  expect(warnings).toEqual([
    { kind: 'secret-in-clear', key: 'ftp.password', path: join(folder.path, 'passerelle.json') },
    { kind: 'secret-readable-by-all', key: 'alerts.email.password', path },
  ]);
});

test.each([
  ['shop.example', 'none', [{ kind: 'clear-ftp', host: 'shop.example' }]],
  ['shop.example', 'explicit', []],
  ['127.0.0.1', 'none', []],
  ['127.evil.example', 'none', [{ kind: 'clear-ftp', host: '127.evil.example' }]],
  ['::1', 'none', []],
])('FTP to %s with tls %s warns of %j', async (host, tls, expected) => {
  const { warnings } = await folder.read(
    configWith('ftp', { host, user: 'u', password: 'env:FTP_PASSWORD', tls }),
  );
  expect(warnings).toEqual(expected);
});

test.each([
  ['http://shop.example', [{ kind: 'clear-shop', url: 'http://shop.example' }]],
  ['https://shop.example', []],
  ['http://127.0.0.1:8080', []],
  ['http://127.evil.example', [{ kind: 'clear-shop', url: 'http://127.evil.example' }]],
])('a shop at %s warns of %j, and its key is a secret like the password', async (url, expected) => {
  const { warnings, config } = await folder.read(configWith('shop', { url, key: 'env:FTP_PASSWORD' }));
  expect(warnings).toEqual(expected);
  expect(config.shop?.key).toBe(config.ftp.password);
  expect(secretsOf(config)).toContain(config.shop?.key);
});

/** Each way a person may get a secret into a faulty file: no message shows it. */
const leaks: (string | object)[] = [
  configWith('ftp.password', [marked]),
  configWith('ftp.pasword', marked),
  configWith('shop', { url: `https://${marked}@shop.example`, key: marked, timeZone: 'nowhere' }),
  configWith('shop', { key: [marked] }),
  configWith('ftp', `ftp://u:${marked}@shop`),
  configWith('ftp.host', `u:${marked}@shop`),
  configWith('alerts.webhook', `https://exemple.fr/${marked}`),
  configWith('alerts.webhook', { url: `exemple.fr/${marked}` }),
  configWith('alerts.email', { password: marked }),
  { ftp: { host: 'h', user: 'u\n', password: marked } },
  `{ "ftp": { "password": "a"${marked}" } }`,
  `{ "ftp": { "password": "${marked} } }`,
  `{ "ftp": { "password: "${marked}" } }`,
  `{ "ftp": { password: '${marked}' } }`,
  `{ "ftp": { password=${marked} } }`,
  `{ "ftp": { "password": "D:\\${marked}" } }`,
];

test.each(leaks)('no message shows the secret in %j', async (content) => {
  const refusal = await folder.refusal(content);
  const said = [fr, en].map((words) => JSON.stringify(words.say(refusal.fault)));
  expect(`${said.join()}${refusal.message}${refusal.stack}${JSON.stringify(refusal)}`).not.toContain(marked);
});
