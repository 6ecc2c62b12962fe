import { type AttemptEntry, recordEntries } from '@genledger/channels/attempt';
import { isInvalidDocument } from '@genledger/db/client';
import type { DeliverySubjectId } from '@genledger/domain/delivery';
import { backOffMs } from './back-off.ts';
import type { EngineContext } from './context.ts';

interface Waiting {
  readonly entry: AttemptEntry;
  readonly resolve: (isFenced: boolean) => void;
}

const BATCH_AT_MOST = 200;

/**
 * Writes outcomes in batches: what gathers while one batch is written makes the next one, so that a lone outcome is written at
 * once and many cost little. While the database is away, it tries again.
 */
export class Recorder {
  readonly #context: EngineContext;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #givenUp = false;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** Writes an outcome. @returns whether it came too late to count */
  record(entry: AttemptEntry): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting.push({ entry, resolve });
      this.#running ??= this.#run().finally(() => {
        this.#running = undefined;
      });
    });
  }

  /** Tries no longer: the process must end. What is not written is sent again by another notifier. */
  giveUp(): void {
    this.#givenUp = true;
  }

  async #run(): Promise<void> {
    // Outcomes that end in the same turn of the event loop go together.
    await Promise.resolve();
    for (let failures = 0; this.#waiting.length > 0 && !this.#givenUp; ) {
      const batch = this.#waiting.slice(0, BATCH_AT_MOST);
      try {
        const fenced = await this.#write(batch.map(({ entry }) => entry));
        this.#waiting = this.#waiting.slice(batch.length);
        for (const { entry, resolve } of batch) resolve(fenced.has(entry.outcome.subject.id));
        failures = 0;
      } catch (error) {
        failures += 1;
        await this.#backOff(error, batch.length, failures);
      }
    }
  }

  async #backOff(error: unknown, outcomes: number, failures: number): Promise<void> {
    const { log, random } = this.#context;
    const waitMs = backOffMs(failures, random());
    log.warn({ err: error, outcomes, waitMs }, 'outcomes could not be recorded');
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }

  async #write(entries: readonly AttemptEntry[]): Promise<ReadonlySet<DeliverySubjectId>> {
    try {
      return await recordEntries(this.#context.database, entries);
    } catch (error) {
      if (!isInvalidDocument(error)) throw error;
      return this.#writeApart(entries);
    }
  }

  /** One that the database refuses for what it holds must not hold up the others. */
  async #writeApart(entries: readonly AttemptEntry[]): Promise<ReadonlySet<DeliverySubjectId>> {
    const fenced = new Set<DeliverySubjectId>();
    for (const entry of entries) {
      const { subject } = entry.outcome;
      try {
        for (const late of await recordEntries(this.#context.database, [entry])) fenced.add(late);
      } catch (error) {
        if (!isInvalidDocument(error)) throw error;
        this.#context.log.error({ err: error, ...subject }, 'the database refuses the outcome');
        fenced.add(subject.id);
      }
    }
    return fenced;
  }
}
