import { ExitCode } from '../../failure/exit-code.ts';
import type { JobRun } from '../../ledger/job-runs.ts';
import type { RunRecord } from '../../ledger/runs.ts';
import type { FolderState } from '../../ledger/states.ts';
import { commandOf, hasEndedWhole } from '../../status/point.ts';
import type { RunFigures } from '../../status/status-report.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';
import { program } from './program.ts';

const { count, moment } = formatsOf('en');
const plural = pluralOf('en');

const batchStates: Record<FolderState, string> = {
  DRAFT: 'being prepared',
  PREPARED: 'ready in ArchiveExport, not yet staged on the server',
  STAGED: "staged on the server, not yet in ProShop's folder",
  DELIVERING: "its rename into ProShop's folder was asked for, the answer is not known yet",
  DELIVERED: "in ProShop's folder, not taken yet",
  COLLECTED: 'taken by ProShop',
  UNCERTAIN: 'uncertain delivery',
  VOID: 'void',
  RESENT: 'sent again',
};

function outcome({ exitCode }: Pick<RunRecord, 'exitCode'>): string {
  if (exitCode === ExitCode.Done) return 'ended well';
  return `code ${exitCode}, ${program.exitCodes[exitCode as ExitCode]}`;
}

function levels(push: Extract<RunFigures, { kind: 'levels' }>): string {
  const { sizes, written, zeros, refused, unknown } = push;
  const what =
    written > 0
      ? `${plural(written, 'size', 'sizes')} written into the shop${zeros > 0 ? `, ${zeros} of them to 0` : ''}`
      : `${refused > 0 ? 'nothing written' : 'nothing to write'} into the shop (${plural(sizes, 'size', 'sizes')})`;
  return [
    what,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unknown > 0 ? [`${plural(unknown, 'gencod', 'gencods')} that it does not have`] : []),
  ].join(', ');
}

function figures(brought: RunFigures): string {
  if (brought.kind === 'orders') {
    const { sent, aside } = brought;
    const sentWords = sent > 0 ? `${plural(sent, 'order', 'orders')} sent` : 'nothing to send';
    return aside > 0 ? `${sentWords}, ${aside} set aside` : sentWords;
  }
  if (brought.kind === 'levels') return levels(brought);
  const { published, removed, reduced } = brought;
  return [
    `${plural(published, 'line', 'lines')} published`,
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(reduced > 0 ? [`${reduced} reduced`] : []),
  ].join(', ');
}

/** A job's exit codes mean other things than a cycle's. */
function jobOutcome(run: Pick<JobRun, 'exitCode'>): string {
  const meaning = program.jobExitCodes[run.exitCode as ExitCode];
  return meaning === undefined ? outcome(run) : `code ${run.exitCode}, ${meaning}`;
}

function jobFigures(run: JobRun): string {
  if (!hasEndedWhole(run)) return '';
  const { written = 0, refused = 0, uncertain = 0 } = run.counts;
  const isIdle = refused + uncertain === 0;
  const { new: made = 0, changed = 0, images = 0 } = run.job === 'articles' ? run.counts : {};
  const parts = [
    written > 0 ? plural(written, 'write', 'writes') : isIdle ? 'nothing to write' : 'nothing written',
    ...(made > 0 ? [plural(made, 'new product', 'new products')] : []),
    ...(changed > 0 ? [plural(changed, 'product changed', 'products changed')] : []),
    ...(images > 0 ? [plural(images, 'image', 'images')] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
  ];
  return parts.join(', ');
}

const waitTitles: Sections['page']['waits'] = {
  trouble: 'How it runs',
  order: 'Orders',
  'write-back': 'States and tracking, in the shop',
  size: 'Quantities, in the shop',
  article: 'Articles, in the shop',
  customer: 'Customers, in the shop',
  crm: 'CRM',
};

const jobRoles: Sections['page']['jobRoles'] = {
  'orders-to-xml-write-back': 'states and tracking numbers → shop',
  'orders-to-xml-crm': 'customers, orders, invoices → CRM',
  'orders-to-xml-customers': 'customers of the shop → back office',
  'stock-csv-mod-articles': 'articles → shop',
  'stock-csv-mod-customers': 'customers of the back office → shop',
};

export const status: Sections['status'] = {
  batchStates,
  outcome,
  figures,
  lastJobRun: (run) => {
    const brought = jobFigures(run);
    return `${commandOf(run)}: last run on ${moment(run.startedAt)}; ${jobOutcome(run)}${brought && `: ${brought}`}.`;
  },
  jobOutcome,
  jobFigures,
  lastTwoDays: ({ runs, bad }) =>
    `In 48 hours: ${plural(runs, 'run', 'runs')}, ${bad > 0 ? plural(bad, 'failure', 'failures') : 'no failure'}.`,
  standings: (week) =>
    `In 7 days: ${[
      `${plural(week.sent, 'order', 'orders')} sent`,
      `${count(week.collected)} taken by ProShop`,
      ...(week.inCrm === null ? [] : [`${count(week.inCrm)} in the CRM`]),
      ...(week.shipped === null ? [] : [`${count(week.shipped)} shipped`]),
    ].join(', ')}.`,
  waits: waitTitles,
  unfinished: ({ fileName, state }) => `To be finished by the next run: ${fileName} (${batchStates[state]}).`,
  onTheWay: ({ file, orders, since }) =>
    `On its way: ${file}${orders > 0 ? ` (${plural(orders, 'order', 'orders')})` : ''}, in ProShop's folder since ${moment(since)}.`,
  step: ({ when, command }) => `${when}: ${command}`,
};

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two = (value: number): string => String(value).padStart(2, '0');
const weekday = (day: Date): string => weekdays[day.getDay()] ?? '';

const counted: Record<Parameters<Sections['page']['counted']>[0], [one: string, many: string]> = {
  uncertain: ['delivery to settle', 'deliveries to settle'],
  'run-failed': ['job failing', 'jobs failing'],
  silent: ['job not running', 'jobs not running'],
  paused: ['pause', 'pauses'],
  'not-collected': ['import of ProShop at a standstill', 'imports of ProShop at a standstill'],
  unchanged: ['file that no longer changes', 'files that no longer change'],
  'write-back': ['write to settle in the shop', 'writes to settle in the shop'],
  size: ['size to settle', 'sizes to settle'],
  article: ['article to settle', 'articles to settle'],
  customer: ['customer to settle', 'customers to settle'],
  crm: ['CRM record to settle', 'CRM records to settle'],
  'order-waits': ['order waiting', 'orders waiting'],
};

export const page: Sections['page'] = {
  title: ({ store, headline }) => `${headline} — Passerelle, store ${store}`,
  brand: 'Passerelle',
  store: (store) => `store ${store}`,
  asOf: (at) =>
    `As of ${weekday(at)}, ${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`,
  fresh: 'No run yet',
  freshMeans: 'Passerelle has not run with this work folder yet. To begin:',
  freshSteps: [
    { when: 'try everything a run needs', command: 'orders-to-xml check' },
    { when: 'take over what the old program sent', command: 'orders-to-xml adopt' },
    { when: 'see what would go, without sending', command: 'orders-to-xml --dry-run' },
  ],
  allWell: 'All is well',
  allWellMeans: 'Nothing waits for a person.',
  toLookAt: (points) => plural(points, 'point to look at', 'points to look at'),
  counted: (kind, howMany) => plural(howMany, ...counted[kind]),
  tags: {
    uncertain: 'To settle',
    'run-failed': 'Failure',
    silent: 'Not running',
    paused: 'Paused',
    'not-collected': 'Not taken',
    unchanged: 'Frozen',
    'write-waits': 'Write',
    refused: 'Refused',
    'order-waits': 'Order',
  },
  waits: waitTitles,
  jobRoles,
  standings: {
    title: "Where this week's orders stand",
    collected: 'Taken by ProShop',
    inCrm: 'In the CRM',
    shipped: 'Shipped',
  },
  pointsTitle: 'What waits for a person',
  stepsLabel: 'Commands to type',
  morePoints: (left) => `And ${count(left)} more: "orders-to-xml status" shows them.`,
  explainMore: 'To know all about an order:',
  explainCommand: 'orders-to-xml explain NUMBER',
  programsTitle: 'The last run of each job',
  roles: {
    'orders-to-xml': 'orders of the shop → ProShop',
    'stock-csv-mod': 'stock of ProShop → shop',
  },
  neverRan: 'No run yet.',
  took: (duration) => `in ${duration}`,
  onTheWayTitle: 'On the way to ProShop',
  timelineTitle: 'The runs of the last 48 hours',
  timelineOf: ({ program, good, held, bad }) => {
    const parts = [
      plural(good + held + bad, 'run', 'runs'),
      ...(held > 0 ? [`${count(held)} with something to look at`] : []),
      bad > 0 ? plural(bad, 'failure', 'failures') : 'no failure',
    ];
    return `${program}: ${parts.join(', ')}`;
  },
  legend: { good: 'ended well', held: 'ended, something to look at', bad: 'failure' },
  troubledRuns: 'The runs that did not end well',
  hour: (hour) => `${hour}:00`,
  dayShort: (day) => `${weekday(day).slice(0, 3)} ${day.getDate()}`,
  dayLetter: (day) => weekday(day).charAt(0),
  dayLong: (day) => `${weekday(day)} ${day.getDate()} ${months[day.getMonth()]}`,
  daysTitle: 'The orders, day by day',
  daysSummary: ({ sent, aside }) =>
    `In 14 days: ${plural(sent, 'order', 'orders')} sent to ProShop, ${count(aside)} set aside.`,
  daysLegend: { sent: 'sent', aside: 'set aside (withheld, rejected, unknown state)' },
  stockTitle: 'The stock corrected, run by run',
  stockSummary: ({ cycles, lines, most }) =>
    `In 48 hours: ${plural(cycles, 'file', 'files')} published, ${plural(lines, 'line', 'lines')} removed or reduced, at most ${count(most)} in one run.`,
  stockMeans:
    'A line is removed when its size has just been sold in the web shop and ProShop does not know it yet.',
  showFigures: 'Show the figures',
  columns: {
    day: 'Day',
    sent: 'Sent',
    withheld: 'Withheld',
    refused: 'Rejected or unknown state',
    when: 'When',
    program: 'Program',
    outcome: 'End',
    published: 'Lines published',
    removed: 'Removed',
    reduced: 'Reduced',
  },
  age: 'This page is a snapshot. With "report" in passerelle.json it is made anew after each run: if the time above is more than half an hour old, nothing runs any longer, and the Task Scheduler wants a look.',
};
