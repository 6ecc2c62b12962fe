import { endNotifier, listNotifiers, reportNotifier } from '@genledger/db/repositories';
import type { EngineContext } from './context.ts';

const REPORT_MS = 10_000;
/** A notifier that was silent for so long no longer has a share, ms. */
const ALIVE_MS = 25_000;

/** Who else delivers, so that each sees to its own share first. Nobody leads. */
export class Membership {
  readonly #context: EngineContext;
  readonly #startedAt: Date;
  #names: readonly string[];
  #timer: NodeJS.Timeout | undefined;
  #isFailing = false;

  constructor(context: EngineContext) {
    this.#context = context;
    this.#startedAt = context.clock.now();
    this.#names = [context.name];
  }

  /** The notifiers that live, this one among them. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** Reports this notifier, now and every ten seconds, and looks who else did. */
  async join(): Promise<void> {
    await this.#report();
    this.#timer = setInterval(() => void this.#report(), REPORT_MS);
  }

  /** Says that this one has ended. */
  async leave(): Promise<void> {
    clearInterval(this.#timer);
    const { database, name, clock } = this.#context;
    await endNotifier(database, name, clock.now()).catch(() => undefined);
  }

  async #report(): Promise<void> {
    const { database, clock, name, channels, log } = this.#context;
    const seenAt = clock.now();
    try {
      await reportNotifier(database, { name, startedAt: this.#startedAt, seenAt, channels: channels.states });
      const alive = await listNotifiers(database, new Date(seenAt.getTime() - ALIVE_MS));
      const names = alive.map((notifier) => notifier.name);
      this.#names = names.includes(name) ? names : [name];
      this.#isFailing = false;
    } catch (error) {
      // Without the list it works for itself: claims keep it right, only less spread.
      if (!this.#isFailing) log.warn({ err: error }, 'this notifier could not report itself');
      this.#isFailing = true;
    }
  }
}
