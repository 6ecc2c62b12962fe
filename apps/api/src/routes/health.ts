import { migrationStatus } from '@genledger/db/migrations';
import { inboxBacklog } from '@genledger/db/repositories';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { jsonResponse } from '../schemas/common.ts';
import { METRICS } from '../schemas/examples/operation.ts';
import { json } from './respond.ts';

const PING_LIMIT_MS = 2000;

const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.object({ database: z.string(), migrations: z.string() }),
});

const READY = { ready: true, checks: { database: 'reachable', migrations: 'current' } };
const NOT_READY = { ready: false, checks: { database: 'unreachable', migrations: 'unknown' } };

async function readiness(api: ApiContext): Promise<z.output<typeof readinessSchema>> {
  const { db } = api.ledger.database;
  try {
    await db.command({ ping: 1 }, { timeoutMS: PING_LIMIT_MS });
    const migrations = await migrationStatus(db);
    return {
      ready: migrations.kind === 'current',
      checks: { database: 'reachable', migrations: migrations.kind },
    };
  } catch {
    return { ready: false, checks: { database: 'unreachable', migrations: 'unknown' } };
  }
}

/** Whether the process lives, whether it can work, and its metrics. */
export function registerHealth(app: Api, api: ApiContext): void {
  const open = { tags: ['Health'], security: [] };
  const healthz = createRoute({
    ...open,
    method: 'get',
    path: '/healthz',
    summary: 'The process lives',
    responses: { 200: jsonResponse('It lives', z.object({ status: z.literal('ok') }), { status: 'ok' }) },
  });
  app.openapi(healthz, (context) => json(context, { status: 'ok' }));

  const readyz = createRoute({
    ...open,
    method: 'get',
    path: '/readyz',
    summary: 'The database is reachable and at the contract of this build',
    responses: {
      200: jsonResponse('Ready', readinessSchema, READY),
      503: jsonResponse('Not ready', readinessSchema, NOT_READY),
    },
  });
  app.openapi(readyz, async (context) => {
    const state = await readiness(api);
    return context.json(state, state.ready ? 200 : 503);
  });

  app.openAPIRegistry.registerPath({
    ...open,
    method: 'get',
    path: '/metrics',
    summary: 'What the process counts, for Prometheus',
    responses: {
      200: { description: 'Metrics', content: { 'text/plain': { schema: z.string(), example: METRICS } } },
    },
  });
  app.get('/metrics', async (context) => {
    const { registry, inboxBacklog: backlogGauge, inboxOldestAge, health } = api.metrics;
    await health(api.ledger);
    const backlog = await inboxBacklog(api.ledger.database);
    backlogGauge.set(backlog.count);
    const ageMs =
      backlog.oldest === undefined ? 0 : api.ledger.clock.now().getTime() - backlog.oldest.getTime();
    inboxOldestAge.set(Math.max(0, ageMs) / 1000);
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
}
