import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { GenerationId, ProviderName } from '@genledger/domain/kernel';
import type { LedgerSettings } from '../context.ts';

function sign(secret: string, provider: ProviderName, generationId: GenerationId): string {
  return createHmac('sha256', secret)
    .update(`genledger/webhook/1\n${provider}\n${generationId}`)
    .digest('base64url');
}

/**
 * The address that a provider is given for one generation. It names the generation and proves that this ledger issued it, so an
 * event is authentic and matched even before its run id is known.
 */
export function webhookAddress(
  settings: LedgerSettings,
  provider: ProviderName,
  generationId: GenerationId,
): string {
  const signature = sign(settings.webhookSecrets[0], provider, generationId);
  return `${settings.publicUrl}/v1/webhooks/${provider}/${generationId}/${signature}`;
}

/** Compares texts in a time that does not depend on where they differ, nor on their length. */
function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Whether a webhook's address was issued by this ledger, under any of the secrets in use. */
export function isIssuedAddress(
  secrets: readonly string[],
  provider: ProviderName,
  generationId: GenerationId,
  signature: string,
): boolean {
  return secrets
    .map((secret) => equalInConstantTime(sign(secret, provider, generationId), signature))
    .includes(true);
}

/** Whether a secret that came with a webhook is one of those in use. */
export function isSharedSecret(secrets: readonly string[], given: string): boolean {
  return secrets.map((secret) => equalInConstantTime(secret, given)).includes(true);
}
