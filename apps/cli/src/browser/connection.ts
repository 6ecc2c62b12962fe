/** How the database can be reached. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly latencyMs: number }
  | { readonly kind: 'lost'; readonly since: Date };

/** What watching a connection is given. */
export interface ConnectionPorts {
  ping(): Promise<number>;
  now(): Date;
  changed(): void;
  /** Told when a connection that was lost is there again. */
  onHealed(): void;
}

const EVERY_MS = 3000;

/** Looks every few seconds whether the database answers. */
export class ConnectionWatch {
  readonly #ports: ConnectionPorts;
  #state: ConnectionState = { kind: 'connecting' };
  #timer: NodeJS.Timeout | undefined;
  #isEnded = false;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    void this.#look();
  }

  stop(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const { ping, now, changed, onHealed } = this.#ports;
    const before = this.#state;
    try {
      const latencyMs = await ping();
      this.#state = { kind: 'connected', latencyMs };
    } catch {
      this.#state = before.kind === 'lost' ? before : { kind: 'lost', since: now() };
    }
    if (this.#isEnded) return;
    if (before.kind === 'lost' && this.#state.kind === 'connected') onHealed();
    if (before.kind !== this.#state.kind) changed();
    this.#timer = setTimeout(() => void this.#look(), EVERY_MS);
  }
}
