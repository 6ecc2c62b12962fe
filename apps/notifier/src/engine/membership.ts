import { forgetNotifier, listNotifiers, reportNotifier } from '@genledger/db/repositories';
import type { EngineContext } from './context.ts';

const REPORT_MS = 10_000;
/** A notifier that was silent for so long no longer has a share, ms. */
const ALIVE_MS = 25_000;

/** Who else delivers, so that each sees to its own share first. Nobody leads. */
export interface Membership {
  /** The notifiers that live, this one among them. */
  readonly names: readonly string[];
  /** Says that this one has ended. */
  leave(): Promise<void>;
}

/** Reports this notifier every ten seconds, and looks who else did. */
export async function joinMembership(context: EngineContext): Promise<Membership> {
  const { database, clock, name, channels, log } = context;
  const startedAt = clock.now();
  let names: readonly string[] = [name];
  let failing = false;

  async function report(): Promise<void> {
    const seenAt = clock.now();
    try {
      await reportNotifier(database, { name, startedAt, seenAt, channels: channels.states });
      const alive = await listNotifiers(database, new Date(seenAt.getTime() - ALIVE_MS));
      names = alive.some((notifier) => notifier.name === name)
        ? alive.map((notifier) => notifier.name)
        : [name];
      failing = false;
    } catch (error) {
      // Without the list it works for itself: claims keep it right, only less spread.
      if (!failing) log.warn({ err: error }, 'this notifier could not report itself');
      failing = true;
    }
  }

  await report();
  const timer = setInterval(() => void report(), REPORT_MS);
  return {
    get names() {
      return names;
    },
    async leave() {
      clearInterval(timer);
      await forgetNotifier(database, name).catch(() => undefined);
    },
  };
}
