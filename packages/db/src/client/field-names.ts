/** Names that are kept at most: a collection has few, and what else comes is made anew each time. */
const MOST = 64;

/** Names of fields in the bytes of documents that are alike: the text of each is made once, and not in every document again. */
export class FieldNames {
  readonly #byHash = new Map<number, string>();

  /** The name that begins at a place, in ASCII: another would come out with as many characters as it has bytes. */
  read(bytes: Buffer, at: number): string {
    let hash = 0;
    let end = at;
    for (let byte = bytes[end] ?? 0; byte !== 0; byte = bytes[end] ?? 0) {
      hash = (Math.imul(hash, 31) + byte) | 0;
      end += 1;
    }
    const known = this.#byHash.get(hash);
    if (known !== undefined && isAt(bytes, at, end, known)) return known;
    const name = bytes.toString('latin1', at, end);
    if (known === undefined && this.#byHash.size < MOST) this.#byHash.set(hash, name);
    return name;
  }
}

function isAt(bytes: Buffer, at: number, end: number, name: string): boolean {
  if (name.length !== end - at) return false;
  for (let index = 0; index < name.length; index += 1) {
    if (name.charCodeAt(index) !== bytes[at + index]) return false;
  }
  return true;
}
