import { scheduleReconciliation } from '@genledger/db/repositories';
import { type GenerationId, parseObjectId } from '@genledger/domain/kernel';
import { PROVIDERS } from '@genledger/providers/registry';
import { isIssuedAddress, isSharedSecret } from '@genledger/services/webhook';
import type { Context } from 'hono';
import type { Api, ApiContext } from '../api-context.ts';
import { clientAddress } from '../middleware/address.ts';
import { limitBody } from '../middleware/body-limit.ts';
import { problem } from '../middleware/problem.ts';
import { acceptWebhook } from './accept-webhook.ts';
import { registerWebhookDocumentation } from './documentation.ts';

const provider = PROVIDERS['comfyui-deploy'];
const BASE = `/v1/webhooks/${provider.name}`;

/** The generation of a signed address; nothing where this ledger did not issue it. */
function issuedFor(api: ApiContext, context: Context): GenerationId | undefined {
  const id = parseObjectId<GenerationId>(context.req.param('generationId') ?? '');
  const signature = context.req.param('signature') ?? '';
  const { webhookSecrets } = api.ledger.settings;
  return id.ok && isIssuedAddress(webhookSecrets, provider.name, id.value, signature) ? id.value : undefined;
}

function hasSecret(api: ApiContext, context: Context): boolean {
  const given = context.req.header('x-genledger-secret') ?? context.req.query('secret');
  return given !== undefined && isSharedSecret(api.ledger.settings.webhookSecrets, given);
}

/** Turns away what is not authentic, and counts it against its address; the authentic is never limited, for it is not sent again. */
async function refuse(api: ApiContext, context: Context): Promise<Response> {
  api.metrics.webhooks.inc({ provider: provider.name, outcome: 'not-authentic' });
  const limited = await api.limiter.count(
    context,
    'failuresPerAddress',
    clientAddress(context, api.trustProxy),
  );
  return (
    limited ??
    problem(context, 'not-authentic', {
      detail: 'Neither the address nor a secret proves where this comes from.',
    })
  );
}

/** A sender's retry without a body is no event, yet a sign that one was missed: the run is asked about soon. */
async function refuseMethod(api: ApiContext, context: Context): Promise<Response> {
  api.metrics.webhooks.inc({ provider: provider.name, outcome: 'wrong-method' });
  const generationId = issuedFor(api, context);
  if (generationId !== undefined) {
    await scheduleReconciliation(api.ledger.database, generationId, api.ledger.clock.now());
  }
  return problem(context, 'method-not-allowed', {
    detail: 'Send events with POST.',
    headers: { allow: 'POST' },
  });
}

/** The webhooks of ComfyUI Deploy: the signed address of one generation, and the shared secret for runs submitted elsewhere. */
export function registerComfyuiDeployWebhooks(app: Api, api: ApiContext): void {
  const limit = limitBody(api.webhookBodyLimit, (context) => {
    api.metrics.webhooks.inc({ provider: provider.name, outcome: 'too-large' });
    return problem(context, 'too-large', { detail: `A webhook may have ${api.webhookBodyLimit} bytes.` });
  });
  app.post(`${BASE}/:generationId/:signature`, limit, async (context) => {
    const generationId = issuedFor(api, context);
    return generationId === undefined
      ? refuse(api, context)
      : acceptWebhook(api, context, provider, generationId);
  });
  app.post(BASE, limit, async (context) =>
    hasSecret(api, context) ? acceptWebhook(api, context, provider) : refuse(api, context),
  );
  app.all(`${BASE}/:generationId/:signature`, (context) => refuseMethod(api, context));
  app.all(BASE, (context) => refuseMethod(api, context));
  registerWebhookDocumentation(app, BASE);
}
