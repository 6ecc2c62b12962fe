import type { AlertId, CookExecutionId, GenerationId, SpellCastId } from '../kernel/index.ts';

/** What somebody is told of: one generation, or a whole run of many; operators also of an alert. */
export type DeliverySubject =
  | { readonly kind: 'generation'; readonly id: GenerationId }
  | { readonly kind: 'cookExecution'; readonly id: CookExecutionId }
  | { readonly kind: 'spellCast'; readonly id: SpellCastId }
  | { readonly kind: 'alert'; readonly id: AlertId };

/** The kinds of subjects, as they are stored. */
export const DELIVERY_SUBJECT_KINDS = ['generation', 'cookExecution', 'spellCast', 'alert'] as const;
export type DeliverySubjectKind = (typeof DELIVERY_SUBJECT_KINDS)[number];

/** The id of a subject. No two subjects have the same one, of whatever kinds they are. */
export type DeliverySubjectId = DeliverySubject['id'];

const EXECUTION_ENDS = ['completed', 'failed', 'stopped', 'cancelled'] as const;

/** By kind, the states that end a subject, and so are told. */
export const SUBJECT_ENDS = {
  generation: ['success', 'failed', 'cancelled'],
  cookExecution: EXECUTION_ENDS,
  spellCast: EXECUTION_ENDS,
  // An alert is told when it is raised, and when it is over.
  alert: ['raised', 'resolved'],
} as const satisfies Readonly<Record<DeliverySubjectKind, readonly string[]>>;
export type SubjectEnd = (typeof SUBJECT_ENDS)[DeliverySubjectKind][number];

/** Whether a state ends a subject of a kind. */
export function isSubjectEnd(kind: DeliverySubjectKind, status: string): status is SubjectEnd {
  return SUBJECT_ENDS[kind].some((end) => end === status);
}

/** The subject of a kind that has an id of this ledger. */
export function deliverySubject(kind: DeliverySubjectKind, id: string): DeliverySubject {
  return { kind, id } as DeliverySubject;
}

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
