/** Numbers of combinations of which some are taken; each taken one is stepped over at once from then on. */
export class FreeNumbers {
  readonly #next = new Map<number, number>();

  /** The number itself, or the next one that is not taken, beginning again behind the last. One must be left. */
  find(number: number): number {
    const trail: number[] = [];
    let at = number;
    for (let next = this.#next.get(at); next !== undefined; next = this.#next.get(at)) {
      trail.push(at);
      at = next;
    }
    for (const passed of trail) this.#next.set(passed, at);
    return at;
  }

  /** Takes a number out of `count`. */
  take(number: number, count: number): void {
    this.#next.set(number, number + 1 === count ? 0 : number + 1);
  }
}
