import type { AccountId } from '@genledger/domain/kernel';
import { readWebMessages, webMessagePosition } from '@genledger/services/delivery';
import type { Subscription } from '@genledger/services/feed';
import { accountIdSchema } from '@genledger/services/generation';
import { createRoute, z } from '@hono/zod-openapi';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Api, ApiContext } from '../api-context.ts';
import { problem } from '../middleware/problem.ts';
import { streamEvent } from '../schemas/common.ts';
import { MESSAGE_STREAM } from '../schemas/examples/delivery.ts';
import { problemResponses } from '../schemas/problem.ts';

const KEEP_ALIVE_MS = 15_000;
const STREAMS_AT_MOST = 1000;
const RECONNECT_MS = 2000;

const route = (api: ApiContext) =>
  createRoute({
    method: 'get',
    path: '/v1/messages/stream',
    tags: ['Deliveries'],
    summary: 'Follow the messages to the web clients of an account, as server-sent events',
    description:
      'Every delivery by platform `web` is an event, named as webhooks are (`generation.success`), its data `{ deliveryId, type, timestamp, data }` ' +
      'as in a webhook. Ids of events are numbers without gaps; a client that reconnects with `Last-Event-ID` goes on after it. Messages are kept ' +
      'for seven days: where some are forgotten, an event `missed` tells `{ from, to }`.',
    middleware: [api.requireScope('read')],
    request: {
      query: z.object({
        accountId: accountIdSchema,
        after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().openapi({
          description: 'Go on after this number where no `Last-Event-ID` is sent; else only what is new',
        }),
      }),
      headers: z.object({
        'last-event-id': z.string().optional().openapi({ description: 'The last number that was seen' }),
      }),
    },
    responses: {
      200: {
        description: 'A stream of events',
        content: {
          'text/event-stream': {
            schema: streamEvent('`{ deliveryId, type, timestamp, data }` as JSON'),
            example: MESSAGE_STREAM,
          },
        },
      },
      ...problemResponses(422),
    },
  });

/** The number of a `Last-Event-ID`; what is none was not sent by us, and counts as absent. */
function lastEventId(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

/** Sends what comes, until the client or the process has gone. */
async function follow(
  api: ApiContext,
  stream: SSEStreamingApi,
  accountId: AccountId,
  start: number,
  subscription: Subscription,
): Promise<void> {
  let position = start;
  // The position alone is no event; but a client that is cut off now knows where to go on.
  await stream.write(`retry: ${RECONNECT_MS}\nid: ${position}\n\n`);
  for (let state: Awaited<ReturnType<Subscription['next']>> = 'changed'; state !== 'closed'; ) {
    if (state === 'quiet') await stream.write(': still open\n\n');
    const part = await readWebMessages(api.ledger, accountId, position);
    if (part.missed) {
      await stream.writeSSE({
        event: 'missed',
        id: String(part.missed.to),
        data: JSON.stringify(part.missed),
      });
    }
    for (const { sequence, deliveryId, event, createdAt, data } of part.messages) {
      const message = { deliveryId, type: event, timestamp: createdAt, data };
      await stream.writeSSE({ event, id: String(sequence), data: JSON.stringify(message) });
    }
    position = part.position;
    state = part.isFull && !stream.aborted ? 'changed' : await subscription.next(KEEP_ALIVE_MS);
  }
}

/** The messages to an account's web clients, live, and from where a client left off. */
export function registerMessageStream(app: Api, api: ApiContext): void {
  app.openapi(route(api), async (context) => {
    const { accountId, after } = context.req.valid('query');
    if (api.messages.size >= STREAMS_AT_MOST) {
      return problem(context, 'too-many-requests', { detail: 'Too many streams are open; ask again later.' });
    }
    // Subscribed before anything is read, so that no message falls in between.
    const subscription = api.messages.subscribe(accountId);
    const seen = lastEventId(context.req.header('last-event-id')) ?? after;
    const start = await webMessagePosition(api.ledger, accountId, seen).catch((error: unknown) => {
      subscription.close();
      throw error;
    });
    return streamSSE(context, async (stream) => {
      stream.onAbort(() => subscription.close());
      try {
        await follow(api, stream, accountId, start, subscription);
      } finally {
        subscription.close();
      }
    }) as never;
  });
}
