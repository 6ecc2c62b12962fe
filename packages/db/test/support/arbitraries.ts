import type {
  Evidence,
  Execution,
  Generation,
  HistoryEntry,
  Parent,
  Submission,
} from '@genledger/domain/generation';
import { COST_UNITS, type Quantity, type Usd } from '@genledger/domain/money';
import type { Artifact } from '@genledger/domain/provider';
import fc from 'fast-check';
import { canBeStored } from '../../src/mappers/index.ts';

/** Leaves out what is undefined: an absent field and an undefined one are not the same to the compiler. */
function present<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const text = fc.string({ maxLength: 12 });
const hex = (digits: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`)).map((value) => value as never);
const time = fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true });
const count = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
/** Amounts of up to 22 digits before the point and 12 behind it, as the domain spells them. */
const usd = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 22n - 1n }), fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }))
  .map(([units, trillionths]) => {
    const fraction = String(trillionths).padStart(12, '0').replace(/0+$/, '');
    return `${units}${fraction && '.'}${fraction}` as Usd;
  });
const amountOfUnits = usd.map((text) => text as string as Quantity);
const NASTY_KEYS = [
  ...['$set', '$ref', '$id', '$db', 'a.b', '', '0', '_id'],
  ...['__proto__', 'constructor', 'toString', '_bsontype', 'length'],
];
const leaf = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant([{ a: 1 }]));
/** Open values as they come in bodies, with keys that a database might take for something else. */
export const json: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.dictionary(fc.constantFrom(...NASTY_KEYS), leaf, { noNullPrototype: true }),
  )
  .map((value) => JSON.parse(JSON.stringify(value)));

const parent: fc.Arbitrary<Parent> = fc.oneof(
  fc.constant({ kind: 'single' as const }),
  fc.record({ kind: fc.constant('cookPiece' as const), cookExecutionId: hex(24) }),
  fc.record({ kind: fc.constant('spellStep' as const), spellCastId: hex(24) }),
);

const seen = { receivedAt: time, eventId: hex(24) };
const end = fc
  .record({
    ...seen,
    source: fc.constantFrom('webhook', 'poll', 'submission', 'operator', 'expiry'),
    endedAt: time,
    charge: maybe(fc.constantFrom('time', 'unsure')),
  })
  .map(present);
const figure = fc.record({ ...seen, value: whole });
const quantity = fc.record({ ...seen, amount: amountOfUnits, counted: fc.boolean() });
const quantities = fc
  .record({
    billed: maybe(quantity),
    image: maybe(quantity),
    megapixel: maybe(quantity),
    videoSecond: maybe(quantity),
  })
  .map(present);
const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    processing: maybe(fc.record({ ...seen, at: time })),
    computeMs: maybe(figure),
    queueMs: maybe(figure),
    coldStartMs: maybe(figure),
    tokens: maybe(figure),
    quantities: maybe(quantities),
    ends: fc.record({ success: maybe(end), failed: maybe(end), cancelled: maybe(end) }).map(present),
    expiry: maybe(end),
  })
  .map(present);

const submission: fc.Arbitrary<Submission> = fc
  .record({
    state: fc.constantFrom(
      ...(['external', 'queued', 'submitting', 'submitted', 'uncertain', 'refused', 'withdrawn'] as const),
    ),
    attempts: count,
    leaseOwner: maybe(text),
    leaseUntil: maybe(time),
    lastError: maybe(text),
  })
  .map(present);

const flags = fc.subarray(['clock-skew', 'contradicting-ends', 'cost-unknown', 'expired'] as const);
const openExecution: fc.Arbitrary<Execution> = fc
  .record({
    status: fc.constantFrom('pending' as const, 'processing' as const),
    startedAt: maybe(time),
    pointsSpent: fc.constant(0 as const),
    protocolNetPoints: fc.constant(0 as const),
    flags,
  })
  .map(present);
const completedExecution: fc.Arbitrary<Execution> = fc
  .record({
    status: fc.constantFrom('success' as const, 'failed' as const, 'cancelled' as const),
    statusReason: maybe(text),
    startedAt: maybe(time),
    responseTimestamp: time,
    durationMs: whole,
    queueMs: maybe(whole),
    coldStartMs: maybe(whole),
    computeMs: maybe(whole),
    costQuantity: maybe(amountOfUnits),
    costUsd: maybe(usd),
    costBasis: fc.constantFrom('provider', 'webhook', 'wall', 'flat', 'unknown'),
    pointsSpent: whole,
    protocolNetPoints: whole,
    error: maybe(fc.record({ code: text, message: text, details: maybe(json) }).map(present)),
    flags,
  })
  .map(present);

const artifact: fc.Arbitrary<Artifact> = fc
  .record({
    outputId: text,
    index: count,
    nodeId: maybe(text),
    createdAt: maybe(time),
    content: fc.oneof(
      fc.record({ kind: fc.constantFrom('text' as const, 'tag' as const), text }),
      fc.record({ kind: fc.constantFrom('image' as const, 'video' as const, 'file' as const), url: text }),
    ),
  })
  .map(({ content, ...position }) => ({ ...present(position), ...content }));

const basis = fc
  .record({
    id: hex(24),
    schemaVersion: fc.constant(2 as const),
    parent,
    accountId: text,
    environment: text,
    toolId: text,
    toolDisplayName: text,
    requestTimestamp: time,
    costRate: maybe(fc.record({ amountUsd: usd, unit: fc.constantFrom(...COST_UNITS), source: text })),
    pointsRate: fc.record({ multiplier: text, minimumChargeUsd: usd, pointPriceUsd: usd }),
    contributorRewardPoints: whole,
    notification: fc
      .record({ platform: text, target: maybe(json.filter(canBeStored)), announce: fc.boolean() })
      .map(present),
  })
  .map(present);

/** Any generation that the types allow, whether or not the rules would ever make it. */
export const generation: fc.Arbitrary<Generation> = fc
  .record({
    basis,
    provider: maybe(text),
    // Unique in the database, as runs are.
    providerRunId: maybe(hex(32)),
    submission,
    evidence,
    execution: fc.oneof(openExecution, completedExecution),
    artifacts: fc.array(artifact, { maxLength: 3 }),
    responsePayload: maybe(json),
    deliveryStatus: fc.constantFrom('pending', 'sent', 'dropped', 'skipped'),
    nextDeliveryAt: maybe(time),
    revision: count,
  })
  .map((fields) => present(fields) as unknown as Generation);

/** An entry of the history. */
export const historyEntry: fc.Arbitrary<HistoryEntry> = fc
  .record({
    from: maybe(fc.constantFrom('pending', 'processing')),
    to: fc.constantFrom('processing', 'success', 'failed', 'cancelled'),
    at: time,
    cause: fc.constantFrom('creation', 'webhook', 'poll', 'submission', 'operator', 'expiry'),
    eventId: maybe(hex(24)),
    note: maybe(text),
  })
  .map((fields) => present(fields) as unknown as HistoryEntry);
