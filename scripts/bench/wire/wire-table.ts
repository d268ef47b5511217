import { purposes, purposesOf, work, type Purpose } from './purposes.ts';
import type { Sent } from './wire-log.ts';
import type { ServerTrips, Trip } from './wire-bench.ts';

/** One server's table in Markdown: a row per purpose, a column per client; then each client's commands in order. */
export function wireTable({ server, trips }: ServerTrips, delayMs: number): string {
  const columns = trips.map((trip) => new Column(trip, delayMs));
  const line = (heading: string, cell: (column: Column) => string): string[] => {
    const cells = columns.map(cell);
    return cells.every((text) => text === '') ? [] : [`| ${[heading, ...cells].join(' | ')} |`];
  };
  const beyond = (Object.keys(purposes) as Purpose[]).filter((purpose) => !work.includes(purpose));
  const each = (list: readonly Purpose[]): string[] =>
    list.flatMap((purpose) => line(purposes[purpose], (column) => column.verbsOf(purpose)));
  return [
    `### ${server}`,
    '',
    ...line('', ({ trip }) => trip.client),
    `| --- |${' --- |'.repeat(columns.length)}`,
    ...each(work),
    ...line('**the work: commands, round trips**', (column) => column.sumOf(work, 1)),
    ...each(beyond),
    ...line('**beyond it: commands, round trips**', (column) => column.sumOf(beyond, 0)),
    ...line('**commands**', ({ trip }) => String(trip.commands.length)),
    ...line('**round trips**', ({ trip }) => String(trip.roundTrips)),
    ...line('**connections made**', ({ trip }) => String(trip.connections)),
    ...line(`**wall time at ${delayMs} ms each way**`, ({ trip }) => `${trip.wall.toFixed(2)} s`),
    ...line(
      'with a round trip for each connection',
      (column) => `${column.wallWithHandshakes().toFixed(2)} s`,
    ),
    ...line('file delivered', ({ trip }) => `${Math.round(trip.bytes / 1000)} kB`),
    '',
    'In order:',
    '',
    ...trips.map(({ client, commands }) => `- ${client}: ${commands.map(({ verb }) => verb).join(' ')}`),
    '',
  ].join('\n');
}

class Column {
  readonly trip: Trip;
  readonly #delayMs: number;
  readonly #purposes: readonly Purpose[];

  constructor(trip: Trip, delayMs: number) {
    this.trip = trip;
    this.#delayMs = delayMs;
    this.#purposes = purposesOf(trip.commands);
  }

  verbsOf(purpose: Purpose): string {
    const verbs = this.#of([purpose]).map(({ verb }) => verb);
    const isOneVerb = verbs.length > 2 && new Set(verbs).size === 1;
    return isOneVerb ? `${verbs[0]} × ${verbs.length}` : verbs.join(' ');
  }

  /** `waits`: round trips that no command began, such as the one for the greeting. */
  sumOf(wanted: readonly Purpose[], waits: number): string {
    const sent = this.#of(wanted);
    const roundTrips = sent.reduce((sum, command) => sum + command.roundTrips, waits);
    return `${sent.length}, ${roundTrips}`;
  }

  wallWithHandshakes(): number {
    return this.trip.wall + (this.trip.connections * 2 * this.#delayMs) / 1000;
  }

  #of(wanted: readonly Purpose[]): Sent[] {
    return this.trip.commands.filter((_, index) => wanted.includes(this.#purposes[index] ?? 'other'));
  }
}
