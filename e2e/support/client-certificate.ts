import { generateKeyPairSync, KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate of a client, with those between it and its authority. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Who signs certificates of clients. */
export class ClientAuthority {
  /** A new one, which nobody has signed. */
  public static root(name = 'clients'): ClientAuthority {
    return new ClientAuthority(name, generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  }

  /** Its certificate, as a PEM. */
  public readonly certificate: string;
  private readonly chain: string;

  private constructor(
    private readonly name: string,
    private readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
    above?: ClientAuthority,
  ) {
    this.certificate = certificate({ subject: name, issuer: above ?? this, publicKey: keys.publicKey, isAuthority: true });
    this.chain = above === undefined ? '' : this.certificate + above.chain;
  }

  /** An authority that this one has signed. */
  public intermediate(name: string): ClientAuthority {
    return new ClientAuthority(name, generateKeyPairSync('ec', { namedCurve: 'P-256' }), this);
  }

  /** A certificate of a client; one that has expired ended an hour ago. */
  public sign(subject: string, { expired = false } = {}): ClientCertificate {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      cert: certificate({ subject, issuer: this, publicKey, isAuthority: false, expired }) + this.chain,
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  /** @internal */
  public get signer(): { readonly name: string; readonly privateKey: KeyObject } {
    return { name: this.name, privateKey: this.keys.privateKey };
  }
}

/** The Secret that holds the certificate of an authority. */
export function authoritySecret(name: string, authority: ClientAuthority) {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: { 'ca.crt': authority.certificate } };
}

interface Described {
  readonly subject: string;
  readonly issuer: ClientAuthority;
  readonly publicKey: KeyObject;
  readonly isAuthority: boolean;
  readonly expired?: boolean;
}

const HOUR = 3_600_000;

/** A certificate, as a PEM. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
function certificate({ subject, issuer, publicKey, isAuthority, expired = false }: Described): string {
  const { name, privateKey } = issuer.signer;
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    named(name),
    sequence(time(-24 * HOUR), time(expired ? -HOUR : 24 * HOUR)),
    named(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...isAuthority ? [
      extension(oid(0x55, 0x1d, 0x13), sequence(der(0x01, Buffer.from([0xff])))),
      extension(oid(0x55, 0x1d, 0x0f), der(0x03, Buffer.from([1, 0x06]))),
    ] : [
      extension(oid(0x55, 0x1d, 0x0f), der(0x03, Buffer.from([7, 0x80]))),
      extension(oid(0x55, 0x1d, 0x25), sequence(oid(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x02))),
    ])),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const whole = sequence(toBeSigned, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function named(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(commonName)))));
}

function time(fromNow: number): Buffer {
  return der(0x18, Buffer.from(new Date(Date.now() + fromNow).toISOString().replace(/[-:T]|\.\d+/g, '')));
}

function extension(id: Buffer, value: Buffer): Buffer {
  return sequence(id, der(0x01, Buffer.from([0xff])), der(0x04, value));
}

function oid(...bytes: number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** A value of ASN.1 with its tag and length. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}
