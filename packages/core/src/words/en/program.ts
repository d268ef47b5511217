import type { ExitCode } from '../../failure/exit-code.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const formats = formatsOf('en');
const { count, size } = formats;
const plural = pluralOf('en');

const exitCodes: Record<ExitCode, string> = {
  0: 'done, or nothing to do',
  1: 'internal error',
  2: 'wrong usage or configuration',
  3: 'server unreachable, refused, or not answering; or a remote folder is missing',
  4: 'the input file is missing, or refused as a whole',
  5: 'done, but some orders were rejected, have a state that nobody configured, or a doubtful number; or some writes were refused',
  6: 'a guard refused',
  7: 'another run of this program is under way',
  8: 'a delivery is uncertain, or a write: a person must look ("orders-to-xml status" says what to do)',
};

const jobExitCodes: Partial<Record<ExitCode, string>> = {
  3: 'server unreachable, a folder missing, or an answer lost: the next run looks and goes on',
  5: 'done, but some writes were refused, or are to be looked at',
  8: 'a write is uncertain: a person must look ("orders-to-xml status" says what to do)',
};

const counterparts: Record<Counterpart, string> = {
  ftp: 'FTP (in clear, explicit or implicit TLS)',
  prestashop: 'PrestaShop 8 and 9 (web service)',
  vtiger: 'vtiger CRM 8.0 to 8.4 (web service)',
};

type Counterpart = Parameters<Sections['program']['built']['speaksTo']>[0]['counterparts'][number];

export const program: Sections['program'] = {
  built: {
    jobs: ({ jobs }) => `Jobs: ${jobs.join(', ')}`,
    speaksTo: ({ counterparts: those }) => `Speaks to: ${those.map((one) => counterparts[one]).join('; ')}`,
    stands: ({ ledger, node }) => `Ledger: format ${ledger}; Node ${node}`,
  },
  exitCodes,
  jobExitCodes,
  began: ({ program, version, at }) => `=== ${formats.moment(at)} === ${program} ${version} ===`,
  ended: ({ milliseconds, exitCode, isJob }) => {
    const meaning = (isJob ? jobExitCodes[exitCode] : undefined) ?? exitCodes[exitCode];
    return `Took ${formats.duration(milliseconds)} — exit code ${exitCode} (${meaning}).`;
  },
  paused: ({ since, until }) =>
    `Paused since ${formats.moment(since)}${until === null ? '' : `, until ${formats.moment(until)}`}: this run did nothing. To resume: "orders-to-xml resume".`,
  authorityUnreadable: ({ path, reason }) => ({
    message: `The authority's certificate, ${path} ("ftp.tlsCa"), cannot be read (${reason}).`,
    hint: 'Correct the path in passerelle.json, or take "ftp.tlsCa" out if a recognised authority signed the certificate of the server.',
  }),
  localTrouble: ({ path, reason }) => ({
    message: `A file of this computer could not be read or written${path === '' ? '' : `: ${path}`} (${reason}).`,
    hint: 'Check the disk space, the rights on the work folder, and that no program holds the file open, then run it again: nothing is lost or sent twice.',
  }),
  traceNotWritten: ({ reason }) =>
    `Lines are missing from the trace: it could not be written (${reason}). Check the disk space, and that no program holds it open.`,
  traceMoved: ({ file }) => `The trace so far was moved to ArchiveTrace: ${file}`,
  retry: ({ reason }) => `${reason} Trying again.`,
  anotherRun: ({ path }) => ({
    message: `Another run of this program is under way (lock ${path}).`,
    hint: 'Wait for it to end; the lock frees itself. Nothing was done.',
  }),
  folderNotWritable: ({ folder, reason }) => ({
    message: `The folder ${folder} cannot be written (${reason}).`,
    hint: 'Let the account that runs the task write there, or change "workDir" in passerelle.json. Nothing is lost or sent twice.',
  }),
  internalError: ({ what }) => ({
    message: `Internal error: ${what}`,
    hint: 'This is not your fault. The next run goes on where this one stopped; send the trace to whoever maintains the program.',
  }),
  outputNotWritable: ({ path, reason }) => ({
    message: `The file ${path}, asked for with --output, cannot be written (${reason}).`,
    hint: 'Choose another path.',
  }),
  forgotten: (what) =>
    `Retention, deleted: ${count(what.archives)} XML of ArchiveExport, ${plural(what.rejects, 'file', 'files')} of Rejets, ${plural(what.traces, 'trace', 'traces')}, ${plural(what.ledgerDetails, 'detail', 'details')} of the ledger.`,
  pageNotWritten: ({ path, reason }) => `The page ${path} could not be written: ${reason}`,
  usage: ({ what }) => ({ message: what, hint: 'Run the command with --help to see its options.' }),
  help: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    exitCodes: 'Exit codes:',
    examples: 'Examples:',
    config:
      'configuration file (else PASSERELLE_CONFIG, else passerelle.json here, else beside the executable)',
    dryRunOfJob: 'read, decide and show each write that would be made; make none',
    dryRun: 'read, decide and show what would happen; write nothing anywhere (except what --output names)',
    output: 'also write the result to this file ("-": standard output)',
    from: 'with --dry-run: read the orders of this run from the CSV (file) or from the shop itself (shop)',
    compare: 'with --dry-run: compare the result with a file of the old program and show the differences',
    json: "the run's report as JSON on standard output",
    limit: 'write n at most (states, sizes, articles, customers…), to try it on a few',
    lang: 'language of the messages: fr or en',
    verbose: 'also show the exchanges with the server',
    quiet: 'show warnings and errors only',
    noColor: 'no colours',
    version: 'show the version',
    help: 'show this help',
  },
  usageErrors: {
    badLimit: (given) => `--limit needs a whole number from 1 on, not "${given}"`,
    unknownOption: (name, near) => `unknown option: ${name}${near ? ` (did you mean ${near}?)` : ''}`,
    unknownCommand: (name, near) => `unknown command: ${name}${near ? ` (did you mean ${near}?)` : ''}`,
    missingArgument: (what) => `missing argument: ${what}`,
    missingValue: (option) => `option ${option} needs a value`,
    excessArguments: 'too many arguments',
    badChoice: (option, choices) => `impossible value for ${option}; choose from: ${choices}`,
    conflict: (one, other) => `${one} does not go with ${other}`,
    needs: (one, other) => `${one} only goes with ${other}`,
  },
};

export const progress: Sections['progress'] = {
  received: ({ path, bytes }) => `${path}: ${size(bytes)} received…`,
};

export const cycle: Sections['cycle'] = {
  read: ({ name, bytes, rows, orders, encoding, delimiter }) =>
    `Read: ${name} (${size(bytes)}, ${plural(rows, 'line', 'lines')}, ${plural(orders, 'order', 'orders')}; ${encoding}, delimiter "${delimiter === '\t' ? 'tab' : delimiter}").`,
  readShop: ({ name, rows, orders, requests }) =>
    `Read: the shop ${name} (${plural(orders, 'order', 'orders')}, ${plural(rows, 'line', 'lines')}, ${plural(requests, 'request', 'requests')}).`,
  cleaned: ({ count: files }) =>
    `Taken out of the staging folder: ${plural(files, 'provisional file', 'provisional files')} of an earlier run.`,
  notCleaned: ({ reason }) =>
    `Provisional files of Passerelle remain in the staging folder: ${reason} They do no harm; the next run will take them away.`,
  notDeleted: ({ paths }) =>
    `The server refuses to delete ${plural(paths.length, 'provisional file', 'provisional files')} of Passerelle: ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? '…' : ''}. No harm is done; the next run tries again. If it lasts, give the FTP account the right to delete in that folder, or do it by hand.`,
  notCompared: ({ path, reason }) => `The file ${path} could not be compared: ${reason}`,
};
