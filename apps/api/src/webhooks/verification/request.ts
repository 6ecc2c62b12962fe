import type { GenerationId } from '@genledger/domain/kernel';

/** A webhook as it arrived, before anything of it is believed. */
export interface UnverifiedWebhook {
  readonly header: (name: string) => string | undefined;
  readonly query: (name: string) => string | undefined;
  /** The body, byte by byte. */
  readonly bytes: Uint8Array;
  /** What its address names, where it is that of one generation. */
  readonly address?: { readonly generationId: string; readonly signature: string };
}

/** Whether a webhook is what it claims to be. `undecided` where that cannot be known just now. */
export type Verdict =
  | { readonly kind: 'authentic'; readonly generationId?: GenerationId }
  | { readonly kind: 'forged' }
  | { readonly kind: 'undecided'; readonly message: string };
