import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../adapters/fetch-whole.ts';
import type { Config } from '../config/schema.ts';
import { assertOurs, parseSentinel, sentinelLimit, sentinelName } from '../delivery/sentinel.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import { systemReason } from '../failure/local-failure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedgerForReading } from '../ledger/open-ledger.ts';
import { assertKnowsArchive, assertNotBlind, type WorkPaths } from '../program/work-paths.ts';
import { remotePath } from '../transport/remote-path.ts';
import { TransportError } from '../transport/transport-error.ts';
import type { Transport } from '../transport/transport.ts';
import type { Words } from '../words/words.ts';
import type { World } from '../world/world.ts';
import { fault, type Finding, ok, warning } from './finding.ts';

export interface ServerCheck {
  config: Config;
  ledger: Ledger | null;
  /** Whose the staging folder is, can then not be told. */
  isLedgerLost: boolean;
  words: Words;
  world: World;
  connect: () => Promise<Transport>;
}

/** More than this, and the ages of files mean little. Minutes. */
const mostClockMinutes = 5;

/**
 * Logs in and finds out what this server can be relied on for. Nothing of ours is ever put into ProShop's folder, and
 * what is put into the staging folder, or the folder itself if it was not there, is taken away again.
 */
export async function checkServer(check: ServerCheck): Promise<Finding[]> {
  const findings: Finding[] = [];
  let transport: Transport | null = null;
  try {
    transport = await check.connect();
    const { host, port, tls } = check.config.ftp;
    findings.push(ok(check.words.check.loggedIn({ host, port, tls })));
    findings.push(await checkImportFolder(transport, check));
    for await (const finding of tryStaging(transport, check)) findings.push(finding);
    findings.push(...(await describeServer(transport, check)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const exitCode = error instanceof TransportError ? ExitCode.Server : ExitCode.Usage;
    findings.push(fault(check.words.say(error.fault), exitCode));
  } finally {
    await transport?.close();
  }
  return findings;
}

async function checkImportFolder(transport: Transport, { config, words }: ServerCheck): Promise<Finding> {
  const folder = config.xml.remoteDir;
  if (await transport.folderExists(folder)) return ok(words.check.importFolder({ folder: folder || '.' }));
  const { message, hint } = words.delivery.importMissing({ folder });
  const [near] = nearest(folder, await transport.list(''));
  const proposal = near === undefined ? hint : `${words.check.nearestFolder({ near })} ${hint}`;
  return fault({ message, hint: proposal }, ExitCode.Server);
}

async function* tryStaging(transport: Transport, check: ServerCheck): AsyncGenerator<Finding> {
  const { config, words } = check;
  const folder = config.xml.stagingDir;
  const isNew = !(await transport.folderExists(folder));
  if (isNew) await transport.makeFolder(folder);
  else await assertSentinel(transport, check, folder);
  try {
    yield ok(isNew ? words.check.stagingNew({ folder }) : words.check.staging({ folder }));
    yield* tryFiles(transport, check, folder);
  } finally {
    if (isNew) await transport.removeFolder(folder);
  }
}

async function assertSentinel(
  transport: Transport,
  { ledger, isLedgerLost }: ServerCheck,
  folder: string,
): Promise<void> {
  if (isLedgerLost) return;
  const path = remotePath(folder, sentinelName);
  const [look] = await transport.look([path]);
  if (!look?.there) return;
  const sentinel = parseSentinel(await transport.download(path, sentinelLimit), path);
  const ours = { ledger: ledger?.meta.uuid ?? '', lastBatch: ledger?.meta.lastBatch ?? 0 };
  assertOurs(sentinel, ours, path);
}

/** Upload, size, time, and a rename over a file: what every delivery and publication does. */
async function* tryFiles(transport: Transport, check: ServerCheck, folder: string): AsyncGenerator<Finding> {
  const { words, world } = check;
  const [first, second] = ['a', 'b'].map((letter) =>
    remotePath(folder, `essai-${letter}.${world.uniqueId()}.tmp`),
  );
  if (first === undefined || second === undefined) return;
  try {
    const content = Buffer.from('essai de Passerelle\n');
    await transport.upload(first, content);
    const written = await transport.modifiedAt(first);
    yield clockFinding(written, check);
    await transport.upload(second, content);
    const answer = await transport.rename(second, first);
    yield answer.renamed
      ? ok(words.check.renamesOver)
      : warning(words.check.refusesRenameOver({ reply: answer.reply }));
  } finally {
    await transport.delete(first);
    await transport.delete(second);
  }
}

function clockFinding(written: Date, { words, world }: ServerCheck): Finding {
  const seconds = Math.round((written.getTime() - world.now().getTime()) / 1000);
  const isFar = Math.abs(seconds) > mostClockMinutes * 60;
  return isFar ? warning(words.check.clockFar({ seconds })) : ok(words.check.clock({ seconds }));
}

async function describeServer(transport: Transport, { words }: ServerCheck): Promise<Finding[]> {
  const { features, missingFolderList } = await transport.examine();
  const has = (name: string): boolean => features.some((feature) => feature.split(' ')[0] === name);
  return [
    ok(
      words.check.traits({ mlst: has('MLST'), utf8: has('UTF8'), emptyList: missingFolderList === 'empty' }),
    ),
  ];
}

/**
 * The folders that runs write to, and the ledger. Whatever is tried is taken away again. `isLedgerLost`: there should be
 * one, and it can't be used; null alone: none was made yet.
 */
export function checkWorkFolder(
  paths: WorkPaths,
  words: Words,
): { findings: Finding[]; ledger: Ledger | null; isLedgerLost: boolean } {
  const findings = [checkWritable(paths.workDir, words)];
  let ledger: Ledger | null = null;
  try {
    assertNotBlind(paths);
    ledger = openLedgerForReading(paths.ledger);
    findings.push(...checkLedger(ledger, paths, words));
    return { findings, ledger, isLedgerLost: false };
  } catch (error) {
    ledger?.close();
    if (!(error instanceof Failure)) throw error;
    findings.push(fault(words.say(error.fault), ExitCode.Usage));
    return { findings, ledger: null, isLedgerLost: true };
  }
}

function checkWritable(folder: string, words: Words): Finding {
  const isNew = !existsSync(folder);
  try {
    if (isNew) mkdirSync(folder, { recursive: true });
    const probe = join(folder, 'passerelle-essai.tmp');
    writeFileSync(probe, 'essai');
    rmSync(probe);
    if (isNew) rmdirSync(folder);
    return ok(words.check.workFolder({ folder }));
  } catch (error) {
    const reason = systemReason(error);
    return fault(words.program.folderNotWritable({ folder, reason }), ExitCode.Usage);
  }
}

function checkLedger(ledger: Ledger | null, paths: WorkPaths, words: Words): Finding[] {
  const { ledger: path } = paths;
  if (!ledger) return [ok(words.check.noLedgerYet({ path }))];
  if (!ledger.isSound()) return [fault(words.ledger.corrupt({ path }), ExitCode.Usage)];
  assertKnowsArchive(ledger, paths);
  return [ok(words.check.ledgerSound({ path, lastBatch: ledger.meta.lastBatch }))];
}
