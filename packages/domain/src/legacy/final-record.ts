import { fieldAt, type LegacyDocument, wordOf } from './bson.ts';
import { objectIdText } from './numeric.ts';

/**
 * The steps of the spell whose final record this is: its figures are the sum of theirs, not money spent again. Empty where the record says
 * that it is one, and names no steps. Nothing for any other record; a step of a spell says `isSpell` too, but lists no steps.
 */
export function readFinalSteps(document: LegacyDocument): readonly string[] | undefined {
  const listed = fieldAt(document, 'metadata.stepGenerationIds');
  const steps = Array.isArray(listed) ? listed : [];
  const isFinal = steps.length > 0 || wordOf(fieldAt(document, 'deliveryStrategy')) === 'spell_final';
  return isFinal ? steps.flatMap((value) => objectIdText(value) ?? []) : undefined;
}
