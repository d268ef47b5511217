import { shopAddressForm } from '../config/fields.ts';
import { Failure, type Fault } from '../failure/failure.ts';
import type { Reporter } from '../report/reporter.ts';
import { foldText } from '../text/fold-text.ts';
import type { Language } from '../words/formats.ts';
import { linesOf } from '../words/saying.ts';
import type { Words } from '../words/words.ts';
import type { World } from '../world/world.ts';

/** Where a shop is said to be. */
export interface ShopAddress {
  url: string;
  key: string;
}

/** A state of orders in the shop's own list. */
export interface MetState {
  id: number;
  name: string;
  /** Whether the shop counts an order in it as paid. */
  isPaid: boolean;
}

/** What a shop says of itself when its key is tried for the first time. */
export interface MetShop {
  name: string;
  version: string | undefined;
  /** undefined: the key may not read it. */
  timeZone: string | undefined;
  /** By id, without those that are deleted; empty where a right is missing. */
  states: readonly MetState[];
  /** What should be known all the same: that the key travels in clear, say. */
  warnings: readonly Fault[];
  /** Rights without which orders cannot be read. */
  lacking: readonly Fault[];
}

/** Tries a shop, changing nothing there; `language` is what its states are to be named in. Rejects with Failure: it cannot be used like that. */
export type MeetShop = (world: World, address: ShopAddress, language: Language) => Promise<MetShop>;

/** Questions to the person at the keyboard. */
export interface Asking {
  ask: (question: string, standard: string) => Promise<string>;
  /** A slip of the finger must not turn encryption off: asked again until the answer can be taken. */
  askFor: <T>(question: string, standard: string, read: (text: string) => T | null) => Promise<T>;
  /** Without echo; '' where nothing was typed. */
  askHidden: (question: string) => Promise<string>;
}

/** `ask` of the world, with what is in brackets for an empty answer. */
export function askingOf(ask: NonNullable<World['ask']>, reporter: Reporter, words: Words): Asking {
  const once = async (question: string, standard: string): Promise<string> => {
    const answer = await ask(`${question} [${standard}] `, { isHidden: false });
    return answer.trim() || standard;
  };
  return {
    ask: once,
    askFor: async (question, standard, read) => {
      for (;;) {
        const answer = read(await once(question, standard));
        if (answer !== null) return answer;
        reporter.tell('warning', words.init.notTaken);
      }
    },
    askHidden: (question) => ask(`${question} `, { isHidden: true }),
  };
}

/** What becomes of the answers on the shop. */
export interface ShopAnswers {
  url: string;
  key: string;
  /** undefined: the shop did not say it; the default stands. */
  timeZone: string | undefined;
  /** undefined: it could not be read; the defaults stand. */
  states: { sales: MetState[]; others: MetState[] } | undefined;
}

export interface ShopQuestions {
  asking: Asking;
  reporter: Reporter;
  words: Words;
  meet: (address: ShopAddress) => Promise<MetShop>;
}

/** Where the orders are read; undefined: in the files of the export module. */
export async function askForShop(questions: ShopQuestions): Promise<ShopAnswers | undefined> {
  const { asking, words } = questions;
  const { askSource, sources } = words.init;
  const from = await asking.askFor(askSource, sources.file, (text) => readSource(text, words));
  return from === 'shop' ? askUntilMet(questions) : undefined;
}

/** The key is tried as soon as it is known, and asked for again until it works or the person goes on without. */
async function askUntilMet(questions: ShopQuestions): Promise<ShopAnswers> {
  const { asking, words } = questions;
  let given: ShopAddress = { url: '', key: '' };
  for (;;) {
    given = await askAddress(given, questions);
    const met = await tryShop(given, questions);
    if (met !== undefined)
      return { ...given, timeZone: met.timeZone, states: await askStates(met, questions) };
    const { askAgain, answers } = words.init;
    const again = await asking.askFor(askAgain, answers.yes, (text) => readYesNo(text, words));
    if (again === answers.no) return { ...given, timeZone: undefined, states: undefined };
  }
}

/** Enter keeps what was given before. */
async function askAddress(
  before: ShopAddress,
  { asking, words, reporter }: ShopQuestions,
): Promise<ShopAddress> {
  const { askShop, askKey, askKeyAgain } = words.init;
  const url = await asking.askFor(askShop, before.url || 'https://www.exemple.fr', readAddress);
  let { key } = before;
  do {
    key = (await asking.askHidden(before.key === '' ? askKey : askKeyAgain)).trim() || before.key;
    if (key === '') reporter.tell('warning', words.init.notTaken);
  } while (key === '');
  reporter.hide(key);
  return { url, key };
}

/** undefined: it does not work like that, and why was told. */
async function tryShop(
  address: ShopAddress,
  { meet, reporter, words }: ShopQuestions,
): Promise<MetShop | undefined> {
  try {
    const met = await meet(address);
    for (const fault of [...met.warnings, ...met.lacking]) tell(fault, reporter, words);
    if (met.lacking.length > 0) return undefined;
    reporter.tell('good', words.init.shopMet({ name: met.name, version: met.version ?? '?' }));
    return met;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell(error.fault, reporter, words);
    return undefined;
  }
}

function tell(fault: Fault, reporter: Reporter, words: Words): void {
  for (const line of linesOf(words.say(fault))) reporter.tell('warning', line);
}

/** Those that count as paid are proposed; a person may name others, by number or by name. */
async function askStates(
  { states }: MetShop,
  { asking, reporter, words }: ShopQuestions,
): Promise<{ sales: MetState[]; others: MetState[] }> {
  const { states: title, state: line, askSales } = words.init;
  reporter.tell('plain', title);
  for (const one of states) reporter.tell('plain', `  ${line(one)}`);
  const proposed = states.filter(({ isPaid }) => isPaid).map(({ id }) => id);
  const sales = await asking.askFor(askSales, proposed.join(', '), (text) => readStates(text, states));
  return { sales, others: states.filter((state) => !sales.includes(state)) };
}

/** Numbers or names, between commas. null: one of them is none of the shop's, or of several. */
export function readStates(text: string, states: readonly MetState[]): MetState[] | null {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const found = parts.map((part) => {
    const fitting = states.filter(({ id, name }) => String(id) === part || foldText(name) === foldText(part));
    return fitting.length === 1 ? fitting[0] : undefined;
  });
  if (found.some((state) => state === undefined)) return null;
  return states.filter((state) => found.includes(state));
}

/** A person types "www.exemple.fr", or copies the address of the service. */
export function readAddress(text: string): string | null {
  const url = (/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`).replace(/\/(?:api\/?)?$/, '');
  return shopAddressForm.test(url) ? url : null;
}

function readSource(text: string, { init: { sources } }: Words): 'file' | 'shop' | null {
  const folded = foldText(text);
  if (folded === 'file' || folded === 'files' || folded === foldText(sources.file)) return 'file';
  return folded === 'shop' || folded === foldText(sources.shop) ? 'shop' : null;
}

function readYesNo(text: string, { init: { answers } }: Words): string | null {
  const folded = foldText(text);
  const answer = Object.values(answers).find((one) => one.startsWith(folded));
  return folded === '' ? null : (answer ?? null);
}
