import { showCell } from '../render-table.ts';
import { Tally, type Entry } from '../tally.ts';
import { httpFaultNames } from './http-fault-kinds.ts';

/** What was played of one part. */
export interface PlayedPart {
  entries: readonly Entry[];
  /** One combination in so many. */
  oneIn: number;
  /** The day, 2026-11-29. */
  day: string;
  seconds: number;
}

/** The sections of a page, by their headings. */
export type Sections = ReadonlyMap<string, string>;

/** Those of a page that was published before: what is not played again stays on it. */
export function sectionsOf(page: string): Sections {
  const [, ...sections] = page.split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [heading, lines.join('\n').trim()];
    }),
  );
}

/** One part's section: how many combinations, how they ended, and the table. */
export function sectionOf({ entries, oneIn, day, seconds }: PlayedPart): string {
  const tally = new Tally();
  for (const entry of entries) tally.add(entry);
  const count = (ending: Entry['ending']) => tally.total(ending);
  const share = oneIn === 1 ? '' : `, one in ${oneIn}`;
  const how = `${count('same run')} ended well in the same run, ${count('next run')} in a later one, ${count('person')} asked a person, ${tally.broken.length} broke the promise`;
  const head = `**${tally.count} combinations**${share} (${day}, ${seconds} s): ${how}.`;
  return tally.count === 0 ? head : `${head}\n\n${tableOf(tally)}`;
}

/** A row for each fault, a column for each operation. */
function tableOf(tally: Tally): string {
  const operations = tally.operations().sort();
  const played = tally.faults();
  const faults = [...httpFaultNames, 'killed before', 'killed after'].filter((one) => played.includes(one));
  const row = (fault: string) =>
    operations.map((operation) => showCell(tally.cell(operation, fault))).join(' | ');
  return [
    `| | ${operations.join(' | ')} |`,
    `|---|${operations.map(() => '---').join('|')}|`,
    ...faults.map((fault) => `| **${fault}** | ${row(fault)} |`),
  ].join('\n');
}

const counted =
  /\*\*(\d+) combinations\*\*.*?, (\d+) s\): (\d+) ended well in the same run, (\d+) in a later one, (\d+) asked a person, (\d+) broke the promise/;

interface Sums {
  combinations: number;
  minutes: number;
  sameRun: number;
  laterRun: number;
  person: number;
  broken: number;
}

/** Of all sections together. */
export function sumsOf(sections: Iterable<string>): Sums {
  const sums = [0, 0, 0, 0, 0, 0];
  for (const section of sections)
    for (const [at, number] of (counted.exec(section) ?? []).slice(1).entries())
      sums[at] = (sums[at] ?? 0) + Number(number);
  const [combinations = 0, seconds = 0, sameRun = 0, laterRun = 0, person = 0, broken = 0] = sums;
  return { combinations, minutes: Math.round(seconds / 60), sameRun, laterRun, person, broken };
}

/** The page that users read: what fails between a program's jobs and the shop or the CRM, and how it ends. */
export function httpPage(program: string, sections: Sections, lacking: readonly string[]): string {
  const { combinations, minutes, sameRun, laterRun, person, broken } = sumsOf(sections.values());
  const said = [
    `# What goes wrong over HTTP, and how it ends: ${program}`,
    'Written by `npm run test:faults -- --http`: do not edit.',
    `Each request of each job of \`${program}\` that writes into the shop or into the CRM was made to fail, one at a time, in each of these ways, on a real connection to a rehearsed server: **${combinations} combinations**, ${minutes} minutes. The promise was broken ${broken} times; ${sameRun} ended well in the same run, ${laterRun} in a later one, ${person} asked a person (exit 8).`,
    'The program went on as it saw fit; or it was killed before it could write down what it had been answered, or just after it had; or it was killed, without another fault, before and after each request and each commit of its ledger, within one process and, of these one in five, as a process of its own with SIGKILL. A request that only reads has no effect: of those, one in six was played with a kill. A mail server that is down was played without: killed before it reads that the mail did not go, nobody can know. Clean runs followed, half an hour apart as the task starts them, until all was quiet, and one more, which had to write nothing; where a person was asked, `status` had to name the write and `resolve` to settle it. Then the other side was looked at: everything there, once, and nothing else; nothing left waiting in the ledger.',
    ...(lacking.length === 0 ? [] : [`**Not played yet**, whatever stands above: ${lacking.join('; ')}.`]),
    'How to read it: `12` ended well in the same run 12 times; `+3` in a later run 3 times; `?2` asked a person twice. "done": it took effect although no true answer came; "half done": the server died between two of its own writes; "done 30 s later": after the program had given up, a person having started it by hand meanwhile.',
    ...[...sections].flatMap(([name, section]) => [`## ${name}`, section]),
  ];
  return `${said.join('\n\n')}\n`;
}
