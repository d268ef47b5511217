import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { hostForm } from '../config/fields.ts';
import { readConfig } from '../config/read-config.ts';
import { startDeadline } from '../transport/connections.ts';
import { sampleConfig } from './sample.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import { type Words, type WordsIn } from '../words/words.ts';
import { linesOf } from '../words/saying.ts';
import { ftpAccess } from '../program/ftp-access.ts';
import type { LookOptions } from '../program/look.ts';
import { listenOnTerminal } from '../program/terminal.ts';
import type { World } from '../world/world.ts';
import { Reporter } from '../report/reporter.ts';
import { systemLanguage } from '../words/language.ts';
import { connectFtp } from '../transport/ftp-transport.ts';
import { askForShop, type Asking, askingOf, type MeetShop, type ShopAnswers } from './ask-shop.ts';

export interface InitRequest {
  world: World;
  wordsIn: WordsIn;
  options: LookOptions & { yes?: boolean; host?: string; user?: string };
  meetShop: MeetShop;
}

type Answers = Parameters<typeof sampleConfig>[0];

const passwordFile = 'motdepasse.txt';
const keyFile = 'cle-boutique.txt';

/**
 * `init`: writes a commented passerelle.json, asking on a terminal for what has no default, and tries the login and the
 * shop's key. Never over an existing file (2). Each secret goes to a file of its own, readable by its owner only.
 */
export async function init({ world, options, wordsIn, meetShop }: InitRequest): Promise<ExitCode> {
  const language = options.lang ?? systemLanguage(world.env);
  const words = wordsIn(language);
  const reporter = new Reporter();
  await listenOnTerminal(reporter, world, {
    json: false,
    quiet: false,
    verbose: false,
    color: options.color,
  });
  const path = resolve(world.cwd, options.config ?? 'passerelle.json');
  if (existsSync(path)) {
    reporter.tell('bad', words.init.exists({ path }));
    return ExitCode.Usage;
  }
  const defaults = { language, host: '127.0.0.1', port: 21, user: 'passerelle', tls: 'none' as const };
  const given = { ...defaults, host: options.host ?? defaults.host, user: options.user ?? defaults.user };
  if (options.yes || world.ask === undefined) {
    write(path, { ...given, password: 'env:PASSERELLE_FTP_PASSWORD' }, reporter, words);
  } else {
    const asking = askingOf(world.ask, reporter, words);
    const ftp = await askForServer(asking, given, dirname(path), words);
    const meet = (address: Parameters<MeetShop>[1]) => meetShop(world, address, language);
    const shop = await askForShop({ asking, reporter, words, meet });
    write(path, { ...ftp, shop: shop && withKeyFile(shop, dirname(path)) }, reporter, words);
    await tryLogin(world, path, reporter, words);
  }
  reporter.tell('plain', words.init.next);
  return ExitCode.Done;
}

function write(path: string, answers: Answers, reporter: Reporter, words: Words): void {
  writeFileSync(path, sampleConfig(answers), { flag: 'wx' });
  reporter.tell('good', words.init.written({ path }));
}

async function askForServer(
  { ask, askFor, askHidden }: Asking,
  given: Omit<Answers, 'password'>,
  folder: string,
  words: Words,
): Promise<Answers> {
  const host = await askFor(words.init.askHost, given.host, readHost);
  const user = await ask(words.init.askUser, given.user);
  const tls = await askFor(words.init.askTls, given.tls, readTls);
  const port = await askFor(words.init.askPort, tls === 'implicit' ? '990' : '21', readPort);
  const password = await askHidden(words.init.askPassword);
  writeSecret(resolve(folder, passwordFile), password);
  return { ...given, host, user, tls, port, password: `file:${passwordFile}` };
}

function withKeyFile(shop: ShopAnswers, folder: string): ShopAnswers {
  writeSecret(resolve(folder, keyFile), shop.key);
  return { ...shop, key: `file:${keyFile}` };
}

function readHost(text: string): string | null {
  return hostForm.test(text) ? text : null;
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function readTls(text: string): Answers['tls'] | null {
  return text === 'none' || text === 'explicit' || text === 'implicit' ? text : null;
}

/** Its owner alone may read it; on Windows the folder's rights decide. */
function writeSecret(path: string, secret: string): void {
  // The mode counts for a new file only.
  rmSync(path, { force: true });
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
}

/** The answers on the spot: a wrong password is best heard of now. */
async function tryLogin(world: World, path: string, reporter: Reporter, words: Words): Promise<void> {
  try {
    const { config } = readConfig(world, path);
    reporter.hide(config.ftp.password);
    const deadline = startDeadline(config.ftp.deadlineSeconds * world.pace);
    const transport = await connectFtp(ftpAccess(config.ftp, world), { deadline });
    await transport.close();
    reporter.tell('good', words.init.loginWorks);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of linesOf(words.say(error.fault))) reporter.tell('warning', line);
  }
}
