import { scheduleReconciliation } from '@genledger/db/repositories';
import type { Provider } from '@genledger/providers/provider';
import { PROVIDERS } from '@genledger/providers/registry';
import type { Context } from 'hono';
import type { Api, ApiContext } from '../api-context.ts';
import { clientAddress } from '../middleware/address.ts';
import { limitBody } from '../middleware/body-limit.ts';
import { problem } from '../middleware/problem.ts';
import { acceptWebhook } from './accept-webhook.ts';
import { registerWebhookDocumentation } from './documentation.ts';
import type { UnverifiedWebhook } from './verification/request.ts';
import { issuedFor, verifyWebhook } from './verification/verify-webhook.ts';

/** How long a sender is asked to wait where the keys of its provider cannot be had, seconds. */
const UNDECIDED_RETRY_AFTER = '60';

function addressOf(context: Context): UnverifiedWebhook['address'] {
  const [generationId, signature] = [context.req.param('generationId'), context.req.param('signature')];
  return generationId !== undefined && signature !== undefined ? { generationId, signature } : undefined;
}

async function unverified(context: Context): Promise<UnverifiedWebhook> {
  const address = addressOf(context);
  return {
    header: (name) => context.req.header(name),
    query: (name) => context.req.query(name),
    bytes: new Uint8Array(await context.req.arrayBuffer()),
    ...(address && { address }),
  };
}

/** Turns away what is not authentic, and counts it against its address; the authentic is never limited, for it is not sent again. */
async function refuse(api: ApiContext, context: Context, provider: Provider): Promise<Response> {
  api.metrics.webhooks.inc({ provider: provider.name, outcome: 'not-authentic' });
  const limited = await api.limiter.count(
    context,
    'failuresPerAddress',
    clientAddress(context, api.trustProxy),
  );
  return (
    limited ??
    problem(context, 'not-authentic', {
      detail: 'Neither the address nor a secret or signature proves where this comes from.',
    })
  );
}

/** A sender's retry without a body is no event, yet a sign that one was missed: the run is asked about soon. */
async function refuseMethod(api: ApiContext, context: Context, provider: Provider): Promise<Response> {
  api.metrics.webhooks.inc({ provider: provider.name, outcome: 'wrong-method' });
  const generationId = issuedFor(api, provider, addressOf(context));
  if (generationId !== undefined) {
    await scheduleReconciliation(api.ledger.database, generationId, api.ledger.clock.now());
  }
  return problem(context, 'method-not-allowed', {
    detail: 'Send events with POST.',
    headers: { allow: 'POST' },
  });
}

async function receive(api: ApiContext, context: Context, provider: Provider): Promise<Response> {
  const webhook = await unverified(context);
  const verdict = await verifyWebhook(api, provider, webhook);
  switch (verdict.kind) {
    case 'authentic':
      return acceptWebhook(api, context, { provider, bytes: webhook.bytes, ...verdict });
    case 'forged':
      return refuse(api, context, provider);
    case 'undecided':
      api.metrics.webhooks.inc({ provider: provider.name, outcome: 'undecided' });
      return problem(context, 'not-verifiable', {
        detail: verdict.message,
        headers: { 'retry-after': UNDECIDED_RETRY_AFTER },
      });
  }
}

function registerProvider(app: Api, api: ApiContext, provider: Provider): void {
  const base = `/v1/webhooks/${provider.name}`;
  const paths = [`${base}/:generationId/:signature`, base];
  const limit = limitBody(api.webhookBodyLimit, (context) => {
    api.metrics.webhooks.inc({ provider: provider.name, outcome: 'too-large' });
    return problem(context, 'too-large', { detail: `A webhook may have ${api.webhookBodyLimit} bytes.` });
  });
  for (const path of paths) {
    app.post(path, limit, (context) => receive(api, context, provider));
    app.all(path, (context) => refuseMethod(api, context, provider));
  }
  // Told as 0 from the start: an alert sees only what grows.
  api.metrics.webhooks.inc({ provider: provider.name, outcome: 'not-durable' }, 0);
  registerWebhookDocumentation(app, base, provider);
}

/**
 * The webhooks of every provider: at the signed address of one generation, and at a plain one for runs submitted elsewhere, which a
 * secret or the provider's own signature proves.
 */
export function registerWebhooks(app: Api, api: ApiContext): void {
  for (const provider of Object.values(PROVIDERS)) registerProvider(app, api, provider);
}
