import type { CookExecutionId, GenerationId, SpellCastId } from '../kernel/index.ts';

/** What a user is told of: one generation, or a whole run of many. */
export type DeliverySubject =
  | { readonly kind: 'generation'; readonly id: GenerationId }
  | { readonly kind: 'cookExecution'; readonly id: CookExecutionId }
  | { readonly kind: 'spellCast'; readonly id: SpellCastId };

/** The kinds of subjects, as they are stored. */
export type DeliverySubjectKind = DeliverySubject['kind'];

/** How a subject ended, as far as its delivery is concerned. */
export interface DeliveredEnd {
  readonly status: string;
  readonly endedAt: Date;
}

/**
 * The id of a delivery: the same on every try and from every notifier, so that receivers can tell repeats. An end that was
 * corrected is another message, and has another id. It has no dot, since Standard Webhooks joins it by dots into what is signed.
 */
export function deliveryIdOf(subject: DeliverySubject, end: DeliveredEnd): string {
  return `${subject.kind}_${subject.id}_${end.status}_${end.endedAt.getTime()}`;
}
