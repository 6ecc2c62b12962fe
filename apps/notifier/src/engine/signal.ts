/** Lets one waiter sleep until it is notified, or for a while. */
export class Signal {
  #raised = false;
  #wake: (() => void) | undefined;

  /** Wakes the waiter; a notice that nobody waits for is kept for the next wait. */
  raise(): void {
    this.#raised = true;
    this.#wake?.();
  }

  /** Resolves at the next notice, or after so many milliseconds. */
  async wait(forMs: number): Promise<void> {
    if (!this.#raised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, forMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    this.#raised = false;
  }
}
