import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../config/config.ts';
import type { AlertMessage } from './write-alert.ts';

type AlertConfig = Config['alerts'];

/** How a message goes out. Rejects with what went wrong, within the time limit. */
export interface Sender {
  name: 'email' | 'webhook' | 'command';
  send: (message: AlertMessage) => Promise<void>;
}

/** Of each way, in milliseconds: an alert may not hold up the next program. */
const limitMs = 10_000;

/** The ways that the configuration names. */
export function sendersOf({ email, webhook, command }: AlertConfig): Sender[] {
  return [
    ...(email ? [{ name: 'email' as const, send: (message: AlertMessage) => sendMail(email, message) }] : []),
    ...(webhook
      ? [{ name: 'webhook' as const, send: (message: AlertMessage) => post(webhook.url, message) }]
      : []),
    ...(command
      ? [{ name: 'command' as const, send: (message: AlertMessage) => runCommand(command, message) }]
      : []),
  ];
}

async function sendMail(
  email: NonNullable<AlertConfig['email']>,
  { subject, text }: AlertMessage,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const { host, port, secure, user, password, from, to } = email;
  const transport = createTransport({
    host,
    port,
    secure,
    auth: user === undefined ? undefined : { user, pass: password },
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
  });
  try {
    await withinLimit(transport.sendMail({ from, to, subject, text }));
  } finally {
    transport.close();
  }
}

async function post(url: string, message: AlertMessage): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(limitMs),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
}

/** The message as JSON on its standard input; an exit code other than 0 is a failure. */
async function runCommand(command: string, message: AlertMessage): Promise<void> {
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
    timeout: limitMs,
  });
  // A command that does not read its input is no failure.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(message));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(code === null ? 'time-out' : `exit ${code}`);
}

function withinLimit<T>(work: Promise<T>): Promise<T> {
  const limit = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('time-out')), limitMs).unref();
  });
  return Promise.race([work, limit]);
}
