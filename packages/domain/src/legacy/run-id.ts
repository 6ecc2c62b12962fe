import { type ProviderRunId, parseExternalId } from '../kernel/index.ts';
import { fieldAt, type LegacyDocument, shown } from './bson.ts';
import { ABSENT, known, type Reading, undecidable } from './reading.ts';

/** Where writers kept the provider's run id. */
export const RUN_ID_PATHS = ['metadata.run_id', 'platformSpecificRunId'] as const;

/** The provider's run id; two places that name different runs cannot be decided. */
export function readRunId(document: LegacyDocument): Reading<ProviderRunId> {
  const present = RUN_ID_PATHS.map((source) => ({ source, value: fieldAt(document, source) })).filter(
    ({ value }) => value !== undefined && value !== '',
  );
  const [first] = present;
  if (first === undefined) return ABSENT;
  const candidates = present.map(({ source, value }) => ({ source, value: shown(value) }));
  if (present.some(({ value }) => value !== first.value))
    return undecidable('run-ids-contradict', ...candidates);
  const parsed = typeof first.value === 'string' ? parseExternalId<ProviderRunId>(first.value) : undefined;
  return parsed?.ok ? known(parsed.value, first.source) : undecidable('run-id-unreadable', ...candidates);
}
