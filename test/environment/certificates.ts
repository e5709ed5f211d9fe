/** Certificates for tests, made anew each time: an authority, and what it signs. */
import { generate } from 'selfsigned';

/** In PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

const MADE = { keyType: 'ec', algorithm: 'sha256' } as const;

export async function newAuthority(): Promise<Certificate> {
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, critical: true },
  ] as const;
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Autorité inventée' }], {
    ...MADE,
    extensions: [...extensions],
  });
  return { key, cert };
}

/** Of a server of that name, or of a client: both may be shown either way. */
export async function signedBy(authority: Certificate, name: string): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    ...MADE,
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key, cert };
}
