import type { BrowseList, BrowseSort } from '@genledger/db/browse';
import {
  COOK_EXECUTION_LIST,
  EVENT_LIST,
  GENERATION_LIST,
  SPELL_CAST_LIST,
  termConditions,
} from '@genledger/db/filter';
import type { FilterTerm } from '@genledger/domain/filter';

type Listed = Omit<BrowseList, 'sort'>;

/** Fields of generations that no list shows, and that may be large. */
const LARGE = ['history', 'evidence', 'legacy', 'requestPayload', 'responsePayload', 'artifacts', 'metadata'];
const ENDED = { status: { $in: ['success', 'failed', 'cancelled'] } };

const generations = (conditions: Listed['conditions']): Listed => ({
  collection: 'generationOutputs',
  conditions,
  omit: LARGE,
});
const events = (conditions: Listed['conditions']): Listed => ({
  collection: 'webhookEvents',
  conditions,
  omit: ['rawBody'],
});
const whole = (collection: string, omit: readonly string[] = []): Listed => ({
  collection,
  conditions: {},
  omit,
});

/** The lists that can be browsed, by name. */
const LISTS = {
  generations: generations({}),
  deliveries: generations({ ...ENDED, notificationPlatform: { $ne: 'none' } }),
  'deliveries-due': generations({ nextDeliveryAt: { $exists: true }, deliveryStatus: 'pending' }),
  'deliveries-failing': generations({
    nextDeliveryAt: { $exists: true },
    deliveryStatus: 'pending',
    deliveryAttempts: { $gt: 0 },
  }),
  'deliveries-dropped': generations({ ...ENDED, deliveryStatus: 'dropped' }),
  events: events({}),
  'events-unmatched': events({ state: 'unmatched' }),
  'events-unknown': events({ state: 'unknown' }),
  'events-trouble': events({ state: { $in: ['conflict', 'invalid'] } }),
  'cook-executions': whole('cookExecutions', ['legacy', 'generationIds', 'metadata']),
  'spell-casts': whole('spellCasts', ['legacy', 'generationIds', 'metadata']),
  tools: whole('tools'),
  quarantine: whole('quarantine'),
  leases: whole('leases'),
  notifiers: whole('notifiers'),
  checkpoints: whole('checkpoints'),
  operations: whole('operations'),
  'audit-runs': whole('auditRuns', ['report']),
  trash: whole('trash', ['document']),
} as const satisfies Readonly<Record<string, Listed>>;

/** A list that can be browsed. */
export type BrowsedListName = keyof typeof LISTS;

/** How collections keep what filters ask for; the others keep it as records show it. */
const KEEPING = {
  generationOutputs: GENERATION_LIST,
  webhookEvents: EVENT_LIST,
  cookExecutions: COOK_EXECUTION_LIST,
  spellCasts: SPELL_CAST_LIST,
} as const;

/** How a list is narrowed and sorted. */
export interface BrowseQuery {
  readonly terms: readonly FilterTerm[];
  /** What ages are counted from. */
  readonly now: Date;
  readonly sort: BrowseSort;
}

/** A list by its name. */
export function browsedList(name: BrowsedListName, { terms, now, sort }: BrowseQuery): BrowseList {
  const list: Listed = LISTS[name];
  if (terms.length === 0) return { ...list, sort };
  const keeping = Object.entries(KEEPING).find(([collection]) => collection === list.collection)?.[1] ?? {};
  return { ...list, conditions: { $and: [list.conditions, termConditions(terms, now, keeping)] }, sort };
}
