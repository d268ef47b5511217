import { publishWhilePolled } from './program/polled-target.ts';
import { stockShop } from './program/stock-shop.ts';
import { onRealServer, realServers } from './real-shop.ts';

/** ProFTPD refuses to rename over a file by default: the old one is deleted first, and for a moment there is none. */
const replaces = (name: string) => name !== 'ProFTPD';

test.each(realServers)(
  '%s: a reader that polls through many publications meets whole files only',
  async (name, start) => {
    const count = replaces(name) ? 50 : 10;
    const { missing, versions, faults } = await publishWhilePolled(
      await stockShop(await onRealServer(start)),
      count,
    );
    expect(faults).toEqual([]);
    expect(versions.at(-1)).toBe(count);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    if (replaces(name)) expect(missing).toBe(0);
  },
  180_000,
);
