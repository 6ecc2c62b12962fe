import { getAudit, listAudits, startAuditSchema } from '@genledger/services/audit';
import { listPositionSchema, writeCursor } from '@genledger/services/paging';
import { createRoute, z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { problem, serviceProblem } from '../middleware/problem.ts';
import {
  jsonResponse,
  objectId,
  optionalJsonBody,
  pageQuery,
  pageResponse,
  time,
} from '../schemas/common.ts';
import { AUDIT, BEGUN_AUDIT } from '../schemas/examples/operation.ts';
import { problemResponses } from '../schemas/problem.ts';
import { readPosition } from './cursor.ts';
import { json } from './respond.ts';

const TAG = { tags: ['Audit'] };
const PATH = '/v1/audit-runs';
const byId = z.object({ id: objectId });

const auditRunSchema = z
  .object({
    id: objectId,
    state: z.enum(['running', 'finished', 'interrupted']),
    startedAt: time,
    finishedAt: time.optional(),
    environments: z.array(z.string()),
    holds: z.boolean().optional().openapi({ description: 'Absent where it could not be told' }),
    findings: z.int().openapi({ description: 'Documents that the rules found' }),
    missed: z.array(z.string()).openapi({ description: 'Acceptance criteria that do not hold' }),
  })
  .openapi('AuditRun');
const auditRunWithReportSchema = auditRunSchema.extend({ report: z.looseObject({}).optional() });

/** Audits of the ledger: starting one, and what earlier ones said. */
export function registerAuditRuns(app: Api, api: ApiContext): void {
  const list = createRoute({
    ...TAG,
    method: 'get',
    path: PATH,
    summary: 'List audits, newest first',
    middleware: [api.requireScope('read')] as const,
    request: { query: pageQuery },
    responses: { 200: pageResponse(auditRunSchema, AUDIT), ...problemResponses(422) },
  });
  app.openapi(list, async (context) => {
    const { cursor, limit } = context.req.valid('query');
    const after = readPosition(listPositionSchema, cursor);
    if (!after.ok) {
      const issues = [{ path: 'cursor', message: after.error }];
      return problem(context, 'invalid-input', { issues }) as never;
    }
    const page = await listAudits(api.ledger, after.value, limit);
    return json(context, { data: page.items, nextCursor: writeCursor(page.next) });
  });

  const get = createRoute({
    ...TAG,
    method: 'get',
    path: `${PATH}/{id}`,
    summary: 'Get an audit with its report',
    middleware: [api.requireScope('read')] as const,
    request: { params: byId },
    responses: {
      200: jsonResponse('The audit', auditRunWithReportSchema, AUDIT),
      ...problemResponses(404, 422),
    },
  });
  app.openapi(get, async (context) => {
    const found = await getAudit(api.ledger, context.req.valid('param').id.toLowerCase());
    return found.ok ? json(context, found.value) : (serviceProblem(context, found.error) as never);
  });

  const start = createRoute({
    ...TAG,
    method: 'post',
    path: PATH,
    summary: 'Audit the ledger',
    description:
      'It is carried out beside the requests; get it again for its report. One runs at a time in a process.',
    middleware: [api.requireScope('admin')] as const,
    request: { body: optionalJsonBody(startAuditSchema, { sampleSize: 10_000 }) },
    responses: {
      202: jsonResponse('Begun', auditRunWithReportSchema, BEGUN_AUDIT),
      ...problemResponses(400, 403, 409, 422),
    },
  });
  app.openapi(start, async (context) => {
    // A body that is left out comes as `{}` that nobody has read: its defaults are still to be put in.
    const started = await api.audits.start(startAuditSchema.parse(context.req.valid('json')));
    if (!started.ok) return serviceProblem(context, started.error) as never;
    const found = await getAudit(api.ledger, started.value);
    if (!found.ok) return serviceProblem(context, found.error) as never;
    context.header('location', `${PATH}/${started.value}`);
    return json(context, found.value, 202);
  });
}
