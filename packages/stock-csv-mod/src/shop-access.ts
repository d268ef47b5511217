import type { EmitSource } from '@passerelle/core/ports/order-source.ts';
import type { StockJob } from './options.ts';

/** The configured shop, and how a job speaks to it. */
export function shopAccess(
  { config: { shop }, world }: Pick<StockJob, 'config' | 'world'>,
  emit: EmitSource,
) {
  if (shop === undefined) throw new Error('a shop to be written to is configured');
  const { pace } = world;
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const onNotice = (notice: NoticeOfShop) => emit({ kind: 'source/notice', notice });
  return { shop, wishes: { sleep, pace, onNotice } };
}

type NoticeOfShop = Extract<Parameters<EmitSource>[0], { kind: 'source/notice' }>['notice'];
