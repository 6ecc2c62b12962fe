import type { Database } from '@genledger/db/client';
import { type AuditReport, CRITERIA } from '@genledger/domain/audit';
import { keepAudit } from '@genledger/services/audit';

const DAY_MS = 86_400_000;
const AUDITS = 6;

/** A report as an audit gives it: the later, the better. @param text stands where names of records may */
function reportOf(index: number, environment: string, text: string): AuditReport {
  const startedAt = new Date(Date.UTC(2026, 10, 1) + index * DAY_MS);
  const missing = (AUDITS - index) * 4;
  const criteria = CRITERIA.map((criterion, place) => {
    const faults = Math.round(missing / (place + 1));
    const numerator = criterion.comparison === 'at-least' ? 1000 - faults : faults;
    const actual = numerator / 1000;
    const holds =
      criterion.comparison === 'at-least' ? actual >= criterion.threshold : actual <= criterion.threshold;
    return { ...criterion, numerator, denominator: 1000, actual, holds };
  });
  return {
    reportVersion: 1,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date(startedAt.getTime() + 4200).toISOString(),
    environments: [
      {
        name: environment,
        documentsScanned: 1000,
        collections: { generationOutputs: 1000 },
        criteria,
        findings: [
          {
            rule: 'cost-missing',
            severity: 'major',
            title: text,
            meaning: text,
            costOfIgnoring: text,
            count: missing,
            share: missing / 1000,
            collections: { generationOutputs: missing },
            repair: 'automatic',
            listCommand: 'genledger audit',
            samples: [],
          },
        ],
        isComplete: true,
        read: 'primary',
        notChecked: [],
        census: [],
        holds: criteria.every(({ holds }) => holds),
      },
    ],
    holds: criteria.every(({ holds }) => holds),
  };
}

/** Keeps audits of some days; gives the id of the latest. */
export async function addAudits(
  database: Database,
  {
    environment = 'e2e',
    text = 'Cost is missing',
  }: { readonly environment?: string; readonly text?: string } = {},
): Promise<string> {
  let latest = '';
  for (let index = 0; index < AUDITS; index += 1) {
    const kept = await keepAudit(database, reportOf(index, environment, text));
    if (kept.kind !== 'kept') throw new Error(kept.why);
    latest = kept.id;
  }
  return latest;
}
