import {
  insertAttempts,
  nextDeliveryDue,
  releaseDeliveries,
  releaseHeldDeliveries,
  renewDeliveries,
  watchDeliveries,
} from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import { type Abandoned, abandonedAttempt } from './abandoned.ts';
import type { AttemptTools } from './attempt.ts';
import { backOffMs } from './back-off.ts';
import { Claimer } from './claimer.ts';
import type { EngineContext } from './context.ts';
import { Hand } from './hand.ts';
import type { Limits } from './limits.ts';
import { joinMembership, type Membership } from './membership.ts';
import { Recorder } from './recorder.ts';
import { Sender } from './sender.ts';
import { Signal } from './signal.ts';

/** Claims held for each that is sent: those that wait for their turn, and those whose outcome is being written. */
const AHEAD = 4;
/** A look at what is due is worth its queries once this part of the room is free. */
const REFILL_PART = 4;
const RENEWALS_PER_LEASE = 4;
const LEAST_PAUSE_MS = 20;

/** Delivers what becomes due, until it is stopped. */
export class Notifier {
  readonly #context: EngineContext;
  readonly #hand = new Hand();
  readonly #signal = new Signal();
  readonly #recorder: Recorder;
  readonly #sender: Sender;
  readonly #claimer: Claimer;
  readonly #membership: Membership;
  readonly #limits: Limits;
  readonly #woken = new Set<GenerationId>();
  readonly #capacity: number;
  #stopped = false;
  /** When to look at what is due without being woken, ms. */
  #scanAtMs = 0;
  #isBacklog = false;
  #failures = 0;
  #running: Promise<void> = Promise.resolve();
  #ending: (() => Promise<void>)[] = [];

  private constructor(context: EngineContext, tools: AttemptTools, membership: Membership) {
    this.#context = context;
    this.#capacity = context.settings.concurrency * AHEAD;
    this.#membership = membership;
    this.#limits = tools.limits;
    this.#recorder = new Recorder(context);
    this.#sender = new Sender(context, tools, this.#hand, this.#recorder, () => this.#onRoom());
    this.#claimer = new Claimer(context, this.#hand, membership);
  }

  /** Starts delivering; succeeds while the database is away, and goes on once it is there. */
  static async start(context: EngineContext, tools: AttemptTools): Promise<Notifier> {
    const notifier = new Notifier(context, tools, await joinMembership(context));
    notifier.#begin();
    return notifier;
  }

  /** Claims that are under way. */
  get underWay(): number {
    return this.#hand.size;
  }

  /** Failures of the database in a row; 0 while all is well. */
  get failures(): number {
    return this.#failures;
  }

  /** Claims nothing more, finishes what is being sent, gives the rest back. */
  async drain(): Promise<void> {
    this.#stopped = true;
    this.#signal.raise();
    await this.#running;
    const withdrawn = this.#sender.withdraw().map(({ delivery }) => delivery.subject.id);
    const { database, name, clock } = this.#context;
    if (withdrawn.length > 0) {
      await releaseDeliveries(database, withdrawn, name, clock.now()).catch(() => undefined);
    }
    await this.#sender.idle();
    await this.#recorder.idle();
    for (const end of this.#ending) await end();
  }

  /** Ends at once: what is not recorded is sent again by others. */
  giveUp(): void {
    this.#recorder.giveUp();
  }

  #begin(): void {
    const { database, settings } = this.#context;
    const watch = watchDeliveries(database, (id) => this.#wake(id));
    const renewal = setInterval(() => void this.#renew(), settings.leaseMs / RENEWALS_PER_LEASE);
    this.#ending = [() => watch.close(), async () => clearInterval(renewal), () => this.#membership.leave()];
    this.#running = this.#run();
  }

  #wake(id: GenerationId | undefined): void {
    if (id === undefined) this.#scanAtMs = 0;
    else if (this.#claimer.isMine(id)) this.#woken.add(id);
    else this.#scanBy(this.#context.settings.graceMs);
    this.#signal.raise();
  }

  /** Looks at what is due no later than in so many milliseconds. */
  #scanBy(inMs: number): void {
    this.#scanAtMs = Math.min(this.#scanAtMs, this.#context.clock.now().getTime() + inMs);
  }

  #onRoom(): void {
    if (!this.#isBacklog) return;
    if (this.#hand.size > this.#capacity - this.#capacity / REFILL_PART) return;
    this.#scanAtMs = 0;
    this.#signal.raise();
  }

  async #run(): Promise<void> {
    let isSettled = false;
    while (!this.#stopped) {
      try {
        if (!isSettled) await this.#takeUpWaiting();
        isSettled = true;
        await this.#pass();
        if (this.#failures > 0) this.#context.log.info({}, 'the database is back; deliveries go on');
        this.#failures = 0;
        const pauseMs = this.#scanAtMs - this.#context.clock.now().getTime();
        await this.#signal.wait(Math.max(LEAST_PAUSE_MS, pauseMs));
      } catch (error) {
        await this.#backOff(error);
      }
    }
  }

  async #backOff(error: unknown): Promise<void> {
    this.#failures += 1;
    const { log, metrics, random } = this.#context;
    metrics.databaseFailures.inc();
    if (this.#failures === 1) log.warn({ err: error }, 'deliveries could not be claimed; trying again');
    this.#scanAtMs = 0;
    await new Promise((resolve) => setTimeout(resolve, backOffMs(this.#failures, random())));
  }

  /** Deliveries that waited for a channel's setting are due, now that there is a notifier that has it. */
  async #takeUpWaiting(): Promise<void> {
    const { database, channels, clock, log } = this.#context;
    const waited = await releaseHeldDeliveries(database, 'not-configured', channels.ready, clock.now());
    if (waited > 0) log.info({ waited }, 'deliveries that waited for a setting are due');
  }

  /** Claims what woke it, then looks at what is due where it is time. */
  async #pass(): Promise<void> {
    const { clock } = this.#context;
    const room = this.#capacity - this.#hand.size;
    if (this.#woken.size > 0) {
      const ids = [...this.#woken];
      this.#woken.clear();
      // What there is no room for is found by looking, fairly.
      if (ids.length > room) this.#scanAtMs = 0;
      if (room > 0) this.#sender.take(await this.#claimer.claim(ids.slice(0, room), clock.now()));
    }
    if (this.#scanAtMs <= clock.now().getTime()) await this.#scan();
  }

  async #scan(): Promise<void> {
    const { clock, settings } = this.#context;
    this.#scanAtMs = clock.now().getTime() + settings.pollMs;
    this.#limits.shareAmong(this.#membership.names.length);
    const room = this.#capacity - this.#hand.size;
    if (room <= 0) {
      this.#isBacklog = true;
      return;
    }
    const { claimed, abandoned, isBacklog, sawOthersShare } = await this.#claimer.scan(room, clock.now());
    this.#isBacklog = isBacklog;
    this.#sender.take(claimed);
    if (abandoned.length > 0) await this.#noteAbandoned(abandoned);
    if (sawOthersShare) this.#scanBy(settings.graceMs);
    if (!isBacklog) await this.#scheduleNext();
  }

  /** The next look comes when the next delivery is due, a moment later where it is due already and left to others. */
  async #scheduleNext(): Promise<void> {
    const { database, clock, settings } = this.#context;
    const next = await nextDeliveryDue(database);
    if (next === undefined) return;
    const inMs = next.getTime() - clock.now().getTime();
    this.#scanBy(inMs > 0 ? inMs : settings.graceMs);
  }

  /** A claim that was left behind was perhaps sent and perhaps not: the records say so. */
  async #noteAbandoned(abandoned: readonly Abandoned[]): Promise<void> {
    const { database, clock, metrics } = this.#context;
    metrics.abandoned.inc(abandoned.length);
    const foundAt = clock.now();
    await insertAttempts(
      database,
      abandoned.flatMap((left) => abandonedAttempt(left, foundAt) ?? []),
    );
  }

  async #renew(): Promise<void> {
    const ids = this.#hand.ids();
    if (ids.length === 0) return;
    const { database, clock, settings, name, log } = this.#context;
    const until = new Date(clock.now().getTime() + settings.leaseMs);
    try {
      await renewDeliveries(database, ids, { owner: name, until });
      this.#hand.extend(ids, until);
    } catch (error) {
      log.warn({ err: error, claims: ids.length }, 'claims could not be renewed');
    }
  }
}
