import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

export interface Mail {
  from: string;
  to: string[];
  /** As it came over the wire, headers and all. */
  raw: string;
  /** Its text, decoded. */
  text: string;
  subject: string;
}

export interface MailServerOptions {
  /** Only this account may send. */
  account?: { user: string; password: string };
  /** It takes the message and never says so. */
  isSilent?: boolean;
}

/** A real SMTP server on 127.0.0.1 that keeps what it is given. */
export class MailServer {
  readonly mails: Mail[] = [];
  /** Whether it refuses every sender for now. */
  isRefusing = false;
  readonly #server: SMTPServer;

  private constructor(options: MailServerOptions) {
    const { account, isSilent = false } = options;
    this.#server = new SMTPServer({
      authOptional: account === undefined,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onAuth: ({ username, password }, _session, done) => {
        const isKnown = username === account?.user && password === account?.password;
        done(isKnown ? null : new Error(`no account ${username} ${password}`), { user: username });
      },
      onMailFrom: (_address, _session, done) => done(this.isRefusing ? new Error('not now') : null),
      onData: (stream, session, done) => {
        void this.#take(stream, session.envelope).then(() => (isSilent ? undefined : done()));
      },
    });
    // A client that gave up is no fault of the server.
    this.#server.on('error', () => undefined);
  }

  static async start(options: MailServerOptions = {}): Promise<MailServer> {
    const mailServer = new MailServer(options);
    mailServer.#server.listen(0, '127.0.0.1');
    await once(mailServer.#server.server, 'listening');
    return mailServer;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(stream: SMTPServerDataStream, envelope: Envelope): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
    const raw = Buffer.concat(pieces).toString();
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    this.mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, ...readMail(raw) });
  }
}

interface Envelope {
  mailFrom: false | { address: string };
  rcptTo: { address: string }[];
}

/** Of a mail of one plain part, as nodemailer writes them. */
function readMail(raw: string): { subject: string; text: string } {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(end + 4);
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  const subject = /^subject: *(.*)$/im.exec(head)?.[1] ?? '';
  return { subject: decodeWords(subject), text: decodeBody(body, encoding).replaceAll('\r\n', '\n') };
}

function decodeBody(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body.replace(/=\r\n/g, '')) : body;
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** "=?UTF-8?Q?…?=" (RFC 2047). */
function decodeWords(text: string): string {
  return text
    .replace(/\?= +=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString()
        : decodeQuotedPrintable(word.replaceAll('_', ' ')),
    );
}
