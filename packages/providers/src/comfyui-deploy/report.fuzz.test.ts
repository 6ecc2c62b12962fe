import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRun, readWebhook } from './report.ts';

const FIELDS = [
  'run_id',
  'id',
  'status',
  'live_status',
  'progress',
  'outputs',
  'error',
  'error_details',
  'started_at',
  'ended_at',
  'run_duration',
  'run',
  'event_type',
  '__proto__',
];
const STATUSES = ['queued', 'running', 'success', 'failed', 'timeout', 'cancelled', 'migrating', ''];

const anything = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' });
/** Something close to an output: the right fields with anything in them. */
const output = fc.record(
  {
    id: fc.oneof(fc.string(), anything),
    node_id: anything,
    created_at: fc.oneof(fc.constant('2025-08-01 10:21:47.1+00Z'), anything),
    data: fc.oneof(
      anything,
      fc.dictionary(
        fc.constantFrom('images', 'gifs', 'mesh', 'files', 'text', 'tags', 'video', 'other', 'constructor'),
        fc.oneof(anything, fc.array(fc.oneof(anything, fc.record({ url: fc.webUrl(), filename: anything })))),
      ),
    ),
  },
  { requiredKeys: [] },
);
/** Something close to a body. */
const body = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...FIELDS), anything),
    fc.record(
      {
        run_id: fc.string(),
        id: fc.string(),
        status: fc.constantFrom(...STATUSES),
        outputs: fc.array(output),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([wild, tame]) => ({ ...wild, ...tame }));

/** Generous, for machines that are busy with other tests. */
const TIMEOUT_MS = 30_000;

test.each([
  ['webhook', readWebhook],
  ['answer', readRun],
])(
  'any JSON as a %s is a report or a typed error, and never throws',
  (_name, read) => {
    fc.assert(
      fc.property(fc.oneof(anything, body), (value) => {
        const report = read(value);
        if (!report.ok) {
          expect(report.error.code).toBe('invalid-provider-body');
          expect(report.error.errors.length).toBeGreaterThan(0);
          return;
        }
        const { computeMs, progress, artifacts, providerRunId } = report.value;
        expect(providerRunId).toBeTypeOf('string');
        expect(computeMs ?? 0).toSatisfy((ms: number) => Number.isSafeInteger(ms) && ms >= 0);
        expect(progress ?? 0).toSatisfy((share: number) => share >= 0 && share <= 1);
        for (const artifact of artifacts) {
          expect('url' in artifact ? artifact.url : artifact.text).toSatisfy((text: string) =>
            text.isWellFormed(),
          );
        }
      }),
      { numRuns: 1_000 },
    );
  },
  TIMEOUT_MS,
);

test(
  'reading the same body twice gives the same report',
  () => {
    fc.assert(
      fc.property(body, (value) => {
        expect(readWebhook(structuredClone(value))).toEqual(readWebhook(value));
      }),
    );
  },
  TIMEOUT_MS,
);
