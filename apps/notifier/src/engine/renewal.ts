import { renewDeliveries } from '@genledger/db/repositories';
import type { EngineContext } from './context.ts';
import type { Hand } from './hand.ts';

const RENEWALS_PER_LEASE = 4;

/** Keeps the leases of what is held; what turns out to be lost is not sent any more. */
export class Renewal {
  readonly #context: EngineContext;
  readonly #hand: Hand;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: EngineContext, hand: Hand) {
    this.#context = context;
    this.#hand = hand;
  }

  /** Renews from now on, four times within a lease. */
  start(): void {
    const everyMs = this.#context.settings.leaseMs / RENEWALS_PER_LEASE;
    this.#timer = setInterval(() => void this.renew(), everyMs);
  }

  /** Renews no more. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** Renews once. */
  async renew(): Promise<void> {
    const subjects = this.#hand.subjects();
    if (subjects.length === 0) return;
    const { database, clock, settings, name, log } = this.#context;
    const until = new Date(clock.now().getTime() + settings.leaseMs);
    try {
      const held = await renewDeliveries(database, subjects, { owner: name, until });
      this.#hand.extend(held, until);
      if (held.length < subjects.length) this.#hand.lose(subjects, held);
    } catch (error) {
      log.warn({ err: error, claims: subjects.length }, 'claims could not be renewed');
    }
  }
}
