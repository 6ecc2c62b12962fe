export { cancelGeneration } from './cancel-generation.ts';
export { type CreatedGeneration, createGeneration } from './create-generation.ts';
export { createGenerationFeed, type GenerationFeed, type GenerationSubscription } from './generation-feed.ts';
export {
  accountIdSchema,
  type CreateGenerationInput,
  createGenerationSchema,
  type RecordRunInput,
  recordRunSchema,
} from './input.ts';
export {
  type GenerationWithEvents,
  getGeneration,
  getGenerationWithEvents,
  listGenerations,
  type Page,
} from './read-generations.ts';
export { recordRun } from './record-run.ts';
export { submitGeneration } from './submit-generation.ts';
export type { GenerationView } from './view.ts';
