import type { GenerationId } from '@genledger/domain/kernel';
import type { Provider } from '@genledger/providers/provider';
import { receiveWebhook } from '@genledger/services/webhook';
import type { Context } from 'hono';
import type { ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';

const JSON_TYPE = /^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A webhook that has been found authentic. */
export interface AuthenticWebhook {
  readonly provider: Provider;
  readonly bytes: Uint8Array;
  /** The generation that the signed address names. */
  readonly generationId?: GenerationId;
}

/** Takes an authentic webhook into the inbox and answers: 202 once it is durable, else why it is not. */
export async function acceptWebhook(
  api: ApiContext,
  context: Context,
  { provider, bytes, generationId }: AuthenticWebhook,
): Promise<Response> {
  const begun = performance.now();
  const count = (outcome: string) => api.metrics.webhooks.inc({ provider: provider.name, outcome });
  if (!JSON_TYPE.test(context.req.header('content-type') ?? '')) {
    count('unsupported-media-type');
    return problem(context, 'unsupported-media-type', { detail: 'Send application/json.' });
  }
  const rawBody = decode(bytes);
  if (rawBody === undefined) {
    count('not-json');
    return problem(context, 'not-json', { detail: 'The body is not UTF-8.' });
  }
  const receivedAt = api.ledger.clock.now();
  const received = await receiveWebhook(api.ledger, api.inbox, {
    provider,
    rawBody,
    receivedAt,
    ...(generationId !== undefined && { generationId }),
  });
  if (!received.ok) {
    count(received.error.code);
    return serviceProblem(context, received.error);
  }
  count(received.value.duplicate ? 'duplicate' : 'accepted');
  api.metrics.acknowledgement.observe((performance.now() - begun) / 1000);
  return context.json(received.value, 202);
}
