import type { ClaimedDelivery } from '@genledger/db/repositories';
import { type Announcement, deliveryIdOf, type TryResult } from '@genledger/domain/delivery';
import { failure, type Result, success } from '@genledger/domain/kernel';
import type { Clock, Log } from '@genledger/services/context';
import { openTarget, type SecretBox, UnreadableSecretError } from '@genledger/services/secret';
import { contextOf, markFailed, withSpan } from '@genledger/services/tracing';
import { SpanKind } from '@opentelemetry/api';
import { type Channel, type ChannelDirectory, type Destination, notConfigured } from '../channel/channel.ts';
import type { Circuits } from './circuits.ts';
import type { Limits } from './limits.ts';

/** How taking up a claimed delivery ended. */
export interface Attempted {
  readonly deliveryId: string;
  readonly result: TryResult;
  readonly channel?: Channel;
  readonly destination?: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Whether the receiver was asked, or the delivery decided without; what is merely held back leaves no attempt. */
  readonly isRecorded: boolean;
}

/** What an attempt is made with. */
export interface AttemptContext {
  readonly channels: ChannelDirectory;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
}

/** What attempts share. */
export interface AttemptTools {
  readonly circuits: Circuits;
  readonly limits: Limits;
  /** Absent where no key is configured. */
  readonly secrets?: SecretBox;
}

/** How long a delivery waits for a setting until it is looked at again; a notifier that has the setting takes it up at once, ms. */
const CONFIGURATION_WAIT_MS = 3_600_000;

type Prepared =
  | {
      readonly kind: 'to-send';
      readonly announcement: Announcement;
      readonly channel: Channel;
      readonly destination: Destination;
    }
  | {
      readonly kind: 'decided';
      readonly result: TryResult;
      readonly channel?: Channel;
      readonly destination?: string;
    };

const refused = (reason: string): Prepared => ({ kind: 'decided', result: { kind: 'refused', reason } });

function waitForSetting(reason: string, now: Date): Prepared {
  const untilMs = now.getTime() + CONFIGURATION_WAIT_MS;
  return { kind: 'decided', result: { kind: 'held', hold: 'not-configured', reason, untilMs } };
}

/** The target with its secrets opened; nothing where the key for them is missing, which is a setting of ours. */
function readTarget(secrets: SecretBox | undefined, target: unknown): Result<unknown, string> {
  try {
    return success(openTarget(secrets, target));
  } catch (error) {
    if (error instanceof UnreadableSecretError) return failure(error.message);
    throw error;
  }
}

/** Waits where a limit is used up or the destination is down; otherwise counts the delivery against its limits. */
function admit(
  channel: Channel,
  { circuit, server, limits, notBeforeMs = 0 }: Destination,
  tools: AttemptTools,
  now: Date,
): TryResult | undefined {
  const nowMs = now.getTime();
  const limitedUntilMs = notBeforeMs > nowMs ? notBeforeMs : tools.limits.heldUntil(limits, nowMs);
  if (limitedUntilMs !== undefined) {
    const reason = 'waits its turn: the platform limits how often it may be sent to';
    return { kind: 'held', hold: 'rate-limited', reason, untilMs: limitedUntilMs };
  }
  const downUntilMs = tools.circuits.heldUntil(circuit, channel.policy.circuit, nowMs);
  if (downUntilMs !== undefined) {
    const reason = `${server} is down: deliveries to it wait`;
    return { kind: 'held', hold: 'circuit-open', reason, untilMs: downUntilMs };
  }
  tools.limits.take(limits, nowMs);
  return undefined;
}

function prepare(
  context: AttemptContext,
  tools: AttemptTools,
  delivery: ClaimedDelivery,
  now: Date,
): Prepared {
  const { platform, target, announcement, isLegacy } = delivery;
  if (isLegacy) return refused('comes from the old database: such records are never announced');
  if (announcement === undefined) return refused('has not ended: there is nothing to tell');
  const state = context.channels.find(platform);
  if (state === undefined) return refused(`unknown platform "${platform}"`);
  if (state.kind === 'not-configured') return waitForSetting(notConfigured(state.missing), now);
  const { channel } = state;
  const opened = readTarget(tools.secrets, target);
  if (!opened.ok) return waitForSetting(opened.error, now);
  const destination = channel.destination(opened.value);
  if (!destination.ok) return refused(`bad address: ${destination.error}`);
  const held = admit(channel, destination.value, tools, now);
  return held === undefined
    ? { kind: 'to-send', announcement, channel, destination: destination.value }
    : { kind: 'decided', result: held, channel, destination: destination.value.name };
}

async function send(
  context: AttemptContext,
  { channel, destination }: Extract<Prepared, { kind: 'to-send' }>,
  sending: Omit<Parameters<Destination['send']>[0], 'signal'>,
): Promise<TryResult> {
  // AbortSignal.timeout would keep all that belongs to the try until its time is over, long after the answer.
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), channel.policy.timeoutMs);
  try {
    return await destination.send({ ...sending, signal: ending.signal });
  } catch (error) {
    context.log.error(
      { err: error, deliveryId: sending.deliveryId },
      'a channel failed in a way that it does not know',
    );
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason: `unexpected: ${reason.slice(0, 300)}` };
  } finally {
    clearTimeout(timer);
  }
}

/** Sends within a span of its own, in the trace of what is told. Addresses stay out of it. */
function sendTraced(
  context: AttemptContext,
  prepared: Extract<Prepared, { kind: 'to-send' }>,
  { platform, subject, traceparent, progress }: ClaimedDelivery,
  sending: Omit<Parameters<Destination['send']>[0], 'signal'>,
): Promise<TryResult> {
  const attributes = {
    'genledger.delivery.id': sending.deliveryId,
    'genledger.delivery.platform': platform,
    'genledger.delivery.earlier_tries': progress.tries,
    'genledger.subject.kind': subject.kind,
    'genledger.subject.id': subject.id,
  };
  const options = { kind: SpanKind.CLIENT, parent: contextOf(traceparent), attributes };
  return withSpan(`deliver ${platform}`, options, async (span) => {
    const result = await send(context, prepared, sending);
    span.setAttribute('genledger.delivery.result', result.kind);
    if (result.statusCode !== undefined) span.setAttribute('http.response.status_code', result.statusCode);
    if (result.kind !== 'delivered') markFailed(span, String(result.statusCode ?? result.kind));
    return result;
  });
}

function decided(deliveryId: string, prepared: Extract<Prepared, { kind: 'decided' }>, at: Date): Attempted {
  const { result, channel, destination } = prepared;
  return {
    deliveryId,
    result,
    ...(channel && { channel }),
    ...(destination !== undefined && { destination }),
    startedAt: at,
    durationMs: 0,
    isRecorded: result.kind !== 'held',
  };
}

/** Makes one try at a claimed delivery, or finds out why none can be made. */
export async function attemptDelivery(
  context: AttemptContext,
  tools: AttemptTools,
  delivery: ClaimedDelivery,
): Promise<Attempted> {
  const { clock } = context;
  const { announcement, subject } = delivery;
  const startedAt = clock.now();
  const deliveryId = deliveryIdOf(subject, announcement ?? { status: 'open', endedAt: new Date(0) });
  const prepared = prepare(context, tools, delivery, startedAt);
  if (prepared.kind === 'decided') return decided(deliveryId, prepared, startedAt);
  const { channel, destination } = prepared;
  const sending = { deliveryId, announcement: prepared.announcement, now: startedAt };
  const result = await sendTraced(context, prepared, delivery, sending);
  const endedAt = clock.now();
  const isUp = result.kind !== 'failed' || result.isUp === true;
  const askedMs = result.kind === 'failed' ? result.retryAfterMs : undefined;
  tools.circuits.note(destination.circuit, isUp, channel.policy.circuit, endedAt.getTime(), askedMs);
  return {
    deliveryId,
    result,
    channel,
    destination: destination.name,
    startedAt,
    durationMs: Math.max(0, endedAt.getTime() - startedAt.getTime()),
    isRecorded: true,
  };
}
