import fc from 'fast-check';
import { initialDeliveryStatus } from '../src/delivery/index.ts';
import type { Generation } from '../src/generation/index.ts';
import { COST_UNITS, type Quantity } from '../src/money/index.ts';
import {
  type Artifact,
  CHARGES,
  EVENT_SOURCES,
  type Phase,
  type ProviderEvent,
  type ProviderReport,
} from '../src/provider/index.ts';
import { aBasis, aGeneration, at, eventId, PARENTS, phaseOf, runId, usd } from './builders.ts';

/** Times lie close together, so that equal ones are frequent; some are before the request, as with a wrong clock. */
const time = fc.integer({ min: -4, max: 12 }).map(at);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

/** Leaves out what is undefined: an absent field and an undefined one are not the same to the compiler. */
function present<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** Artifacts out of few places, so that reports overlap and contradict each other. */
const artifact: fc.Arbitrary<Artifact> = fc
  .record({
    outputId: fc.constantFrom('o1', 'o2'),
    index: fc.constantFrom(0, 1),
    kind: fc.constantFrom('image' as const, 'text' as const),
    content: fc.constantFrom('https://a.example/1', 'https://a.example/2', '"quoted"'),
    nodeId: maybe(fc.constantFrom('', '9', '12')),
    filename: maybe(fc.constantFrom('', 'a.png')),
    createdAt: maybe(time),
  })
  .map(({ kind, content, filename, outputId, index, nodeId, createdAt }) => {
    const position = present({ outputId, index, nodeId, createdAt });
    return kind === 'image'
      ? { ...position, ...present({ filename }), kind, url: content }
      : { ...position, kind, text: content };
  });

export const artifacts = fc.array(artifact, { maxLength: 4 });

const phase: fc.Arbitrary<Phase> = fc.oneof(
  fc
    .constantFrom(
      'pending' as const,
      'processing' as const,
      'success' as const,
      'cancelled' as const,
      'unknown' as const,
    )
    .map(phaseOf),
  fc.record({
    kind: fc.constant('failed' as const),
    error: fc.record({
      code: fc.constantFrom('provider-failed', 'provider-timeout', 'submission-refused'),
      message: fc.string({ maxLength: 3 }),
    }),
  }),
);

const used = fc.record({
  amount: fc.constantFrom('0', '1', '1.05').map((text) => text as Quantity),
  basis: fc.constantFrom('provider' as const, 'webhook' as const),
});
const quantities = fc
  .record({ billed: maybe(used), image: maybe(used), megapixel: maybe(used), videoSecond: maybe(used) })
  .map(present);

const report: fc.Arbitrary<ProviderReport> = fc
  .record({
    providerRunId: maybe(fc.constant(runId('run-1'))),
    providerStatus: fc.constantFrom('running', 'success'),
    phase,
    startedAt: maybe(time),
    endedAt: maybe(time),
    computeMs: maybe(fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.constantFrom(0, -1, 0.5, Number.NaN))),
    queueMs: maybe(fc.integer({ min: 0, max: 9_000 })),
    coldStartMs: maybe(fc.integer({ min: 0, max: 9_000 })),
    tokens: maybe(fc.integer({ min: 0, max: 9_000 })),
    quantities: maybe(quantities),
    charge: maybe(fc.constantFrom(...CHARGES)),
    progress: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    artifacts,
    payload: maybe(fc.jsonValue({ maxDepth: 2 })),
  })
  .map(present);

/** An event of any source, of one run, whose id is yet to be given. */
const anonymousEvent = fc.record({ source: fc.constantFrom(...EVENT_SOURCES), receivedAt: time, report });

/** Events of one run in no order, each with an id of its own. */
export const events: fc.Arbitrary<readonly ProviderEvent[]> = fc
  .array(anonymousEvent, { minLength: 1, maxLength: 8 })
  .chain((list) =>
    fc
      .shuffledSubarray(
        list.map((_, index) => index),
        { minLength: list.length },
      )
      .map((numbers) =>
        list.map((event, index) => ({ ...event, eventId: eventId(`event-${numbers[index]}`) })),
      ),
  );

/** Events, and the same ones in another order, some of them several times. */
export const eventsAndDelivery = events.chain((list) =>
  fc.record({
    events: fc.constant(list),
    delivered: fc
      .array(fc.constantFrom(...list), { maxLength: 6 })
      .chain((repeats) =>
        fc.shuffledSubarray([...list, ...repeats], { minLength: list.length + repeats.length }),
      ),
  }),
);

/** New generations of every kind: parents, prices, platforms, with and without a run id. */
export const newGeneration: fc.Arbitrary<Generation> = fc
  .record({
    parent: fc.constantFrom(...Object.values(PARENTS)),
    unit: maybe(fc.constantFrom(...COST_UNITS)),
    platform: fc.constantFrom('webhook', 'none'),
    announce: fc.boolean(),
    contributorRewardPoints: fc.integer({ min: 0, max: 5 }),
    knownRunId: maybe(fc.constant(runId('run-1'))),
  })
  .map(({ parent, unit, platform, announce, contributorRewardPoints, knownRunId }) => {
    const { costRate: _, ...unpriced } = aBasis({
      parent,
      contributorRewardPoints,
      notification: { platform, announce },
    });
    const basis = unit
      ? { ...unpriced, costRate: { amountUsd: usd('0.000337'), unit, source: 'tool' } }
      : unpriced;
    return aGeneration({
      basis,
      deliveryStatus: initialDeliveryStatus(platform),
      ...present({ providerRunId: knownRunId }),
    });
  });

/** The order in which the inbox received events: by time, then by id. */
export function inOrderOfReceipt(list: readonly ProviderEvent[]): readonly ProviderEvent[] {
  return [...list].sort(
    (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.eventId < b.eventId ? -1 : 1),
  );
}
