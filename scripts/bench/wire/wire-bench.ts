import { measure, medians } from '../measured-run.ts';
import { clients, isInstalled } from './clients.ts';
import { serversHere, type WireServer } from './servers.ts';
import type { Sent } from './wire-log.ts';
import { WireStage } from './wire-stage.ts';

/** What one client did with one server. */
export interface Trip {
  client: string;
  commands: Sent[];
  connections: number;
  roundTrips: number;
  /** Seconds, of the whole process; the median. */
  wall: number;
  /** Of the delivered file. */
  bytes: number;
}

export interface ServerTrips {
  server: string;
  trips: Trip[];
}

/** Yields server by server: the same work by ours, a later run, and by every other client that is installed. */
export async function* wireBench(delayMs: number, runs: number): AsyncGenerator<ServerTrips> {
  for (const { name, start } of serversHere()) {
    const server = await start();
    try {
      yield { server: name, trips: await tripsOn(server, delayMs, runs) };
    } finally {
      await server.stop();
    }
  }
}

async function tripsOn(server: WireServer, delayMs: number, runs: number): Promise<Trip[]> {
  const stage = await WireStage.open(server, delayMs);
  try {
    await measure(stage.oursNext());
    const trips = [await tripOf('orders-to-xml', stage, () => stage.oursNext(), runs)];
    for (const client of clients.filter(isInstalled))
      trips.push(await tripOf(client.name, stage, () => stage.theirsNext(client), runs));
    return trips;
  } finally {
    await stage.close();
  }
}

async function tripOf(
  client: string,
  stage: WireStage,
  nextCommand: () => string[],
  runs: number,
): Promise<Trip> {
  const measures = [];
  for (let run = 0; run < runs; run++) {
    const command = nextCommand();
    stage.log.clear();
    measures.push(await measure(command));
  }
  const { commands, connections, roundTrips } = stage.log;
  const { wall } = medians(measures);
  return { client, commands, connections, roundTrips, wall, bytes: stage.deliveredBytes() };
}
