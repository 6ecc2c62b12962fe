import type { AuditOptions } from './options.ts';

const TOLD_EVERY_MS = 2000;
const LOOKED_AT_EVERY = 4096;

/** Tells how far an audit is, and how long it may still take. */
export class Progress {
  readonly #documents: number;
  readonly #options: Pick<AuditOptions, 'clock' | 'onProgress'>;
  readonly #name: string;
  readonly #startMs: number;
  #toldMs: number;
  #read = 0;

  /** @param documents how many there are, about */
  constructor(documents: number, options: Pick<AuditOptions, 'clock' | 'onProgress'>, name: string) {
    this.#documents = documents;
    this.#options = options;
    this.#name = name;
    this.#startMs = options.clock.now().getTime();
    this.#toldMs = this.#startMs;
  }

  /** Counts a document. */
  advance(): void {
    this.#read += 1;
    if (this.#read % LOOKED_AT_EVERY === 0) this.#tell();
  }

  #tell(): void {
    const nowMs = this.#options.clock.now().getTime();
    if (nowMs - this.#toldMs < TOLD_EVERY_MS) return;
    this.#toldMs = nowMs;
    const left = Math.max(0, this.#documents - this.#read);
    const seconds = Math.round((((nowMs - this.#startMs) / this.#read) * left) / 1000);
    this.#options.onProgress?.(
      `${this.#name}: ${this.#read} of about ${this.#documents} documents, ${seconds} s left.`,
    );
  }
}
