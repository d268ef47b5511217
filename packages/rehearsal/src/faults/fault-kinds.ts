import type { Fault, Step } from '../ftp-server/behaviour.ts';

/** One way in which an operation of the server can fail. */
export interface FaultKind {
  /** As the published table calls it. */
  name: string;
  /** Whether it befalls commands (CONNECT and TLS among them) or the data of transfers. */
  befalls: 'commands' | 'data';
  /** What goes wrong with that step; undefined: this cannot happen to it. */
  at: (step: Step) => Fault | undefined;
  /** Only a timeout ends it: played at a quick pace. */
  isSlow: boolean;
}

/** The programs' timeout of one exchange is 10 s and their deadline 45 s: at this pace 0.1 s and 0.45 s. */
export const quickPace = 0.01;
/** Longer than one exchange may take at the quick pace. Milliseconds. */
const tooLateMs = 140;
/** How much of a transfer passes before it fails: less than any file has. Bytes. */
const firstBytes = 40;

export const faultKinds: readonly FaultKind[] = [
  ...['421', '450', '451', '550', '552'].map((code) => refusal(code, false)),
  refusal('451', true),
  refusal('550', true),
  command('cut before', () => ({ kind: 'drop', applied: false })),
  command('cut after', () => ({ kind: 'drop', applied: true })),
  command('silent before', () => ({ kind: 'silence', applied: false }), true),
  command('silent after', () => ({ kind: 'silence', applied: true }), true),
  command('late', () => ({ kind: 'late', milliseconds: tooLateMs }), true),
  command('byte by byte', () => ({ kind: 'split', everyMs: 0 })),
  command('twice at once', () => ({ kind: 'twice', again: 'at once' })),
  command('twice, later', () => ({ kind: 'twice', again: 'with the next' })),
  command('all slip', () => ({ kind: 'slip' })),
  ...['199', '299', '399'].flatMap((code) => [wrongClass(code, false), wrongClass(code, true)]),
  command('yes, undone', ({ verb }) => yesWithoutEffect(verb)),
  data('ends early, 226', () => ({ kind: 'cut', bytes: firstBytes, reply: '226 Transfer complete' })),
  data('ends early, 426', () => ({ kind: 'cut', bytes: firstBytes, reply: '426 Connection closed' })),
  data('reset', () => ({ kind: 'reset', bytes: firstBytes })),
  data('never ends', () => ({ kind: 'hang', bytes: firstBytes }), true),
  data('trickles', () => ({ kind: 'trickle', everyMs: 1 }), true),
  data('grows', ({ argument }) => (argument.includes('orders.csv') ? growth : undefined)),
];

/** A last row that is not finished: the orders CSV, seen while the shop writes it. */
const growth: Fault = { kind: 'grow', by: Buffer.from('"1099","en cours') };

function refusal(code: string, applied: boolean): FaultKind {
  const name = applied ? `${code}, done` : code;
  return command(name, () => ({ kind: 'answer', reply: `${code} Not this time`, applied }));
}

function wrongClass(code: string, applied: boolean): FaultKind {
  const name = `${code.charAt(0)}xx, ${applied ? 'done' : 'not done'}`;
  return command(name, () => ({ kind: 'answer', reply: `${code} Of another class`, applied }));
}

/** The very answer of success, and nothing behind it. */
const yes: Record<string, string> = {
  CWD: '250 Folder changed',
  DELE: '250 Deleted',
  MKD: '257 "made"',
  RNTO: '250 Renamed',
  STOR: '226 Transfer complete',
  RETR: '226 Transfer complete',
  TYPE: '200 Type set',
};

function yesWithoutEffect(verb: string): Fault | undefined {
  const reply = yes[verb];
  return reply === undefined ? undefined : { kind: 'answer', reply, applied: false };
}

/** A handshake has no answer: it can only be cut or never come. */
function command(name: string, at: (step: Step) => Fault | undefined, isSlow = false): FaultKind {
  const canBefallTls = ['cut before', 'silent before'].includes(name);
  return {
    name,
    befalls: 'commands',
    isSlow: isSlow || name === 'yes, undone',
    at: (step) => (step.verb === 'DATA' || (step.verb === 'TLS' && !canBefallTls) ? undefined : at(step)),
  };
}

function data(name: string, at: (step: Step) => Fault | undefined, isSlow = false): FaultKind {
  return { name, befalls: 'data', isSlow, at: (step) => (step.verb === 'DATA' ? at(step) : undefined) };
}
