import { abandonedAttempt, type Limits } from '@genledger/channels/attempt';
import {
  type DeliveryAttempt,
  insertAttempts,
  nextDeliveryDue,
  releaseHeldDeliveries,
} from '@genledger/db/repositories';
import type { DeliverySettlement, DeliverySubject, DeliverySubjectId } from '@genledger/domain/delivery';
import type { Claimer } from './claimer.ts';
import type { EngineContext } from './context.ts';
import type { Hand, Held } from './hand.ts';
import type { Membership } from './membership.ts';

/** Claims held for each that is sent: those that wait for their turn, and those whose outcome is being written. */
const AHEAD = 4;
/** Of the slots, so many are filled at the word of a change; whatever is more is found by looking, fairly between accounts. */
const WOKEN_PART = 0.5;
/** A look is worth its queries once this part of what was held has been worked off. */
const REFILL_PART = 0.25;
/** Pause after a look that brought nothing though something is due, ms. */
const IN_VAIN_MS = 50;

/** What the intake works with. */
export interface IntakeParts {
  readonly hand: Hand;
  readonly claimer: Claimer;
  readonly membership: Membership;
  readonly limits: Limits;
  /** Where claims go. */
  readonly take: (claims: readonly Held[]) => void;
  /** Ends the pause between two passes. */
  readonly wakeUp: () => void;
}

/** Decides when to look at what is due, and claims it: at the word of a change, at the time of the next one, and every so often. */
export class Intake {
  readonly #context: EngineContext;
  readonly #parts: IntakeParts;
  readonly #capacity: number;
  readonly #woken = new Map<DeliverySubjectId, DeliverySubject>();
  /** When to look without being woken, ms. */
  #scanAtMs = 0;
  #notBeforeMs = 0;
  #isBacklog = false;
  /** With a backlog, the next look comes once no more than so many are held. */
  #refillAt = 0;
  /** What is still to be kept of claims that others left behind. */
  #unnoted: DeliveryAttempt[] = [];
  /** The notifiers that were there when held deliveries were last made due. */
  #knownNotifiers = '';

  constructor(context: EngineContext, parts: IntakeParts) {
    this.#context = context;
    this.#parts = parts;
    this.#capacity = context.settings.concurrency * AHEAD;
  }

  /** How long until the next look, ms. */
  get pauseMs(): number {
    return this.#scanAtMs - this.#nowMs();
  }

  /** A delivery became due; or, without a subject, some may have. */
  wake(subject?: DeliverySubject): void {
    const { claimer, wakeUp } = this.#parts;
    if (subject === undefined || this.#woken.size >= this.#capacity) this.#scanIn(0);
    else if (claimer.isMine(subject)) this.#woken.set(subject.id, subject);
    else this.#scanIn(this.#context.settings.graceMs);
    wakeUp();
  }

  /** A claim was worked off: there is room for another one, and perhaps the time of its next try. */
  onSettled(settlement?: DeliverySettlement): void {
    if (settlement?.kind === 'waiting') {
      const before = this.#scanAtMs;
      this.#scanIn(settlement.until.getTime() - this.#nowMs());
      if (this.#scanAtMs < before) this.#parts.wakeUp();
    }
    if (!this.#isBacklog || this.#parts.hand.size > this.#refillAt) return;
    this.#scanIn(0);
    this.#parts.wakeUp();
  }

  /** Claims what woke it, then looks at what is due where it is time. */
  async pass(): Promise<void> {
    await this.#claimWoken();
    if (this.#scanAtMs <= this.#nowMs()) await this.#scan();
  }

  #nowMs(): number {
    return this.#context.clock.now().getTime();
  }

  /** Looks at what is due no later than in so many milliseconds. */
  #scanIn(inMs: number): void {
    this.#scanAtMs = Math.min(this.#scanAtMs, Math.max(this.#nowMs() + inMs, this.#notBeforeMs));
  }

  async #claimWoken(): Promise<void> {
    if (this.#woken.size === 0) return;
    const { hand, claimer, take } = this.#parts;
    const { clock, settings } = this.#context;
    const woken = [...this.#woken.values()];
    this.#woken.clear();
    // One in hand was made due anew: its claim has ended, and it is found by looking once it is out of hand.
    const subjects = woken.filter((subject) => !hand.has(subject));
    if (subjects.length < woken.length) this.#scanIn(settings.graceMs);
    if (subjects.length === 0) return;
    if (subjects.length > Math.floor(settings.concurrency * WOKEN_PART) - hand.size) this.#scanIn(0);
    else take(await claimer.claim(subjects, clock.now()));
  }

  async #scan(): Promise<void> {
    const { clock, settings, metrics } = this.#context;
    const { hand, claimer, membership, limits, take } = this.#parts;
    this.#scanAtMs = this.#nowMs() + settings.pollMs;
    limits.shareAmong(membership.names.length);
    await this.#takeUpWaiting();
    const room = this.#capacity - hand.size;
    const { claimed, abandoned, isBacklog, sawOthersShare } = await claimer.scan(room, clock.now());
    this.#isBacklog = isBacklog;
    this.#notBeforeMs = claimed.length > 0 ? 0 : this.#nowMs() + IN_VAIN_MS;
    take(claimed);
    this.#refillAt = Math.floor(hand.size * (1 - REFILL_PART));
    metrics.abandoned.inc(abandoned.length);
    this.#unnoted.push(
      ...abandoned.flatMap(({ delivery, by }) => abandonedAttempt(delivery, by, clock.now()) ?? []),
    );
    await this.#noteAbandoned();
    if (sawOthersShare) this.#scanIn(settings.graceMs);
    if (!isBacklog) await this.#awaitNext();
    // Whatever is due went to others, and nothing of ours will end and call for the next look.
    else if (hand.size === 0) this.#scanIn(0);
  }

  /** The next look comes when the next delivery is due, a moment later where it is due already and left to others. */
  async #awaitNext(): Promise<void> {
    const { database, settings } = this.#context;
    const next = await nextDeliveryDue(database);
    if (next === undefined) return;
    const inMs = next.getTime() - this.#nowMs();
    this.#scanIn(inMs > 0 ? inMs : settings.graceMs);
  }

  /**
   * Deliveries that wait for a channel's setting are due where there is a notifier that has it: at its start, and when others have
   * come or gone, which may have put some back.
   */
  async #takeUpWaiting(): Promise<void> {
    const { database, channels, clock, log } = this.#context;
    const notifiers = this.#parts.membership.names.join();
    if (notifiers === this.#knownNotifiers) return;
    const waited = await releaseHeldDeliveries(database, 'not-configured', channels.ready, clock.now());
    this.#knownNotifiers = notifiers;
    if (waited > 0) log.info({ waited }, 'deliveries that waited for a setting are due');
  }

  /** A claim that was left behind was perhaps sent and perhaps not: the records say so. A failed note is written with the next look. */
  async #noteAbandoned(): Promise<void> {
    await insertAttempts(this.#context.database, this.#unnoted);
    this.#unnoted = [];
  }
}
