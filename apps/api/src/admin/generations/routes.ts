import { type GenerationId, parseObjectId, type Result } from '@genledger/domain/kernel';
import { allows } from '@genledger/services/api-key';
import { redeliver } from '@genledger/services/delivery';
import { type ServiceError, serviceError } from '@genledger/services/errors';
import { cancelGeneration, getGenerationWithEvents, listGenerations } from '@genledger/services/generation';
import { recordOperation } from '@genledger/services/operation';
import { listPositionSchema, writeCursor } from '@genledger/services/paging';
import type { ApiContext } from '../../api-context.ts';
import { readPosition } from '../../routes/cursor.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { messagePage } from '../layout/message-page.ts';
import { ACTIONS, type ActionName, actionNamed } from './actions.ts';
import { artifactFrame } from './artifacts.ts';
import { readFilter } from './filter.ts';
import { listPage } from './list-page.ts';
import { recordPage } from './record-page.ts';

const PAGE_SIZE = 50;
const LONGEST_REASON = 200;

function missing(context: AdminContext) {
  const text = 'The address names no generation of this ledger.';
  return context.html(messagePage(context, { title: 'There is no such generation', text }), 404);
}

async function carryOut(
  { ledger }: ApiContext,
  id: GenerationId,
  action: ActionName,
): Promise<Result<unknown, ServiceError>> {
  switch (action) {
    case 'cancel':
      return cancelGeneration(ledger, id);
    case 'redeliver':
      return redeliver(ledger, { kind: 'generation', id });
  }
}

/** Notes who asks for an action and why, and carries it out. */
async function act(api: ApiContext, context: AdminContext, id: GenerationId, action: ActionName) {
  const form = await context.req.parseBody();
  const why = typeof form['why'] === 'string' ? form['why'].trim().slice(0, LONGEST_REASON) : '';
  if (why === '') return serviceError('invalid-input', 'Say why: it is kept in the history.');
  const { name } = context.get('session').caller;
  const noted = await recordOperation(api.ledger, id, ACTIONS[action].noun, { name, why });
  return noted.ok ? carryOut(api, id, action) : noted;
}

function idOf(context: AdminContext): GenerationId | undefined {
  const id = parseObjectId<GenerationId>(context.req.param('id') ?? '');
  return id.ok ? id.value : undefined;
}

function registerReading(app: AdminApp, { ledger }: ApiContext): void {
  app.get('/generations', async (context) => {
    const parameters = new URL(context.req.url).searchParams;
    const after = readPosition(listPositionSchema, parameters.get('cursor') ?? undefined);
    const position = after.ok ? after.value : undefined;
    const { items, next } = await listGenerations(ledger, readFilter(parameters), position, PAGE_SIZE);
    return context.html(listPage(context, items, writeCursor(next)));
  });

  app.get('/generations/:id', async (context) => {
    const id = idOf(context);
    const record = id && (await getGenerationWithEvents(ledger, id));
    return record?.ok ? context.html(recordPage(context, record.value)) : missing(context);
  });

  app.get('/generations/:id/artifacts/:index', async (context) => {
    const id = idOf(context);
    const record = id && (await getGenerationWithEvents(ledger, id));
    const artifact = record?.ok ? record.value.artifacts[Number(context.req.param('index'))] : undefined;
    const frame = artifact && artifactFrame(artifact);
    if (frame === undefined) return missing(context);
    context.header('content-security-policy', frame.policy);
    return context.html(frame.markup);
  });
}

/** Generations: the list, the page of each, and what can be done to it. */
export function registerGenerations(app: AdminApp, api: ApiContext): void {
  registerReading(app, api);
  app.post('/generations/:id/:action', async (context) => {
    const [id, action] = [idOf(context), actionNamed(context.req.param('action'))];
    if (id === undefined || action === undefined) return missing(context);
    if (!allows(context.get('session').caller.scope, 'write')) {
      const text = 'This needs a key with scope write.';
      return context.html(messagePage(context, { title: 'The key does not allow this', text }), 403);
    }
    const outcome = await act(api, context, id, action);
    if (outcome.ok) return context.redirect(`/admin/generations/${id}?done=${action}`, 303);
    const record = await getGenerationWithEvents(api.ledger, id);
    return record.ok
      ? context.html(recordPage(context, record.value, outcome.error.message), 409)
      : missing(context);
  });
}
