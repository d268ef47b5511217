import type { Config } from '../config/schema.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure, type Fault } from '../failure/failure.ts';
import type { CrmFinding } from '../ports/crm-facts.ts';
import { ftpAccess } from '../program/ftp-access.ts';
import type { Reporter } from '../report/reporter.ts';
import { startDeadline } from '../transport/connections.ts';
import { connectFtp } from '../transport/ftp-transport.ts';
import { linesOf } from '../words/saying.ts';
import type { Words } from '../words/words.ts';
import type { Keyboard } from '../world/keyboard.ts';
import type { World } from '../world/world.ts';
import type { Told } from './ask-in-order.ts';
import { configOf, type Draft } from './draft.ts';
import type { MeetShop, MetShop } from './meet-shop.ts';
import { shopJobsOf } from './ways.ts';

type Trial = (draft: Draft) => Promise<Told<Draft>>;

/** What is tried as soon as it is told: a wrong password is best heard of now. Nothing is changed anywhere. */
export interface Trials {
  server: Trial;
  shop: Trial;
  crm: Trial;
}

/** Looks at the CRM that is configured; the first thing found says whether the login works. */
export type MeetCrm = (world: World, config: Pick<Config, 'crm'>) => Promise<AsyncIterable<CrmFinding>>;

export interface Room {
  world: World;
  keyboard: Keyboard;
  reporter: Reporter;
  words: Words;
  meetShop: MeetShop;
  meetCrm: MeetCrm | undefined;
}

export function trialsOf(room: Room): Trials {
  return {
    server: (draft) => trying(room, draft, () => tryServer(draft, room)),
    // A shop that did not answer has no states to choose from.
    shop: (draft) => trying(room, { ...draft, met: null }, () => tryShop(draft, room)),
    crm: (draft) => trying(room, draft, () => tryCrm(draft, room)),
  };
}

/** Where it fails, why is told, and the person corrects it or goes on with `otherwise`. null: what is wrong was told. */
async function trying(
  room: Room,
  otherwise: Draft,
  attempt: () => Promise<Draft | null>,
): Promise<Told<Draft>> {
  const { keyboard, words, reporter } = room;
  try {
    const draft = await attempt();
    if (draft !== null) return { kind: 'told', draft };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell(error.fault, room);
  }
  reporter.tell('plain', '');
  const { askAgain, trying: labels } = words.init;
  const choices = (['again', 'on'] as const).map((value) => ({ value, label: labels[value], hint: '' }));
  const answer = await keyboard.choose(askAgain, choices, 'again');
  if (answer.kind === 'leave') return answer;
  return answer.kind === 'answer' && answer.value === 'on'
    ? { kind: 'told', draft: otherwise }
    : { kind: 'again' };
}

async function tryServer(draft: Draft, { world, reporter, words }: Room): Promise<Draft> {
  const { ftp } = configOf(draft);
  const deadline = startDeadline(ftp.deadlineSeconds * world.pace);
  const transport = await connectFtp(ftpAccess(ftp, world), { deadline });
  await transport.close();
  reporter.tell('good', words.init.loginWorks);
  return draft;
}

async function tryShop(draft: Draft, room: Room): Promise<Draft | null> {
  const { world, reporter, words, meetShop } = room;
  const { language, way, shop } = draft;
  const met = await meetShop(world, { ...shop, language, jobs: shopJobsOf(way) });
  for (const fault of [...met.warnings, ...met.lacking]) tell(fault, room);
  if (met.lacking.length > 0) return null;
  reporter.tell('good', words.init.shopMet({ name: met.name, version: met.version ?? '?' }));
  return { ...draft, met, sales: salesOf(draft, met) };
}

/** What was chosen before, where the same shop is met again; else what it counts as paid. */
function salesOf({ met: before, sales }: Draft, met: MetShop): readonly number[] {
  const isSame = before !== null && before.name === met.name;
  return isSame ? sales : met.states.filter(({ isPaid }) => isPaid).map(({ id }) => id);
}

async function tryCrm(draft: Draft, { world, reporter, words, meetCrm }: Room): Promise<Draft> {
  if (meetCrm === undefined) return draft;
  for await (const found of await meetCrm(world, configOf(draft))) {
    if (found.kind === 'failed') throw new Failure(ExitCode.Server, found.fault);
    if (found.kind !== 'connected') break;
    reporter.tell('good', words.init.crmMet(found));
  }
  return draft;
}

function tell(fault: Fault, { reporter, words }: Room): void {
  for (const line of linesOf(words.say(fault))) reporter.tell('warning', line);
}
