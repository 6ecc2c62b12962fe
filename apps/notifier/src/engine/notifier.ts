import type { AttemptTools } from '@genledger/channels/attempt';
import { releaseDeliveries, watchDeliveries } from '@genledger/db/repositories';
import { backOffMs } from './back-off.ts';
import { Claimer } from './claimer.ts';
import type { EngineContext } from './context.ts';
import { Hand } from './hand.ts';
import { Intake } from './intake.ts';
import { Membership } from './membership.ts';
import { Recorder } from './recorder.ts';
import { Renewal } from './renewal.ts';
import { Sender } from './sender.ts';
import { Signal } from './signal.ts';

/** Shortest pause between two passes that nothing called for, ms. */
const LEAST_PAUSE_MS = 20;

/** Whether deliveries go on. */
export type NotifierState = 'starting' | 'delivering' | 'database-away' | 'draining';

/** Delivers what becomes due, until it is stopped. */
export class Notifier {
  readonly #context: EngineContext;
  readonly #hand = new Hand();
  readonly #signal = new Signal();
  readonly #membership: Membership;
  readonly #recorder: Recorder;
  readonly #sender: Sender;
  readonly #intake: Intake;
  readonly #renewal: Renewal;
  #state: NotifierState = 'starting';
  #stopped = false;
  #failures = 0;
  #running: Promise<void> = Promise.resolve();
  #watch: { close(): Promise<void> } | undefined;

  private constructor(context: EngineContext, tools: AttemptTools) {
    this.#context = context;
    const hand = this.#hand;
    const membership = new Membership(context);
    this.#membership = membership;
    this.#recorder = new Recorder(context);
    this.#sender = new Sender(context, tools, hand, this.#recorder, (settlement) =>
      this.#intake.onSettled(settlement),
    );
    this.#intake = new Intake(context, {
      hand,
      membership,
      limits: tools.limits,
      claimer: new Claimer(context, hand, membership),
      take: (claims) => this.#sender.take(claims),
      wakeUp: () => this.#signal.raise(),
    });
    this.#renewal = new Renewal(context, hand);
  }

  /** Starts delivering, at once or as soon as the database is there. */
  static start(context: EngineContext, tools: AttemptTools): Notifier {
    const notifier = new Notifier(context, tools);
    notifier.#running = notifier.#run();
    return notifier;
  }

  /** Claims that are under way. */
  get underWay(): number {
    return this.#hand.size;
  }

  get state(): NotifierState {
    return this.#state;
  }

  /**
   * Claims nothing more, finishes what is being sent, gives the rest back.
   * @param withinMs what is not finished then is left to others, who send it again
   * @returns whether everything was finished
   */
  async drain(withinMs: number): Promise<boolean> {
    this.#stopped = true;
    this.#state = 'draining';
    this.#signal.raise();
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), withinMs);
    });
    const isFinished = await Promise.race([this.#finish().then(() => true), timeUp]);
    clearTimeout(timer);
    this.#renewal.stop();
    this.#recorder.giveUp();
    return isFinished;
  }

  async #finish(): Promise<void> {
    const { database, name, clock } = this.#context;
    await this.#running;
    const withdrawn = this.#sender.withdraw().map(({ delivery }) => delivery.subject);
    if (withdrawn.length > 0) {
      await releaseDeliveries(database, withdrawn, name, clock.now()).catch(() => undefined);
    }
    await this.#sender.idle();
    await this.#watch?.close();
    await this.#membership.leave();
  }

  async #run(): Promise<void> {
    let isOpen = false;
    while (!this.#stopped) {
      try {
        if (!isOpen) await this.#open();
        isOpen = true;
        await this.#intake.pass();
        this.#onPassed();
        await this.#signal.wait(Math.max(LEAST_PAUSE_MS, this.#intake.pauseMs));
      } catch (error) {
        await this.#backOff(error);
      }
    }
  }

  async #open(): Promise<void> {
    const { database } = this.#context;
    await database.connect();
    await this.#membership.join();
    this.#watch = watchDeliveries(database, (subject) => this.#intake.wake(subject));
    this.#renewal.start();
  }

  #onPassed(): void {
    if (this.#failures > 0) this.#context.log.info({}, 'the database is back; deliveries go on');
    this.#failures = 0;
    if (!this.#stopped) this.#state = 'delivering';
  }

  async #backOff(error: unknown): Promise<void> {
    this.#failures += 1;
    if (!this.#stopped) this.#state = 'database-away';
    const { log, metrics, random } = this.#context;
    metrics.databaseFailures.inc();
    if (this.#failures === 1) log.warn({ err: error }, 'deliveries could not be claimed; trying again');
    this.#intake.wake();
    await new Promise((resolve) => setTimeout(resolve, backOffMs(this.#failures, random())));
  }
}
