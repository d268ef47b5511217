import { isIP } from 'node:net';

/**
 * Every address of a host, IPv4 first: PASV and most NAT rules know nothing else. Connecting to one address at a time
 * avoids Node's race between families, which gives each address 250 ms and so fails on a slow line.
 */
export async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const { lookup } = await import('node:dns/promises');
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
}
