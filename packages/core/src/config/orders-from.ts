import { refusedConfig } from './fault.ts';
import type { LoadedConfig } from './read-config.ts';
import type { Config } from './schema.ts';

/**
 * The configuration as the source of orders makes it count: the shop always tells its states, whatever columns its export
 * lacks. `from`: the source for this run (`--from`), if another than the configured one is asked for. Throws Failure(2)
 * where it is the shop and nothing says of one.
 */
export function withOrdersFrom(
  { config, path }: Pick<LoadedConfig, 'config' | 'path'>,
  from: Config['orders']['from'] = config.orders.from,
): Config {
  if (from === 'shop' && config.shop === undefined)
    throw refusedConfig(path, [{ kind: 'section-needed', section: 'shop', key: '--from', line: null }]);
  const columns = from === 'shop' ? {} : config.orders.columns;
  return { ...config, orders: { ...config.orders, from, columns } };
}
