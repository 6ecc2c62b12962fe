import { fieldAt, type LegacyDocument } from './bson.ts';
import { objectIdText } from './numeric.ts';

/**
 * The steps of the spell whose final record this is: its figures are the sum of theirs, not money spent again. Nothing for any other
 * record; a step of a spell says `isSpell` too, but lists no steps.
 */
export function readFinalSteps(document: LegacyDocument): readonly string[] | undefined {
  const listed = fieldAt(document, 'metadata.stepGenerationIds');
  const isFinal =
    fieldAt(document, 'metadata.isSpell') === true || fieldAt(document, 'deliveryStrategy') === 'spell_final';
  if (!isFinal || !Array.isArray(listed) || listed.length === 0) return undefined;
  return listed.flatMap((value) => objectIdText(value) ?? []);
}
