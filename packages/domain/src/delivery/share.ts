/** FNV-1a over UTF-16 units, finished with MurmurHash3's mixer so that similar texts come out far apart. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/**
 * Which of several notifiers sees to a subject first: rendezvous hashing, so that all of them come to the same answer by themselves,
 * and the leaving of one moves only its own share.
 * @returns one of the names; nothing where there is none
 */
export function shareHolder(subjectId: string, notifiers: readonly string[]): string | undefined {
  let best: { readonly name: string; readonly weight: number } | undefined;
  for (const name of notifiers) {
    const weight = hash(`${subjectId}/${name}`);
    if (best === undefined || weight > best.weight || (weight === best.weight && name > best.name)) {
      best = { name, weight };
    }
  }
  return best?.name;
}
