import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate, type CertificateOptions } from '@passerelle/rehearsal/ftp-server/certificates.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';

const good = await makeCertificate();

interface SecureShop {
  tls: 'explicit' | 'implicit';
  server?: Partial<FtpServerOptions>;
  /** PEM of the authority trusted; absent: the system's own. */
  authority?: string;
}

async function inSecureShop(
  { tls, server, authority }: SecureShop,
  play: (shop: Rehearsal) => Promise<void>,
): Promise<void> {
  const tlsCa = authority === undefined ? {} : { tlsCa: 'ca.pem' };
  await inShop(
    async (shop) => {
      if (authority !== undefined) writeFileSync(join(shop.workDir, 'ca.pem'), authority);
      exportOrders(shop, ...sales(1041));
      await play(shop);
    },
    { server: { tls, certificate: good, ...server }, config: { ftp: { tls, ...tlsCa } } },
  );
}

const verbsOf = (shop: Rehearsal) => shop.server?.log.map(({ verb }) => verb) ?? [];

const trusted = (['explicit', 'implicit'] as const).flatMap((tls) =>
  (['TLSv1.2', 'TLSv1.3'] as const).map((tlsVersion) => ({ tls, tlsVersion })),
);

test.each(trusted)(
  'a whole run, and check, with the own authority and session reuse: %j',
  async ({ tls, tlsVersion }) => {
    const server = { tlsVersion, requiresSessionReuse: true };
    await inSecureShop({ tls, server, authority: good.authority }, async (shop) => {
      expect((await shop.ordersToXml('check')).exitCode).toBe(0);
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      shop.proshop.import();
      expect(shop.proshop.bookedOrders()).toEqual(['1041']);
    });
  },
);

const commands = [['run'], ['--dry-run'], ['check']];

describe('never in clear, whatever the command', () => {
  test.each(commands)('AUTH TLS refused, %s: exit 3, nothing is said after it', async (command) => {
    const refusing: Partial<FtpServerOptions> = { tls: 'none' };
    await inSecureShop({ tls: 'explicit', server: refusing, authority: good.authority }, async (shop) => {
      expect((await shop.ordersToXml(command)).exitCode).toBe(3);
      expect(new Set(verbsOf(shop))).toEqual(new Set(['CONNECT', 'AUTH']));
      expect(shop.proshop.everyFile()).toEqual([]);
    });
  });

  const yesterday = new Date(Date.now() - 86_400_000);
  const strangers: [string, CertificateOptions, 'its authority' | 'another authority' | 'no authority'][] = [
    ['expired', { expiresAt: yesterday }, 'its authority'],
    ['for another host', { host: { name: 'ftp.example' } }, 'its authority'],
    ['of another authority', {}, 'another authority'],
    ['of an authority that the system does not know', {}, 'no authority'],
  ];
  test.each(
    strangers.flatMap(([what, options, trust]) =>
      (['explicit', 'implicit'] as const).map((tls) => ({ what, options, trust, tls })),
    ),
  )('a certificate $what, $tls: exit 3 and no login', async ({ options, trust, tls }) => {
    const certificate = await makeCertificate(options);
    const authorities = { 'its authority': certificate.authority, 'another authority': good.authority };
    const authority = trust === 'no authority' ? undefined : authorities[trust];
    await inSecureShop({ tls, server: { certificate }, authority }, async (shop) => {
      for (const [command = ''] of commands) expect((await shop.ordersToXml(command)).exitCode).toBe(3);
      expect(verbsOf(shop)).not.toContain('USER');
    });
  });
});

test('FTP in clear to another machine is said once in the trace, and by check', async () => {
  await inShop(async (shop) => {
    // Reserved for documentation (RFC 6761): nobody answers, and the lookup fails at once.
    shop.configure({ host: 'ftp.invalid', user: 'u', password: 'env:LANG', attempts: 1 }, {});
    await shop.ordersToXml();
    const warnings = shop.local('Trace1.txt').match(/sans chiffrement|en clair/g) ?? [];
    expect(warnings).toHaveLength(1);
    expect((await shop.ordersToXml('check')).out).toMatch(/⚠.*(?:sans chiffrement|en clair)/);
  });
});
