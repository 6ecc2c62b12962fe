import type { Baseline } from '@genledger/domain/audit';
import { failure, type Result, success } from '@genledger/domain/kernel';
import { z } from 'zod';

const environmentSchema = z.object({
  name: z.string(),
  isComplete: z.boolean().default(true),
  sampleSize: z.number().optional(),
  criteria: z.array(
    z.object({ id: z.string(), actual: z.number().optional(), holds: z.boolean().nullable() }),
  ),
  findings: z.array(z.object({ rule: z.string(), count: z.number() })),
});
const baselineSchema = z.object({
  reportVersion: z.literal(1),
  rules: z.array(z.string()).optional(),
  environments: z.array(environmentSchema).min(1),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads an earlier report to compare with. One that ended early, or that read a sample, counted too little to compare with.
 * @returns the report, or what is wrong with it
 */
export function parseBaseline(text: string): Result<Baseline, string> {
  const parsed = baselineSchema.safeParse(parseJson(text));
  if (!parsed.success) return failure('is no JSON report of genledger audit, version 1');
  const partial = parsed.data.environments.find(
    ({ isComplete, sampleSize }) => !isComplete || sampleSize !== undefined,
  );
  return partial === undefined
    ? success(parsed.data)
    : failure(`read ${partial.name} in part only; compare with a complete audit`);
}
