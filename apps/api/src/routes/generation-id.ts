import type { GenerationId } from '@genledger/domain/kernel';

/** The id of a path, already checked to be one. */
export function generationId(text: string): GenerationId {
  return text.toLowerCase() as GenerationId;
}
