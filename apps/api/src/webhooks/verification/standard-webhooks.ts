import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StandardWebhooks } from '@genledger/providers/provider';
import type { UnverifiedWebhook } from './request.ts';
import { isTimely } from './timestamp.ts';

const VERSION = 'v1';
const MAC_BYTES = 32;
/** Signatures looked at; a sender that rotates its keys sends a few. */
const SIGNATURE_LIMIT = 16;

/** The codes in a header such as `v1,<base64> v1,<base64> v1a,<base64>`; those of other versions mean nothing here. */
function codesIn(header: string): readonly Buffer[] {
  return header
    .split(' ', SIGNATURE_LIMIT)
    .map((versioned) => versioned.split(','))
    .filter(([version, code]) => version === VERSION && code !== undefined)
    .map(([, code = '']) => Buffer.from(code, 'base64'))
    .filter((code) => code.length === MAC_BYTES);
}

/**
 * Whether a webhook is signed by Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, by any of the secrets, in a time that does
 * not depend on which one fits, nor where one differs.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function isSignedByStandardWebhooks(
  webhook: UnverifiedWebhook,
  scheme: StandardWebhooks,
  secrets: readonly Uint8Array[],
  nowMs: number,
): boolean {
  const id = webhook.header(scheme.idHeader) ?? '';
  const timestamp = webhook.header(scheme.timestampHeader) ?? '';
  if (id === '' || !isTimely(timestamp, scheme.toleranceMs, nowMs)) return false;
  const codes = codesIn(webhook.header(scheme.signatureHeader) ?? '');
  return secrets
    .map((secret) => {
      const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(webhook.bytes).digest();
      return codes.map((code) => timingSafeEqual(code, mac)).includes(true);
    })
    .includes(true);
}
