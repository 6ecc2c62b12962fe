import type { GenerationStatus } from './status.ts';

/**
 * How one state may follow another: `stay` (nothing moves), `advance` (the usual way), `correct` (only with proof that the
 * end on record was not the run's: it had merely expired, or another end had been received before it), `never`.
 */
export type Move = 'stay' | 'advance' | 'correct' | 'never';

/** Every legal transition of a generation. A terminal report may come first, so `pending` leads to every end. */
export const TRANSITIONS: Readonly<Record<GenerationStatus, Readonly<Record<GenerationStatus, Move>>>> = {
  pending: {
    pending: 'stay',
    processing: 'advance',
    success: 'advance',
    failed: 'advance',
    cancelled: 'advance',
  },
  processing: {
    pending: 'never',
    processing: 'stay',
    success: 'advance',
    failed: 'advance',
    cancelled: 'advance',
  },
  success: {
    pending: 'never',
    processing: 'never',
    success: 'stay',
    failed: 'correct',
    cancelled: 'correct',
  },
  failed: { pending: 'never', processing: 'never', success: 'correct', failed: 'stay', cancelled: 'correct' },
  cancelled: {
    pending: 'never',
    processing: 'never',
    success: 'correct',
    failed: 'correct',
    cancelled: 'stay',
  },
};
