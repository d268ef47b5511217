import { Connections } from '@passerelle/core/transport/connections.ts';
import { startDeadline } from '@passerelle/core/transport/connections.ts';
import { configSchema } from '@passerelle/core/config/schema.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import type { SourceEvent } from '../../src/ports/order-source.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import * as v from 'valibot';
import { onStage, type Stage } from '../delivery/staging-stage.ts';

/** A server, a ledger, a configuration, and what the adapters of both programs work with. */
export interface PortStage extends Stage {
  connections: Connections;
  config: Config;
  events: SourceEvent[];
  emit: (event: SourceEvent) => void;
  sleep: () => Promise<void>;
}

export function onPortStage(
  play: (stage: PortStage) => Promise<void>,
  options: Partial<FtpServerOptions> = {},
  configured: Record<string, unknown> = {},
): Promise<void> {
  return onStage(async (stage) => {
    const sleep = () => Promise.resolve();
    const connections = new Connections({
      connect: () => stage.rig.connect(),
      attempts: 2,
      deadline: startDeadline(10),
      sleep,
    });
    const config = v.parse(configSchema, {
      ftp: { host: 'localhost', user: 'u', password: 'p' },
      ...configured,
    });
    const events: SourceEvent[] = [];
    const emit = (event: SourceEvent) => void events.push(event);
    await play({ ...stage, connections, config, events, emit, sleep });
    await connections.close();
  }, options);
}
