import type { GenerationError } from './generation-error.ts';

/** What a provider's status means to the ledger. An unknown status is kept as text, and changes nothing. */
export type Phase =
  | { readonly kind: 'pending' }
  | { readonly kind: 'processing' }
  | { readonly kind: 'success' }
  | { readonly kind: 'failed'; readonly error: GenerationError }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown' };
