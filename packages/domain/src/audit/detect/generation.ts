import { type AuditSettings, type GenerationFacts, generationFacts } from '../facts.ts';
import type { AuditedDocument } from '../field-value.ts';
import { type NamedParents, namedParents } from '../relations/named-parents.ts';
import { detectCost, detectPoints } from './cost.ts';
import { detectDelivery } from './delivery.ts';
import type { Detector, Found } from './found.ts';
import { detectCurrent, detectTests } from './shape.ts';
import { detectStatus } from './status.ts';
import { detectComputeTime, detectDuration, detectTimes } from './times.ts';

const DETECTORS: readonly Detector[] = [
  detectStatus,
  detectTimes,
  detectDuration,
  detectComputeTime,
  detectCost,
  detectPoints,
  detectDelivery,
  detectCurrent,
  detectTests,
];

/** What was read of a generation, for whatever comes after its own rules. */
export interface JudgedGeneration {
  readonly facts: GenerationFacts;
  readonly named: NamedParents;
}

/** Finds what is wrong with one generation by itself. Any document, no exception. */
export function judgeGeneration(
  document: AuditedDocument,
  settings: AuditSettings,
  found: Found,
): JudgedGeneration {
  const facts = generationFacts(document);
  for (const detect of DETECTORS) detect(facts, settings, found);
  const named = namedParents(document, facts.version === 2);
  if (named.hasTextId) found('parent-typed-wrong', 'the id of a cook or cast is text');
  if (named.cast !== undefined && named.cook !== undefined)
    found('parent-both', () => `cast ${named.cast} and cook ${named.cook}`);
  return { facts, named };
}
