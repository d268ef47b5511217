import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { EOL } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { ExitCode } from '../failure/exit-code.ts';
import type { LookOptions } from '../program/look.ts';
import { listenOnTerminal } from '../program/terminal.ts';
import { Reporter } from '../report/reporter.ts';
import { systemLanguage } from '../words/language.ts';
import type { Words, WordsIn } from '../words/words.ts';
import type { Keyboard } from '../world/keyboard.ts';
import type { World } from '../world/world.ts';
import { askInOrder } from './ask-in-order.ts';
import { secretsInEnvironment, textOf, type Draft } from './draft.ts';
import { draftOf, type InitFlags } from './init-flags.ts';
import type { MeetShop } from './meet-shop.ts';
import { questionsOf } from './questions.ts';
import { secretFilesOf, secretsInFiles } from './secret-files.ts';
import { topics, topicsOf, type Topic } from './topics.ts';
import { trialsOf, type MeetCrm } from './trials.ts';
import { ways } from './ways.ts';

export interface InitRequest {
  world: World;
  wordsIn: WordsIn;
  options: LookOptions & InitFlags;
  meetShop: MeetShop;
  /** undefined: this program knows no CRM. */
  meetCrm: MeetCrm | undefined;
}

interface Desk extends Omit<InitRequest, 'wordsIn' | 'options'> {
  words: Words;
  reporter: Reporter;
  /** Of the configuration, absolute. */
  path: string;
}

/**
 * `init`: writes a commented passerelle.json, asking on a terminal for what has no default and trying each login and key
 * at once. Nothing is written before the last answer, and never over an existing configuration (2). Each secret goes to a
 * file of its own, readable by its owner only; without questions, to the environment. 2: nobody to ask, or the person left.
 */
export async function init({ options, wordsIn, ...request }: InitRequest): Promise<ExitCode> {
  const { world } = request;
  const language = options.lang ?? systemLanguage(world.env);
  const words = wordsIn(language);
  const reporter = new Reporter();
  const { color } = options;
  await listenOnTerminal(reporter, world, { json: false, quiet: false, verbose: false, color });
  const path = resolve(world.cwd, options.config ?? 'passerelle.json');
  const refused = (line: string): ExitCode => {
    reporter.tell('bad', line);
    return ExitCode.Usage;
  };
  if (existsSync(path)) return refused(words.init.exists({ path }));
  const draft = draftOf(options, language);
  if ('flag' in draft) return refused(words.init.flagRefused({ ...draft, way: options.way ?? '' }));
  const desk = { ...request, words, reporter, path };
  const { keyboard } = world;
  if (!options.yes && keyboard === undefined) return refused(words.init.noTerminal);
  const told = options.yes || keyboard === undefined ? draft : await interview(desk, keyboard, draft);
  if (told === null) return refused(words.init.left);
  if (options.yes) write(path, textOf(told, secretsInEnvironment), desk);
  else writeAll(told, desk);
  for (const line of words.init.next[told.way === 'files' ? 'files' : 'shop']) reporter.tell('plain', line);
  return ExitCode.Done;
}

/** All the questions. null: the person left. */
async function interview(desk: Desk, keyboard: Keyboard, first: Draft): Promise<Draft | null> {
  const { words, reporter, path, meetCrm } = desk;
  for (const line of words.init.introduction({ folder: dirname(path), file: basename(path) }))
    reporter.tell('plain', line);
  const questions = questionsOf({
    ...{ keyboard, words, trials: trialsOf({ ...desk, keyboard }) },
    ways: ways.filter((way) => way !== 'shop-and-crm' || meetCrm !== undefined),
    hide: (secret) => reporter.hide(secret),
    tellFiles: (draft) => tellFiles(draft, desk),
  });
  return askInOrder(questions, first, (topic, draft) => beginTopic(topic, draft, desk));
}

/** How many there will be is known once the way is. */
function beginTopic(name: string, { way }: Draft, { reporter, words: { init } }: Desk): void {
  const topic = topics.find((one) => one === name) ?? 'way';
  const all: readonly Topic[] = topic === 'way' ? topics : topicsOf(way);
  const facts = { number: all.indexOf(topic) + 1, of: all.length, title: init.topics[topic] };
  reporter.tell('plain', '');
  reporter.tell('plain', topic === 'way' ? init.firstTopic(facts) : init.topic(facts));
}

function tellFiles(draft: Draft, { reporter, words: { init }, path }: Desk): void {
  reporter.tell('plain', init.files({ folder: dirname(path) }));
  const files = [{ name: basename(path), holds: 'settings' } as const, ...secretFilesOf(draft)];
  const width = Math.max(...files.map(({ name }) => name.length));
  for (const { name, holds } of files)
    reporter.tell('plain', `  ${init.file({ name: name.padEnd(width), holds })}`);
}

function writeAll(draft: Draft, desk: Desk): void {
  const { path } = desk;
  for (const { name, secret } of secretFilesOf(draft)) writeSecret(resolve(dirname(path), name), secret);
  write(path, textOf(draft, secretsInFiles), desk);
}

/** With the line ends of this system: an older Notepad shows all in one line otherwise. */
function write(path: string, text: string, { reporter, words }: Desk): void {
  writeFileSync(path, text.replaceAll('\n', EOL), { flag: 'wx' });
  reporter.tell('good', words.init.written({ path }));
}

/** Its owner alone may read it; on Windows the folder's rights decide. */
function writeSecret(path: string, secret: string): void {
  // The mode counts for a new file only.
  rmSync(path, { force: true });
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
}
