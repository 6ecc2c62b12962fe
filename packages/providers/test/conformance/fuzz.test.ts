import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SUBJECTS } from './subjects.ts';

const KEYS = [
  'id',
  'run_id',
  'request_id',
  'status',
  'output',
  'outputs',
  'payload',
  'metrics',
  'error',
  'result',
  'run',
];
const body = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.constantFrom(...KEYS), fc.jsonValue({ maxDepth: 3 })),
);

test.each(SUBJECTS)(
  '$provider.name reads any JSON without throwing, and the same way every time',
  ({ provider }) => {
    fc.assert(
      fc.property(body, (json) => {
        const value: unknown = JSON.parse(JSON.stringify(json));
        for (const read of [provider.readWebhook, provider.readRun]) expect(read(value)).toEqual(read(value));
      }),
      { numRuns: 300 },
    );
  },
);
