/** A number of things in words: `1 event`, `12 events`, `3 deliveries`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
