/** Fields below the top that rules read. */
const NESTED = [
  'costRate.amountUsd',
  'costRate.unit',
  'metadata.run_id',
  'metadata.costRate',
  'metadata.isSpell',
  'metadata.castId',
  'metadata.cookId',
  'metadata.originalContext.castId',
  'metadata.originalContext.cookId',
  'metadata.jobId',
  'metadata.stepGenerationIds',
  'metadata.test',
] as const;

/** Fields at the top that rules read. Of all others the type is enough, which costs no reading: their contents may be large. */
const AT_THE_TOP = [
  '_id',
  'castId',
  'computeMs',
  'cookExecutionId',
  'cookId',
  'costUsd',
  'counts',
  'deliveryStatus',
  'deliveryStrategy',
  'deliveryTimestamp',
  'durationMs',
  'generationIds',
  'history',
  'kind',
  'notificationPlatform',
  'platformSpecificRunId',
  'pointsSpent',
  'protocolNetPoints',
  'provider',
  'providerRunId',
  'requestTimestamp',
  'responseTimestamp',
  'schemaVersion',
  'serviceName',
  'spellCastId',
  'startedAt',
  'status',
  'stepGenerationIds',
  'toolDisplayName',
  'toolId',
  'updatedAt',
] as const;

/** A field whose value a rule may ask for: any other has none to show. */
export type ReadPath = (typeof AT_THE_TOP)[number] | (typeof NESTED)[number];

const READ: ReadonlySet<string> = new Set([...AT_THE_TOP, ...NESTED]);

/** Whether rules read the value of a field. */
export function isReadPath(path: string): boolean {
  return READ.has(path);
}
