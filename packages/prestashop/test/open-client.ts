import { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import type { ShopNotice, ShopSettings, ShopWorld } from '@passerelle/prestashop/shop-settings.ts';

export interface Opened {
  readonly client: ShopClient;
  readonly notices: ShopNotice[];
  /** How long it waited between attempts, in milliseconds; it did not really wait. */
  readonly waits: number[];
}

/** A client that waits for nothing: its clock moves on by what it would have waited. */
export function openClient(
  { url, key }: { url: string; key: string },
  settings: Partial<ShopSettings & Pick<ShopWorld, 'signal' | 'wait'>> = {},
): Opened {
  const notices: ShopNotice[] = [];
  const waits: number[] = [];
  let now = 0;
  const { signal, wait, ...others } = settings;
  const client = new ShopClient(
    { url, key, shopId: 0, timeoutSeconds: 20, attempts: 3, deadlineSeconds: 60, ...others },
    {
      now: () => now,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
        return wait?.(milliseconds) ?? Promise.resolve();
      },
      onNotice: (notice) => void notices.push(notice),
      ...(signal ? { signal } : {}),
    },
  );
  return { client, notices, waits };
}
