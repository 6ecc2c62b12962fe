import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key with which the simulator signs: made from its secret, so that a test can sign alike. */
export function falSigningKey(webhookSecret: string): KeyObject {
  const seed = createHash('sha256').update(webhookSecret).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}
