import { type Attempted, type AttemptTools, attemptDelivery, entryOf } from '@genledger/channels/attempt';
import type { ClaimedDelivery } from '@genledger/db/repositories';
import type { DeliverySettlement } from '@genledger/domain/delivery';
import type { EngineContext } from './context.ts';
import type { Hand, Held } from './hand.ts';
import type { Recorder } from './recorder.ts';

/** Sends what was claimed, so many at once, and has the outcomes recorded. */
export class Sender {
  readonly #context: EngineContext;
  readonly #tools: AttemptTools;
  readonly #hand: Hand;
  readonly #recorder: Recorder;
  readonly #onDone: (settlement?: DeliverySettlement) => void;
  readonly #under = new Set<Promise<void>>();
  #queue: Held[] = [];
  #sending = 0;

  /** @param onDone called whenever there is room for another one, with what became of the one before where it is on record */
  constructor(
    context: EngineContext,
    tools: AttemptTools,
    hand: Hand,
    recorder: Recorder,
    onDone: (settlement?: DeliverySettlement) => void,
  ) {
    this.#context = context;
    this.#tools = tools;
    this.#hand = hand;
    this.#recorder = recorder;
    this.#onDone = onDone;
  }

  /** Takes claims on, in their order. */
  take(claims: readonly Held[]): void {
    for (const held of claims) {
      this.#hand.add(held);
      this.#queue.push(held);
    }
    this.#advance();
  }

  /** Hands back what is not being sent yet. */
  withdraw(): readonly Held[] {
    const withdrawn = this.#queue;
    this.#queue = [];
    for (const { delivery } of withdrawn) this.#hand.remove(delivery);
    return withdrawn;
  }

  /** Waits until nothing is being sent or recorded. */
  async idle(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }

  #advance(): void {
    while (this.#sending < this.#context.settings.concurrency) {
      const held = this.#queue.shift();
      if (held === undefined) return;
      this.#sending += 1;
      const work = this.#deliver(held)
        .catch((error): undefined => {
          this.#context.log.error({ err: error }, 'a delivery could not be worked on');
          return;
        })
        .then((settlement) => {
          this.#under.delete(work);
          this.#hand.remove(held.delivery);
          this.#onDone(settlement);
        });
      this.#under.add(work);
    }
  }

  /** @returns what became of it; nothing where it is not on record */
  async #deliver(held: Held): Promise<DeliverySettlement | undefined> {
    const attempted = await this.#attempt(held).finally(() => {
      this.#sending -= 1;
      this.#advance();
    });
    if (attempted === undefined) return undefined;
    const { metrics } = this.#context;
    const platform = this.#labelOf(held.delivery);
    const entry = entryOf(this.#context, held.delivery, attempted);
    const isFenced = await this.#recorder.record(entry);
    if (isFenced) metrics.fenced.inc();
    else metrics.settled.inc({ platform, outcome: entry.outcome.settlement.kind });
    this.#observe(held, attempted);
    return isFenced ? undefined : entry.outcome.settlement;
  }

  /** Nothing where the claim ran out before its turn came: somebody else has it. */
  async #attempt(held: Held): Promise<Attempted | undefined> {
    const isHeld = this.#hand.holds(held.delivery.subject, this.#context.clock.now());
    return isHeld ? attemptDelivery(this.#context, this.#tools, held.delivery) : undefined;
  }

  /** What metrics call a platform: callers may write any name, and each would be a series of its own for ever. */
  #labelOf({ platform }: ClaimedDelivery): string {
    return this.#context.channels.find(platform) === undefined ? 'unknown' : platform;
  }

  #observe({ delivery }: Held, attempted: Attempted): void {
    if (!attempted.isRecorded) return;
    const { metrics } = this.#context;
    const { announcement } = delivery;
    const platform = this.#labelOf(delivery);
    metrics.attempts.inc({ platform, result: attempted.result.kind });
    metrics.sending.observe({ platform }, attempted.durationMs / 1000);
    if (attempted.result.kind !== 'delivered' || announcement === undefined) return;
    const arrivedMs = attempted.startedAt.getTime() + attempted.durationMs;
    metrics.delay.observe({ platform }, Math.max(0, arrivedMs - announcement.endedAt.getTime()) / 1000);
  }
}
