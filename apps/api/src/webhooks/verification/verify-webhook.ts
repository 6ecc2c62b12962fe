import { exhaustive, type GenerationId, parseObjectId } from '@genledger/domain/kernel';
import type { Provider, SharedSecret, Verification } from '@genledger/providers/provider';
import { isIssuedAddress, isSharedSecret } from '@genledger/services/webhook';
import type { ApiContext } from '../../api-context.ts';
import { verifyEd25519 } from './ed25519.ts';
import type { UnverifiedWebhook, Verdict } from './request.ts';
import { isSignedByStandardWebhooks } from './standard-webhooks.ts';

const FORGED: Verdict = { kind: 'forged' };
const authenticIf = (holds: boolean): Verdict => (holds ? { kind: 'authentic' } : FORGED);

/** The generation of a signed address; nothing where this ledger did not issue it. */
export function issuedFor(
  { ledger }: ApiContext,
  provider: Provider,
  address: UnverifiedWebhook['address'],
): GenerationId | undefined {
  const id = parseObjectId<GenerationId>(address?.generationId ?? '');
  const { webhookSecrets } = ledger.settings;
  const isIssued =
    id.ok &&
    address !== undefined &&
    isIssuedAddress(webhookSecrets, provider.name, id.value, address.signature);
  return isIssued ? id.value : undefined;
}

function hasSecret({ ledger }: ApiContext, scheme: SharedSecret, webhook: UnverifiedWebhook): boolean {
  const given = webhook.header(scheme.header) ?? webhook.query(scheme.queryParameter);
  return given !== undefined && isSharedSecret(ledger.settings.webhookSecrets, given);
}

async function verifyBy(
  api: ApiContext,
  provider: Provider,
  scheme: Verification,
  webhook: UnverifiedWebhook,
): Promise<Verdict> {
  const nowMs = api.ledger.clock.now().getTime();
  switch (scheme.kind) {
    case 'url-hmac': {
      const generationId = issuedFor(api, provider, webhook.address);
      return generationId === undefined ? FORGED : { kind: 'authentic', generationId };
    }
    case 'shared-secret':
      return authenticIf(hasSecret(api, scheme, webhook));
    case 'standard-webhooks': {
      const secrets = api.verificationKeys.signingSecrets(provider);
      return authenticIf(isSignedByStandardWebhooks(webhook, scheme, secrets, nowMs));
    }
    case 'ed25519-jwks': {
      const keys = api.verificationKeys.keySet(provider);
      return keys === undefined ? FORGED : verifyEd25519(webhook, scheme, keys, nowMs);
    }
    default:
      return exhaustive(scheme);
  }
}

/** Whether a webhook is authentic: by the first of its provider's schemes that accepts it. */
export async function verifyWebhook(
  api: ApiContext,
  provider: Provider,
  webhook: UnverifiedWebhook,
): Promise<Verdict> {
  let verdict = FORGED;
  for (const scheme of provider.verification) {
    const found = await verifyBy(api, provider, scheme, webhook);
    if (found.kind === 'authentic') return found;
    if (found.kind === 'undecided') verdict = found;
  }
  return verdict;
}
