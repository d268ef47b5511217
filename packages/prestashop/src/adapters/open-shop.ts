import { readFileSync } from 'node:fs';
import type { Config } from '@passerelle/core/config/schema.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type ProgramFault } from '@passerelle/core/failure/failure.ts';
import { ShopClient } from '../shop-client.ts';
import { ShopTrouble } from '../shop-fault.ts';
import type { ShopNotice } from '../shop-settings.ts';
import { shopFailure } from './shop-failure.ts';

export type ShopConfig = NonNullable<Config['shop']>;

export interface ShopSurroundings {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** How long a second of the configured times lasts, in seconds. */
  readonly pace: number;
  readonly onNotice: (notice: ShopNotice) => void;
}

/** The shop as it is configured; nothing is sent yet. Throws Failure(2): its address or its authority cannot be used. */
export function openShop(shop: ShopConfig, { sleep, pace, onNotice }: ShopSurroundings): ShopClient {
  const { url, key, shopId, attempts } = shop;
  const settings = {
    ...{ url, key, shopId, attempts },
    timeoutSeconds: shop.timeoutSeconds * pace,
    deadlineSeconds: shop.deadlineSeconds * pace,
    ...(shop.ca === undefined ? {} : { ca: readAuthority(shop.ca) }),
  };
  try {
    return new ShopClient(settings, { now: () => performance.now(), wait: sleep, onNotice });
  } catch (error) {
    throw error instanceof ShopTrouble ? shopFailure(error) : error;
  }
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const fault: ProgramFault = { kind: 'program/authority-unreadable', path, reason };
    throw new Failure(ExitCode.Usage, fault, { cause: error });
  }
}
