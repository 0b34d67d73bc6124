import { generateKeyPairSync, sign } from 'node:crypto';

/** One value of DER: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.from(content.length.toString(16).padStart(4, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const time = (date: Date): Buffer => der(0x17, Buffer.from(date.toISOString().replaceAll(/^\d\d|[-:T]|\.\d+/gu, '')));

const ecdsaWithSha256 = sequence(der(0x06, hex('2a8648ce3d040302')));
const commonName = sequence(der(0x31, sequence(der(0x06, hex('550403')), der(0x0c, Buffer.from('localhost')))));
/** subjectAltName: localhost and 127.0.0.1 (RFC 5280 §4.2.1.6). */
const names = sequence(der(0x06, hex('551d11')), der(0x04, sequence(der(0x82, Buffer.from('localhost')), der(0x87, hex('7f000001')))));

const pem = (kind: string, bytes: Buffer): string => `-----BEGIN ${kind}-----\n${(bytes.toString('base64').match(/.{1,64}/gu) ?? []).join('\n')}\n-----END ${kind}-----\n`;

/** A key and a certificate that vouches for itself, for localhost, good for an hour (RFC 5280). */
export function makeCertificate(now = new Date()): { readonly cert: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const validity = sequence(time(new Date(now.getTime() - 60_000)), time(new Date(now.getTime() + 3_600_000)));
  const body = sequence(
    der(0xa0, der(0x02, hex('02'))), der(0x02, hex('2a')), ecdsaWithSha256, commonName, validity, commonName,
    publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, sequence(names)),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ecdsaWithSha256, der(0x03, hex('00'), signature));
  return { cert: pem('CERTIFICATE', certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
