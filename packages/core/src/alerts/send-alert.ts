import { once } from 'node:events';
import type { SendTrouble } from '../alarms/alarm.ts';
import type { Config } from '../config/schema.ts';

export type AlertWays = Pick<Config['alerts'], 'email' | 'webhook' | 'command'>;

/** How a message goes out. Rejects when it did not, within the time limit. */
export interface Sender {
  way: 'email' | 'webhook' | 'command';
  send: (message: AlertMessage) => Promise<void>;
}

/** Of each way, in seconds: an alert may not hold up the next run. */
const limitSeconds = 10;

/** Of this limit: how long a mail server may take to greet. Some hold their greeting back for 6 s on purpose. */
const greetingShare = 0.8;

class NotSent extends Error {
  readonly trouble: SendTrouble;

  constructor(trouble: SendTrouble) {
    super(trouble.kind);
    this.trouble = trouble;
  }
}

export interface SendingWorld {
  /** How long a second of the time limits lasts, in seconds (`World.pace`). */
  pace: number;
  /** What the command's environment is: no secret may be in it. */
  env: Record<string, string | undefined>;
}

/** The ways that the configuration names. */
export function sendersOf({ email, webhook, command }: AlertWays, { pace, env }: SendingWorld): Sender[] {
  const limitMs = limitSeconds * 1000 * pace;
  const senders: Sender[] = [];
  if (email) senders.push({ way: 'email', send: (message) => sendMail(email, message, limitMs) });
  if (webhook) senders.push({ way: 'webhook', send: (message) => post(webhook.url, message, limitMs) });
  if (command)
    senders.push({ way: 'command', send: (message) => runCommand(command, message, { limitMs, env }) });
  return senders;
}

/** A password leaves this machine under TLS only: a server that offers none is refused, never asked in clear. */
async function sendMail(
  email: NonNullable<AlertWays['email']>,
  { subject, text }: AlertMessage,
  limitMs: number,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const { host, port, secure, user, password, from, to } = email;
  const staysHere = /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(host);
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && password !== undefined && !staysHere,
    ignoreTLS: staysHere,
    greetingTimeout: limitMs * greetingShare,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  });
  try {
    await transport.sendMail({ from, to, subject, text, signal: AbortSignal.timeout(limitMs) });
  } catch (error) {
    const trouble = mailPortTrouble(error as Error, email);
    throw trouble ? new NotSent(trouble) : error;
  }
}

/** The commonest mistake there is: `secure` that does not go with `port`. null: that is not what went wrong. */
function mailPortTrouble(
  { message }: Error,
  { port, secure }: NonNullable<AlertWays['email']>,
): SendTrouble | null {
  const isNoTls = /wrong version number|packet length too long|unknown protocol/i.test(message);
  if (secure && isNoTls) return { kind: 'begins-in-clear', port };
  if (!secure && /greeting never received/i.test(message)) return { kind: 'no-greeting', port };
  return null;
}

/** A redirect is not followed: the message would arrive without its content, and the address may be anybody's. */
async function post(url: string, message: AlertMessage, limitMs: number): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    redirect: 'manual',
    signal: AbortSignal.timeout(limitMs),
  });
  await response.body?.cancel();
  const { status } = response;
  if (status >= 300 && status < 400) {
    const location = response.headers.get('location') ?? '';
    throw new NotSent({ kind: 'redirect', status, target: redirectTarget(location, url) });
  }
  if (!response.ok) throw new NotSent({ kind: 'http', status });
}

/** The message as JSON on its standard input; an exit code other than 0 is a failure. */
async function runCommand(
  command: string,
  message: AlertMessage,
  { limitMs, env }: { limitMs: number; env: SendingWorld['env'] },
): Promise<void> {
  const { spawn } = await import('node:child_process');
  const child = spawn(command, {
    shell: true,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  // A command that does not read its input is no failure.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(message));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === null) throw new NotSent({ kind: 'time-out' });
  if (code !== 0) throw new NotSent({ kind: 'exit', code });
}

/** What to say of a failed sending; `error` is whatever it rejected with. */
export function troubleOf(error: unknown): SendTrouble {
  if (error instanceof NotSent) return error.trouble;
  const { name, code, message, cause } = error as NodeJS.ErrnoException;
  const isLate = name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT';
  if (isLate) return { kind: 'time-out' };
  if (code === 'EAUTH') return { kind: 'login' };
  // fetch says "fetch failed" and keeps the reason in the cause.
  return { kind: 'other', reason: cause instanceof Error ? cause.message || String(cause) : message };
}

/**
 * Where a redirect leads, as it may be told: an address without its query, and each part of its path that the configured
 * address has as "…": a key is most often one of them. '' where it is no address.
 */
export function redirectTarget(location: string, configured: string): string {
  if (location === '' || !URL.canParse(location, configured)) return '';
  const { origin, pathname } = new URL(location, configured);
  if (origin === 'null') return '';
  const parts = pathname.split('/').map((part) => (isOfAddress(part, configured) ? '…' : part));
  return `${origin}${parts.join('/')}`;
}

function isOfAddress(part: string, configured: string): boolean {
  const { pathname, searchParams, username, password } = new URL(configured);
  const own = [...pathname.split('/'), ...searchParams.values(), username, password];
  return own.some((each) => each !== '' && part.includes(each));
}

/** One message for all that is to be told: a subject, a text for people, and the same as data. */
export interface AlertMessage {
  subject: string;
  text: string;
  data: {
    program: 'passerelle';
    store: string;
    /** A sentence each. */
    begun: string[];
    reminded: string[];
    over: string[];
  };
}
