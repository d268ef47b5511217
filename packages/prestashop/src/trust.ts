import tls from 'node:tls';
import { ShopTrouble } from './shop-fault.ts';

/**
 * Trusts an authority of one's own, beside those that Node trusts. fetch has no setting for it, so it counts for the
 * whole process, as NODE_EXTRA_CA_CERTS does: verification itself is never weakened. Twice the same is once.
 */
export function trustAuthority(pem: string): void {
  try {
    const trusted = tls.getCACertificates('default');
    const wanted = certificatesIn(pem).filter((certificate) => !trusted.includes(certificate));
    if (wanted.length > 0) tls.setDefaultCACertificates([...trusted, ...wanted]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShopTrouble({ kind: 'shop/authority-unusable', reason }, 'trust', { cause: error });
  }
}

function certificatesIn(pem: string): string[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw new Error('no certificate');
  return found;
}
