import { faultTable, type Played } from '../render-table.ts';
import { Tally, type Entry } from '../tally.ts';
import { httpFaultKinds } from './http-fault-kinds.ts';

const faults = httpFaultKinds.map(({ name }) => name);
const killedAtFaults = faults.map((name) => `${name}, killed`);
const kills = ['killed before', 'killed after'];

/** What was played of each part, by its name. */
export type Parts = ReadonlyMap<string, readonly Entry[]>;

/** The page that users read: what fails between a job and the shop, and how it ends. */
export function renderHttpTable(
  parts: Parts,
  { oneIn, seed, minutes, everyWrite }: Played & { everyWrite: boolean },
): string {
  const all = tallyOf([...parts.values()].flat());
  const said = [
    '# What goes wrong over HTTP, and how it ends',
    'Written by `npm run test:faults -- --http`: do not edit.',
    `Each request of each job was made to fail, one at a time, in each of these ways, on a real connection to a rehearsed shop: **${all.count} combinations**. The job went on as it saw fit, or was killed before it could write down what it had been answered; and a process of its own was killed before and after each request, and before and after each commit of the ledger. Clean runs followed, half an hour apart as the task starts them, and the shop was asked: one history row and one mail for each rule and order, never backwards, the tracking number exact, goods back on the shelf once; where a module of the shop dies between the state and its row, row and mail are lacking and a person was told.`,
    `The promise was broken ${all.broken.length} times. ${all.total('same run')} ended well in the same run; ${all.total('next run')} in a later one; ${all.total('person')} had to ask a person (exit 8): nobody can see whether a mail went, and a cancellation is not sent twice.`,
    `How to read it: \`12\` ended well in the same run 12 times; \`+3\` in a later run 3 times; \`?2\` asked a person twice. "done": it took effect although no true answer came; "half done": PHP died between two of its own writes. ${oneIn === 1 ? 'Every request' : `${everyWrite ? 'Every request that writes; of the others, and of the kills, one' : 'One request'} in ${oneIn} (seed ${seed})`}; ${minutes} minutes.`,
    ...[...parts].flatMap(([name, entries]) => sectionOf(name, tallyOf(entries))),
  ];
  return `${said.join('\n\n')}\n`;
}

function sectionOf(name: string, tally: Tally): string[] {
  const shown = [faults, killedAtFaults, kills].find((some) =>
    some.some((fault) => tally.faults().includes(fault)),
  );
  return shown === undefined ? [] : [`## ${name}`, faultTable(tally, shown)];
}

function tallyOf(entries: readonly Entry[]): Tally {
  const tally = new Tally();
  for (const entry of entries) tally.add(entry);
  return tally;
}
