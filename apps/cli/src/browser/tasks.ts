import type { BrowsedChange } from '@genledger/services/browse';

/** Something that goes on while one looks around. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly state: 'running' | 'completed' | 'failed' | 'stopped';
  /** How far it is, or what it came to. */
  readonly progress: string;
  readonly startedAt: Date;
}

/** What a task works with. */
export interface TaskControls {
  readonly signal: AbortSignal;
  progress(words: string): void;
}

/** The tasks that were begun in a browser. */
export class Tasks {
  readonly #now: () => Date;
  readonly #changed: () => void;
  readonly #tasks = new Map<string, Task>();
  readonly #controllers = new Map<string, AbortController>();
  readonly #running = new Set<Promise<void>>();
  readonly #listeners = new Set<(change: BrowsedChange) => void>();

  constructor(now: () => Date, changed: () => void) {
    this.#now = now;
    this.#changed = changed;
  }

  /** The task that began last and still runs. */
  get current(): Task | undefined {
    return this.rows().find(({ state }) => state === 'running');
  }

  /** Every task, the last one first. */
  rows(): readonly Task[] {
    return [...this.#tasks.values()].reverse();
  }

  readonly watch = (onChange: (change: BrowsedChange) => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  /** Begins a task. @param work resolves to what it came to, in a sentence */
  start(title: string, work: (controls: TaskControls) => Promise<string>): void {
    const id = `task-${this.#tasks.size + 1}`;
    const controller = new AbortController();
    this.#controllers.set(id, controller);
    this.#set({ id, title, state: 'running', progress: 'begins', startedAt: this.#now() });
    const update = (fields: Partial<Task>) => {
      const task = this.#tasks.get(id);
      if (task) this.#set({ ...task, ...fields });
    };
    const done = work({ signal: controller.signal, progress: (progress) => update({ progress }) })
      .then(
        (progress) => update({ state: controller.signal.aborted ? 'stopped' : 'completed', progress }),
        (error: unknown) =>
          update({ state: 'failed', progress: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
  }

  /** Has a task stop at a good place; it may be begun again. */
  stop(id: string): void {
    this.#controllers.get(id)?.abort();
  }

  /** Has every task stop at a good place, and waits for that. */
  async end(): Promise<void> {
    for (const controller of this.#controllers.values()) controller.abort();
    await Promise.all(this.#running);
  }

  #set(task: Task): void {
    const isNew = !this.#tasks.has(task.id);
    this.#tasks.set(task.id, task);
    const change = {
      kind: isNew ? 'added' : 'changed',
      id: task.id,
      place: { value: task.id, id: task.id },
    } as const;
    for (const listener of this.#listeners) listener(change);
    this.#changed();
  }
}
