import { commitFaults } from './failing-commit.ts';
import { faultKinds } from './fault-kinds.ts';
import type { Cell, Tally } from './tally.ts';

const commandFaults = faultKinds.filter(({ befalls }) => befalls === 'commands').map(({ name }) => name);
const dataFaults = faultKinds.filter(({ befalls }) => befalls === 'data').map(({ name }) => name);
const commitFaultNames = Object.keys(commitFaults);
const killFaults = ['killed before', 'killed after'];

/** How it was played: one operation in so many, chosen by that seed. */
export interface Played {
  oneIn: number;
  seed: number;
  minutes: number;
}

/** The page that users read: what fails, how, and how it ends. */
export function renderFaultTable(tally: Tally, { oneIn, seed, minutes }: Played): string {
  const said = [
    '# What goes wrong, and how it ends',
    'Written by `npm run test:faults`: do not edit.',
    `Each operation of a run of \`orders-to-xml\`, and of \`stock-csv-mod\`, was made to fail, one at a time, in each of these ways, on a real connection: **${tally.count} combinations**, over FTP and explicit TLS, with ProShop collecting at once, early or late. After each, clean runs followed, and ProShop was asked: every order booked exactly once, byte for byte as the archive keeps it; never a part of a file in \`import\`, nor a file uploaded there under its final name; nothing left in the staging folder. PrestaShop was asked before every operation: it saw the old stock file or the new one, whole (none for a moment only where the server refuses to replace a file).`,
    `The promise was broken ${tally.broken.length} times. ${tally.total('same run')} ended well in the same run, which tried again (exit 0); ${tally.total('next run')} in the next one, half an hour later (exit 3 or 4, and nothing half done); ${tally.total('person')} had to ask a person (exit 8): where the server refuses a rename in words, does it all the same, and ProShop takes the file at once, nobody could know.`,
    howToRead({ oneIn, seed, minutes }),
    ...faultSections(tally),
  ];
  return `${said.join('\n\n')}\n`;
}

export function howToRead({ oneIn, seed, minutes }: Played): string {
  return `How to read it: \`12\` ended well in the same run 12 times; \`+3\` in the next run 3 times; \`?2\` asked a person twice. "done" means that the command took effect although the answer said otherwise; "yes, undone" that the server said yes and did nothing. ${oneIn === 1 ? 'Every operation' : `One operation in ${oneIn} (seed ${seed})`}; ${minutes} minutes.`;
}

/** What befell operations of the server, commits of the ledger, and the program itself. */
export function faultSections(tally: Tally): string[] {
  return [
    '## Commands',
    faultTable(tally, commandFaults),
    '## Transfers',
    faultTable(tally, dataFaults),
    '## The ledger',
    'A commit fails, and nothing that depends on it is done.',
    faultTable(tally, commitFaultNames),
    '## The program is killed',
    'Before the server carries the operation out, or after; and before or after each commit of the ledger.',
    faultTable(tally, killFaults),
  ];
}

/** One row for each operation that any of these faults befell. */
export function faultTable(tally: Tally, faults: readonly string[]): string {
  const isShown = (operation: string) => faults.some((fault) => tally.cell(operation, fault));
  const rows = tally.operations().filter(isShown).sort();
  const cells = (operation: string) => faults.map((fault) => showCell(tally.cell(operation, fault)));
  return [
    `| | ${faults.join(' | ')} |`,
    `|---|${faults.map(() => '---').join('|')}|`,
    ...rows.map((operation) => `| **${operation}** | ${cells(operation).join(' | ')} |`),
  ].join('\n');
}

export function showCell(cell: Cell | undefined): string {
  if (!cell) return '';
  const shown = [
    cell['same run'] > 0 ? String(cell['same run']) : '',
    cell['next run'] > 0 ? `+${cell['next run']}` : '',
    cell.person > 0 ? `?${cell.person}` : '',
  ];
  return shown.filter((part) => part !== '').join(' ');
}
