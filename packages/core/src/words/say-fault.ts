import type { ConfigFailure } from '../config/fault.ts';
import type { OrdersFailure } from '../orders/orders-fault.ts';
import type { DeliveryFault } from '../delivery/delivery-fault.ts';
import type { FileFailure } from '../files/file-fault.ts';
import type { LedgerFault } from '../ledger/ledger-failure.ts';
import type { Fault, ProgramFault } from '../failure/failure.ts';
import type { Sections, Words } from './words.ts';
import type { Saying } from './saying.ts';
import { visibleStart } from '../text/visible.ts';
import type { TransportFault } from '../transport/transport-error.ts';

/** What can end a run of either program. */
export type CoreFault =
  ConfigFailure | DeliveryFault | FileFailure | LedgerFault | OrdersFailure | ProgramFault | TransportFault;

/** One line for each kind of a union of faults, checked by the compiler. */
export type Sayings<F extends Fault, W> = {
  readonly [K in F['kind']]: (fault: Extract<F, { kind: K }>, words: W) => Saying;
};

const coreSayings: Sayings<CoreFault, Sections> = {
  'config/not-found': ({ places }, { config }) => config.noFile(places),
  'config/unreadable': ({ path, trouble }, { config }) => config.unreadableFile(path, trouble),
  'config/refused': ({ path, faults }, { config }) => config.refused(path, faults),
  'delivery/cut-short': (fault, { delivery }) => delivery.cutShort(fault),
  'delivery/moves-nothing': (fault, { delivery }) => delivery.movesNothing(fault),
  'delivery/surprising': (fault, { delivery }) => delivery.surprising(fault),
  'delivery/rename-held': (fault, { delivery }) => delivery.renameHeld(fault),
  'delivery/rename-refused': (fault, { delivery }) => delivery.renameRefused(fault),
  'delivery/archive-held': (fault, { delivery }) => delivery.archiveHeld(fault),
  'delivery/import-missing': (fault, { delivery }) => delivery.importMissing(fault),
  'delivery/sentinel-unreadable': (fault, { delivery }) => delivery.sentinelUnreadable(fault),
  'delivery/other-ledger': (fault, { delivery }) => delivery.otherLedger(fault),
  'delivery/older-ledger': (fault, { delivery }) => delivery.olderLedger(fault),
  'file/refused': ({ file, why }, { files }) => files.fault(file, why),
  'file/missing': (fault, { fetch }) => fetch.missing(fault),
  'file/no-match': (fault, { fetch }) => fetch.noMatch(fault),
  'file/in-use': (fault, { fetch }) => fetch.inUse(fault),
  'file/no-filter-column': (fault, { fetch }) =>
    fetch.noFilterColumn({ ...fault, headings: fault.headings.map((heading) => visibleStart(heading)) }),
  'file/filter-column-twice': (fault, { fetch }) => fetch.filterColumnTwice(fault),
  'file/left': (fault, { fetch }) => fetch.left(fault),
  'file/changing': (fault, { fetch }) => fetch.notWhole(fault),
  'file/local-missing': (fault, { fetch }) => fetch.localMissing(fault),
  'ledger/busy': (fault, { ledger }) => ledger.busy(fault),
  'ledger/corrupt': (fault, { ledger }) => ledger.corrupt(fault),
  'ledger/disk-full': (fault, { ledger }) => ledger.diskFull(fault),
  'ledger/unusable': (fault, { ledger }) => ledger.unusable(fault),
  'ledger/not-ours': (fault, { ledger }) => ledger.notOurs(fault),
  'ledger/newer': (fault, { ledger }) => ledger.newer(fault),
  'ledger/blind': (fault, { ledger }) => ledger.blind(fault),
  'ledger/not-adopted': (fault, { ledger }) => ledger.notAdopted(fault),
  'orders/refused': ({ file, why }, { orders }) => orders.fault(file, why),
  'program/another-run': (fault, { program }) => program.anotherRun(fault),
  'program/authority-unreadable': (fault, { program }) => program.authorityUnreadable(fault),
  'program/folder-not-writable': (fault, { program }) => program.folderNotWritable(fault),
  'program/internal': (fault, { program }) => program.internalError(fault),
  'program/local-trouble': (fault, { program }) => program.localTrouble(fault),
  'program/output-not-writable': (fault, { program }) => program.outputNotWritable(fault),
  'transport/unreachable': ({ server, reason }, { transport }) => transport.unreachable(server, reason),
  'transport/timeout': ({ server, doing }, { transport }) => transport.timeout(server, doing),
  'transport/out-of-time': ({ server, doing }, { transport }) => transport.outOfTime(server, doing),
  'transport/lost': ({ server, doing, reason }, { transport }) => transport.lost(server, doing, reason),
  'transport/desynchronised': ({ server, doing, reply }, { transport }) =>
    transport.desynchronised(server, doing, reply),
  'transport/busy': ({ server, doing, reply }, { transport }) => transport.busy(server, doing, reply),
  'transport/in-use': ({ server, doing, reply }, { transport }) => transport.inUse(server, doing, reply),
  'transport/refused': ({ server, doing, reply }, { transport }) => transport.refused(server, doing, reply),
  'transport/lacks-command': ({ server, command, reply }, { transport }) =>
    transport.lacksCommand(server, command, reply),
  'transport/no-folder': ({ server, folder, reply }, { transport }) =>
    transport.noFolder(server, folder, reply),
  'transport/missing': ({ server, path, reply }, { transport }) => transport.missing(server, path, reply),
  'transport/login': ({ server, user, reply }, { transport }) => transport.login(server, user, reply),
  'transport/tls-refused': ({ server, doing, reply }, { transport }) =>
    transport.tlsRefused(server, doing, reply),
  'transport/tls-failed': ({ server, reason }, { transport }) => transport.tlsFailed(server, reason),
  'transport/certificate': ({ server, why, reason }, { transport }) =>
    transport.certificate(server, why, reason),
  'transport/bad-authority': ({ reason }, { transport }) => transport.badAuthority(reason),
  'transport/too-large': ({ path, limitBytes }, { transport }) => transport.tooLarge(path, limitBytes),
  'transport/data-connection': ({ server, reason }, { transport }) =>
    transport.dataConnection(server, reason),
  'transport/bad-name': ({ path }, { transport }) => transport.badName(path),
  'transport/empty-upload': ({ path }, { transport }) => transport.emptyUpload(path),
  'transport/unreadable-local-file': ({ path, reason }, { transport }) =>
    transport.unreadableLocalFile(path, reason),
  'transport/read-only': ({ doing }, { transport }) => transport.readOnly(doing),
};

/** For each kind of fault, what to say of it. */
type Table = Readonly<Record<string, unknown>>;

/**
 * The words of one language, and with them what to say of each fault that the core, or one of `more`, has a line for. The
 * sections are left as they are, since those of a bundle are evaluated one by one, when something of them is said.
 */
export function composeWords<S extends Sections>(
  sections: S,
  ...more: readonly Table[]
): S & Pick<Words, 'say' | 'canSay'> {
  const tables: readonly Table[] = [...more, coreSayings];
  const tableOf = (kind: string): Table | undefined => tables.find((table) => kind in table);
  const sayUnknown: Say<S> = ({ kind }) => sections.program.internalError({ what: kind });
  const say = (fault: Fault): Saying =>
    ((tableOf(fault.kind)?.[fault.kind] as Say<S> | undefined) ?? sayUnknown)(fault, sections);
  const canSay = ({ kind }: Fault): boolean => tableOf(kind) !== undefined;
  return Object.assign(Object.create(sections) as S, { say, canSay });
}

type Say<W> = (fault: Fault, words: W) => Saying;
