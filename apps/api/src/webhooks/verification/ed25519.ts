import { createHash } from 'node:crypto';
import type { Ed25519Jwks } from '@genledger/providers/provider';
import type { KeySet } from './key-set.ts';
import type { UnverifiedWebhook, Verdict } from './request.ts';
import { isTimely } from './timestamp.ts';

/** A signature of 64 bytes in hexadecimal. */
const SIGNATURE = /^[0-9a-f]{128}$/i;

/** The signature and what it is of; nothing where a header is missing or no time near ours. */
function signedMessage(
  { header, bytes }: UnverifiedWebhook,
  scheme: Ed25519Jwks,
  nowMs: number,
): { readonly message: Buffer; readonly signature: Buffer } | undefined {
  const requestId = header(scheme.requestIdHeader);
  const userId = header(scheme.userIdHeader);
  const timestamp = header(scheme.timestampHeader) ?? '';
  const signature = header(scheme.signatureHeader) ?? '';
  if (requestId === undefined || userId === undefined || !SIGNATURE.test(signature)) return undefined;
  if (!isTimely(timestamp, scheme.toleranceMs, nowMs)) return undefined;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const message = Buffer.from([requestId, userId, timestamp, digest].join('\n'));
  return { message, signature: Buffer.from(signature, 'hex') };
}

/** Whether a webhook is signed with Ed25519 by a key that its provider publishes; undecided where the keys cannot be had. */
export async function verifyEd25519(
  webhook: UnverifiedWebhook,
  scheme: Ed25519Jwks,
  keys: KeySet,
  nowMs: number,
): Promise<Verdict> {
  const signed = signedMessage(webhook, scheme, nowMs);
  if (signed === undefined) return { kind: 'forged' };
  switch (await keys.verify(signed.message, signed.signature)) {
    case 'valid':
      return { kind: 'authentic' };
    case 'invalid':
      return { kind: 'forged' };
    case 'unavailable':
      return { kind: 'undecided', message: "The provider's public keys could not be fetched." };
  }
}
