import type { Config } from './schema.ts';

/**
 * The configuration as the source of orders makes it count: the shop always tells its states, whatever columns its export
 * lacks. `from`: the source for this run, if another than the configured one is asked for.
 */
export function withOrdersFrom(config: Config, from: Config['orders']['from'] = config.orders.from): Config {
  const columns = from === 'shop' ? {} : config.orders.columns;
  return { ...config, orders: { ...config.orders, from, columns } };
}
