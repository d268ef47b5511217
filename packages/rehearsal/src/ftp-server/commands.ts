import { mkdirSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { receiveFile, send, sendFile } from './data-transfer.ts';
import type { Entry } from './file-tree.ts';
import { asLines, factLine, longLine, timestamp } from './listing.ts';
import type { Commands, Session } from './session.ts';

const always = (reply: string) => () => reply;

/** Every command the server knows. */
export const commands: Commands = {
  USER: { beforeLogin: true, run: nameUser },
  PASS: { beforeLogin: true, run: checkPassword },
  AUTH: { beforeLogin: true, run: offerTls },
  PBSZ: { beforeLogin: true, run: (session) => ifSecure(session, '200 PBSZ=0') },
  PROT: { beforeLogin: true, run: protectData },
  FEAT: {
    beforeLogin: true,
    run: always('211-Features:\r\n EPSV\r\n MDTM\r\n MLST type*;size*;modify*;\r\n SIZE\r\n UTF8\r\n211 End'),
  },
  OPTS: { beforeLogin: true, run: always('200 OK') },
  SYST: { beforeLogin: true, run: always('215 UNIX Type: L8') },
  QUIT: { beforeLogin: true, run: always('221 Goodbye') },
  NOOP: { run: always('200 Zzz') },
  TYPE: { run: always('200 Type set') },
  PWD: { run: (session) => `257 "${session.folder.replaceAll('"', '""')}" is the current folder` },
  CWD: { run: enter },
  CDUP: { run: (session) => enter(session, '..') },
  EPSV: { run: openExtended },
  PASV: { run: openPassive },
  SIZE: { run: (session, name) => aboutFile(session, name, (file) => `213 ${file.size}`) },
  MDTM: {
    run: (session, name) => aboutFile(session, name, (file) => `213 ${timestamp(file.modifiedAt)}`),
  },
  MLST: {
    run: (session, name) => aboutFile(session, name, (file) => `250-Facts\r\n ${factLine(file)}\r\n250 End`),
  },
  MLSD: { run: (session, name) => list(session, 'MLSD', name, factLine) },
  LIST: { run: (session, name) => list(session, 'LIST', name.replace(/^-\S+ ?/, ''), longLine) },
  NLST: { run: (session, name) => list(session, 'NLST', name, (entry) => entry.name) },
  RETR: { run: retrieve },
  STOR: { run: store },
  DELE: { run: remove },
  RNFR: { run: startRename },
  RNTO: { run: finishRename },
  MKD: { run: makeFolder },
  RMD: { run: removeFolder },
};

function nameUser(session: Session, name: string): string {
  const mustEncrypt = session.server.tls === 'explicit' && !session.isSecure;
  if (mustEncrypt) return '530 Use AUTH TLS first';
  session.user = name;
  return `331 Password required for ${name}`;
}

function checkPassword(session: Session, password: string): string {
  const { user, password: expected } = session.server.options;
  session.isLoggedIn = session.user === user && password === expected;
  return session.isLoggedIn ? `230 User ${user} logged in` : '530 Login incorrect';
}

/** The handshake follows the answer: see Session. */
function offerTls(session: Session, mechanism: string): string {
  if (session.server.tls !== 'explicit') return '502 TLS is not available';
  return mechanism.toUpperCase() === 'TLS' ? '234 Proceed' : '504 Only TLS';
}

function ifSecure(session: Session, reply: string): string {
  return session.isSecure ? reply : '503 Use AUTH TLS first';
}

function protectData(session: Session, level: string): string {
  if (level.toUpperCase() !== 'P') return '534 Only P';
  session.protectsData = session.isSecure;
  return ifSecure(session, '200 Data connections are protected');
}

function enter(session: Session, argument: string): string {
  const folder = pathOf(session, argument);
  if (!session.server.files.isFolder(folder)) return `550 ${argument}: no such folder`;
  session.folder = folder;
  return '250 Folder changed';
}

async function openExtended(session: Session): Promise<string> {
  if (session.server.options.knowsEpsv === false) return "500 'EPSV' not understood";
  const port = await session.openDataPort();
  return `229 Entering Extended Passive Mode (|||${port.number}|)`;
}

async function openPassive(session: Session): Promise<string> {
  const address = session.server.options.passiveAddress ?? '127.0.0.1';
  const { number } = await session.openDataPort();
  return `227 Entering Passive Mode (${address.replaceAll('.', ',')},${number >> 8},${number & 255})`;
}

function aboutFile(session: Session, name: string, tell: (file: Entry) => string): string {
  const file = session.server.files.file(pathOf(session, name));
  if (file === undefined) return `550 ${name}: no such file`;
  return tell({ ...file, modifiedAt: session.server.toldTime(file.modifiedAt) });
}

function list(
  session: Session,
  verb: string,
  name: string,
  line: (entry: Entry) => string,
): string | Promise<string> {
  const { files, options } = session.server;
  const entries = files.entries(pathOf(session, name));
  const isRefused = entries === undefined && options.missingFolderList === 'refused';
  if (isRefused) return `450 ${name}: no such folder`;
  return session.transfer(`${verb} ${name}`.trim(), (socket, fault) =>
    send(Readable.from([asLines((entries ?? []).map(line))]), socket, fault),
  );
}

function retrieve(session: Session, name: string): string | Promise<string> {
  const { files } = session.server;
  const path = pathOf(session, name);
  if (files.file(path) === undefined) return `550 ${name}: no such file`;
  return session.transfer(`RETR ${name}`, (socket, fault) => sendFile(files.onDisk(path), socket, fault));
}

async function store(session: Session, name: string): Promise<string> {
  const { files, options } = session.server;
  const path = pathOf(session, name);
  const isWritable = files.isFolder(posix.dirname(path)) && !files.isFolder(path);
  if (!isWritable) return `553 ${name}: can't be written`;
  const isTaken = options.storesOver === false && files.exists(path);
  if (isTaken) return `550 ${name}: exists`;
  const place = files.onDisk(path);
  const reply = await session.transfer(`STOR ${name}`, (socket, fault) => receiveFile(place, socket, fault));
  const written = options.now?.();
  if (written) await utimes(place, written, written).catch(() => undefined);
  return reply;
}

function remove(session: Session, name: string): string {
  unlinkSync(onDisk(session, name));
  return '250 Deleted';
}

function startRename(session: Session, name: string): string {
  const path = pathOf(session, name);
  if (!session.server.files.exists(path)) return `550 ${name}: no such file`;
  session.renaming = path;
  return '350 Ready for RNTO';
}

function finishRename(session: Session, name: string): string {
  const { files, options } = session.server;
  const from = session.renaming;
  session.renaming = undefined;
  if (from === undefined) return '503 Use RNFR first';
  const to = pathOf(session, name);
  const isTaken = options.renamesOver === false && files.exists(to);
  if (isTaken) return `550 ${name}: exists`;
  renameSync(files.onDisk(from), files.onDisk(to));
  return '250 Renamed';
}

function makeFolder(session: Session, name: string): string {
  mkdirSync(onDisk(session, name));
  return `257 "${pathOf(session, name).replaceAll('"', '""')}" made`;
}

function removeFolder(session: Session, name: string): string {
  rmdirSync(onDisk(session, name));
  return '250 Removed';
}

function pathOf(session: Session, name: string): string {
  return session.server.files.resolve(session.folder, name);
}

function onDisk(session: Session, name: string): string {
  return session.server.files.onDisk(pathOf(session, name));
}
