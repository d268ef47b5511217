/** One whole reply of an FTP server. */
export interface Reply {
  code: number;
  /** As received, code included; the lines of a long reply are joined by '\n'. */
  text: string;
}

/**
 * The size in a reply to SIZE, in bytes (RFC 3659, 4). undefined if it is anything but a plain whole number: "213 12,345"
 * is no size, though basic-ftp reads 12. Nor are 14 digits, which are a date.
 */
export function readSize(reply: Reply): number | undefined {
  const digits = /^213 (\d{1,13})\s*$/.exec(reply.text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The time in a reply to MDTM: 14 digits, UTC (RFC 3659, 2.3). undefined if it is no such time. */
export function readModifiedAt(reply: Reply): Date | undefined {
  const digits = /^213 (\d{14})(?:\.\d+)?\s*$/.exec(reply.text)?.[1];
  if (digits === undefined) return undefined;
  const iso = digits.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6.000Z');
  const date = new Date(iso);
  const isOnTheCalendar = !Number.isNaN(date.getTime()) && date.toISOString() === iso;
  return isOnTheCalendar ? date : undefined;
}

/** The folder in a reply to PWD: absolute, in quotes, a quote inside doubled (RFC 959, appendix II). */
export function readWorkingFolder(reply: Reply): string | undefined {
  const quoted = /^257 "((?:[^"]|"")+)"/.exec(reply.text)?.[1];
  const folder = quoted?.replaceAll('""', '"');
  return folder?.startsWith('/') ? folder : undefined;
}

/**
 * The folder where a server's PWD tells it in a way of its own: with a drive ("C:/shop"), with backslashes ("\\shop"), or
 * as "" or "\\" for its root. As it is to be written to that server; to be believed only once it was tried.
 */
export function readUnusualFolder(reply: Reply): string | undefined {
  const folder = /^257 "([^"]*)"/.exec(reply.text)?.[1]?.replaceAll('\\', '/');
  return folder !== undefined && /^(?:[A-Za-z]:)?(?:\/|$)/.test(folder) ? folder || '/' : undefined;
}

/** The port in a reply to EPSV: "(|||6446|)", whatever the delimiter (RFC 2428, 3). */
export function readExtendedPassivePort(reply: Reply): number | undefined {
  const digits = /^229.*\(([!-~])\1\1(\d{1,5})\1\)/.exec(reply.text)?.[2];
  return asPort(Number(digits));
}

/**
 * The port in a reply to PASV. Its address is never read: behind NAT it is private or 0.0.0.0, and any address but the
 * control connection's would be a way to send us elsewhere (FTP bounce).
 */
export function readPassivePort(reply: Reply): number | undefined {
  const numbers = /^227.*?(?<!\d)((?:\d{1,3},){5}\d{1,3})(?!\d)/
    .exec(reply.text)?.[1]
    ?.split(',')
    .map(Number);
  if (numbers === undefined || numbers.some((number) => number > 255)) return undefined;
  const [high = 0, low = 0] = numbers.slice(4);
  return asPort(high * 256 + low);
}

/** The names in the data of NLST: one a line; some servers put the folder before each. '.' and '..' are no names. */
export function readNames(data: string): string[] {
  const lines = data.split(/\r?\n/).map((line) => line.slice(line.lastIndexOf('/') + 1));
  return lines.filter((name) => !['', '.', '..'].includes(name));
}

/** The extensions in a reply to FEAT, in capitals, one a line after the first and before the last (RFC 2389, 3.2). */
export function readFeatures(reply: Reply): string[] {
  if (reply.code !== 211) return [];
  const lines = reply.text.split('\n').slice(1, -1);
  return lines.map((line) => line.trim().toUpperCase());
}

function asPort(port: number): number | undefined {
  return port >= 1 && port <= 65_535 ? port : undefined;
}
