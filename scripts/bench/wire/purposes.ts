import { posix } from 'node:path';
import type { Sent } from './wire-log.ts';

/**
 * Why a command was sent, in the order of the table. The first six are the work; the rest is what
 * safe delivery asks for.
 */
export const purposes = {
  login: 'connect, log in',
  fetch: 'fetch the CSV',
  upload: 'upload into the staging folder',
  size: 'read its size back',
  rename: 'rename into import',
  quit: 'quit',
  whole: 'the CSV is whole: its size before and after, its date',
  folder: 'the folders are there',
  collected: 'what ProShop has collected',
  sentinelOurs: 'the sentinel is ours, and no later than our ledger',
  sentinelPut: 'the sentinel tells the new batch number',
  sentinelSeen: 'the sentinel is in place',
  absent: 'the target is absent before RNTO',
  gone: 'the staged name is gone after RNTO',
  clock: "the server's clock",
  slipped: 'NOOP: no reply has slipped',
  other: 'other',
} as const;

export type Purpose = keyof typeof purposes;

export const work: readonly Purpose[] = ['login', 'fetch', 'upload', 'size', 'rename', 'quit'];

/** Names as they stand in the bench: what each client calls its files. */
const sourceName = 'orders.csv';
const sentinelName = 'passerelle-staging.json';
const isSentinelStaged = (name: string): boolean => /^sentinel\..+\.tmp$/.test(name);

const movesTo: readonly string[] = ['CWD', 'CDUP', 'EPSV', 'PASV', 'TYPE', 'REST', 'ALLO'];

/** The purpose of each command, derived from what it names and from the commands around it. */
export function purposesOf(commands: readonly Sent[]): Purpose[] {
  const target = nameIn(commands.findLast(({ verb }) => verb === 'RNTO'));
  const firstNamed = commands.findIndex(({ verb }) => !isOfLogin(verb));
  return commands.map((command, index) => {
    if (index < firstNamed || isOfLogin(command.verb)) return 'login';
    return purposeOf(commands, index, target);
  });
}

function isOfLogin(verb: string): boolean {
  return ['USER', 'PASS', 'FEAT', 'OPTS', 'PWD', 'SYST', 'CLNT', 'AUTH', 'PBSZ', 'PROT'].includes(verb);
}

/** A folder entered, a port or a type belongs to the command that it was meant for; a date is asked beside a size. */
function purposeOf(commands: readonly Sent[], index: number, target: string): Purpose {
  const command = commands[index];
  if (!command) return 'other';
  if (!movesTo.includes(command.verb)) return ofNamed(commands, index, target);
  if (command.verb === 'CWD' && commands[index + 1]?.verb === 'CWD') return 'folder';
  const isBeside = (verb: string): boolean => movesTo.includes(verb) || verb === 'MDTM';
  const meantFor = commands.findIndex(({ verb }, at) => at > index && !isBeside(verb));
  const isOfTransfer = ['RETR', 'STOR'].includes(commands[meantFor]?.verb ?? '');
  if (command.verb === 'TYPE' && !isOfTransfer) return 'login';
  if (commands[meantFor]?.verb === 'NOOP') return 'folder';
  return meantFor < 0 ? 'other' : ofNamed(commands, meantFor, target);
}

function ofNamed(commands: readonly Sent[], index: number, target: string): Purpose {
  const command = commands[index];
  if (command?.verb === 'QUIT') return 'quit';
  if (command?.verb === 'NOOP') return 'slipped';
  const name = nameIn(command);
  const verb = command?.verb ?? '';
  if (name === sourceName) return verb === 'RETR' ? 'fetch' : 'whole';
  if (isSentinelStaged(name)) return 'sentinelPut';
  if (name === sentinelName) return ofSentinel(commands, index);
  if (name === target) return verb === 'RNTO' ? 'rename' : 'absent';
  if (name.endsWith('.tmp')) return ofStaged(commands, index);
  return name.endsWith('.xml') ? 'collected' : 'other';
}

function ofSentinel(commands: readonly Sent[], index: number): Purpose {
  const verb = commands[index]?.verb ?? '';
  if (['RNTO', 'DELE', 'STOR'].includes(verb)) return 'sentinelPut';
  const isBeforeUpload = !commands.slice(0, index).some((earlier) => earlier.verb === 'STOR');
  return isBeforeUpload ? 'sentinelOurs' : 'sentinelSeen';
}

const ofStagedBefore: Record<string, Purpose> = {
  STOR: 'upload',
  SIZE: 'size',
  MDTM: 'clock',
  RNFR: 'rename',
};

function ofStaged(commands: readonly Sent[], index: number): Purpose {
  const command = commands[index];
  const renamed = commands.findIndex(
    ({ verb, argument }) => verb === 'RNFR' && nameIn({ argument }) === nameIn(command),
  );
  const isAfter = renamed >= 0 && index > renamed;
  return isAfter ? 'gone' : (ofStagedBefore[command?.verb ?? ''] ?? 'other');
}

function nameIn(command: Pick<Sent, 'argument'> | undefined): string {
  return posix.basename(command?.argument ?? '');
}
