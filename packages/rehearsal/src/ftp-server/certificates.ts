import { generate } from 'selfsigned';

/** PEM texts: what a server shows (with its key), and the authority that a client must trust to accept it. */
export interface Certificate {
  key: string;
  cert: string;
  authority: string;
  /** Of the certificate between the two; it is the authority's own where there is none between. */
  intermediate: string;
}

export interface CertificateOptions {
  /** An intermediate authority signs the server's, and the server does not send it. */
  hasIntermediate?: boolean;
  /** The names it is made for. Default: localhost and 127.0.0.1. */
  host?: { name: string } | { address: string };
  /** Default: tomorrow. */
  expiresAt?: Date;
}

const dayMs = 86_400_000;

/** Makes an authority, and a server certificate that it signs. For rehearsals only: keys are made afresh each time. */
export async function makeCertificate(options: CertificateOptions = {}): Promise<Certificate> {
  const expiresAt = options.expiresAt ?? new Date(Date.now() + dayMs);
  const validity = {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(expiresAt.getTime() - 2 * dayMs),
    notAfterDate: expiresAt,
  } as const;
  const ofAuthority = [
    { name: 'basicConstraints' as const, cA: true, critical: true },
    { name: 'keyUsage' as const, keyCertSign: true, cRLSign: true, critical: true },
  ];
  const authority = await generate([{ name: 'commonName', value: 'Rehearsal authority' }], {
    ...validity,
    extensions: ofAuthority,
  });
  const signer = options.hasIntermediate
    ? await generate([{ name: 'commonName', value: 'Rehearsal intermediate' }], {
        ...validity,
        ca: { key: authority.private, cert: authority.cert },
        extensions: ofAuthority,
      })
    : authority;
  const server = await generate([{ name: 'commonName', value: 'Rehearsal FTP server' }], {
    ...validity,
    ca: { key: signer.private, cert: signer.cert },
    extensions: [{ name: 'subjectAltName', altNames: namesOf(options.host) }],
  });
  return { key: server.private, cert: server.cert, authority: authority.cert, intermediate: signer.cert };
}

function namesOf(host: CertificateOptions['host']): ({ type: 2; value: string } | { type: 7; ip: string })[] {
  if (host === undefined) {
    return [
      { type: 2, value: 'localhost' },
      { type: 7, ip: '127.0.0.1' },
    ];
  }
  return 'name' in host ? [{ type: 2, value: host.name }] : [{ type: 7, ip: host.address }];
}
