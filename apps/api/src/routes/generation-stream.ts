import { isTerminal } from '@genledger/domain/generation';
import { type GenerationId, parseObjectId } from '@genledger/domain/kernel';
import { type GenerationSubscription, getGeneration } from '@genledger/services/generation';
import { z } from '@hono/zod-openapi';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import { objectId, streamEvent } from '../schemas/common.ts';
import { GENERATION_STREAM } from '../schemas/examples/generation.ts';
import { problemResponses } from '../schemas/problem.ts';

const PATH = '/v1/generations/:id/events';
const KEEP_ALIVE_MS = 15_000;
const STREAMS_AT_MOST = 1000;

/** Sends the record as often as it changes, until it has ended or the client has gone. */
async function follow(
  api: ApiContext,
  stream: SSEStreamingApi,
  id: GenerationId,
  subscription: GenerationSubscription,
): Promise<void> {
  let sent = -1;
  let state: Awaited<ReturnType<typeof subscription.next>> = 'changed';
  while (state !== 'closed') {
    if (state === 'quiet') await stream.write(': still open\n\n');
    const record = await getGeneration(api.ledger, id);
    if (record.ok && record.value.revision !== sent) {
      sent = record.value.revision;
      await stream.writeSSE({ event: 'generation', id: String(sent), data: JSON.stringify(record.value) });
      if (isTerminal(record.value.status)) return;
    }
    state = await subscription.next(KEEP_ALIVE_MS);
  }
}

/**
 * A generation live: an event `generation` with the whole record now and at every change, until it has ended. Each message is whole,
 * so a client that reconnects has missed nothing.
 */
export function registerGenerationStream(app: Api, api: ApiContext): void {
  app.get(PATH, api.requireScope('read'), async (context) => {
    const id = parseObjectId<GenerationId>(context.req.param('id'));
    if (!id.ok)
      return problem(context, 'invalid-input', { issues: [{ path: 'id', message: id.error.message }] });
    const first = await getGeneration(api.ledger, id.value);
    if (!first.ok) return serviceProblem(context, first.error);
    if (api.feed.size >= STREAMS_AT_MOST) {
      return problem(context, 'too-many-requests', {
        detail: 'Too many streams are open; ask again, or poll.',
      });
    }
    // Subscribed before the record is read again, so that no change falls in between.
    const subscription = api.feed.subscribe(id.value);
    return streamSSE(context, async (stream) => {
      stream.onAbort(() => subscription.close());
      try {
        await follow(api, stream, id.value, subscription);
      } finally {
        subscription.close();
      }
    });
  });
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/generations/{id}/events',
    tags: ['Generations'],
    summary: 'Follow a generation live, as server-sent events',
    description: 'An event `generation` with the whole record now and at every change, until it has ended.',
    request: { params: z.object({ id: objectId }) },
    responses: {
      200: {
        description: 'A stream of events',
        content: {
          'text/event-stream': { schema: streamEvent('The record, as JSON'), example: GENERATION_STREAM },
        },
      },
      ...problemResponses(404, 422),
    },
  });
}
