import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A secret as it lies in the database: which key sealed it, and the sealed bytes. */
export interface SealedSecret {
  /** `genledger.1.` + the key's id + `.` + nonce, tag and ciphertext in base64url. */
  readonly sealed: string;
}

/** Seals secrets before they are stored, and opens them where they are used. */
export interface SecretBox {
  /**
   * Seals a secret for one use.
   * @param use what it is for; it opens for nothing else
   */
  seal(secret: string, use: string): SealedSecret;
  /**
   * Opens a sealed secret.
   * @returns nothing where none of the keys sealed it, it was sealed for another use, or it was changed
   */
  open(secret: SealedSecret, use: string): string | undefined;
  /** Whether a secret is sealed under the first key, so that the others may go. */
  isCurrent(secret: SealedSecret): boolean;
}

/** A key of 256 bits. */
export type SecretKey = Uint8Array;

const FORMAT = 'genledger.1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Names a key without telling it. */
function keyId(key: SecretKey): string {
  return createHash('sha256').update('genledger/secret-key/1').update(key).digest('base64url').slice(0, 8);
}

/** Whether a stored value is a sealed secret. */
export function isSealed(value: unknown): value is SealedSecret {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    'sealed' in value &&
    typeof value.sealed === 'string' &&
    value.sealed.startsWith(`${FORMAT}.`)
  );
}

function decrypt(key: SecretKey, bytes: Buffer, use: string): string | undefined {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  if (tag.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(use));
  decipher.setAuthTag(tag);
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/**
 * Makes a box: AES-256-GCM with a nonce of its own for every secret.
 * @param keys the first seals, all open, so that a key can be replaced without a gap
 */
export function createSecretBox(keys: readonly [SecretKey, ...SecretKey[]]): SecretBox {
  const byId = new Map(keys.map((key) => [keyId(key), key]));
  const [current] = keys;
  return {
    seal(secret, use) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(use));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      const bytes = Buffer.concat([nonce, cipher.getAuthTag(), text]);
      return { sealed: `${FORMAT}.${keyId(current)}.${bytes.toString('base64url')}` };
    },
    open({ sealed }, use) {
      const [, , id = '', text = ''] = sealed.split('.');
      const key = byId.get(id);
      return key && decrypt(key, Buffer.from(text, 'base64url'), use);
    },
    isCurrent: ({ sealed }) => sealed.startsWith(`${FORMAT}.${keyId(current)}.`),
  };
}
