import { type ClientSession, type Db, type Document, MongoServerError } from 'mongodb';

/** A document in the place of the one that has its id. */
export interface Replacement {
  readonly id: unknown;
  readonly document: object;
  /** Its size, or somewhat more. */
  readonly bytes: number;
}

/** A command is a document, of at most 16 MiB; one of this size has room for the estimate. */
const COMMAND_BYTES = 8_388_608;

/** Cuts replacements into commands, by their sizes. */
function* commandsOf(replacements: readonly Replacement[]): Generator<readonly Replacement[]> {
  let [begin, bytes] = [0, 0];
  for (const [index, replacement] of replacements.entries()) {
    if (index > begin && bytes + replacement.bytes > COMMAND_BYTES) {
      yield replacements.slice(begin, index);
      [begin, bytes] = [index, 0];
    }
    bytes += replacement.bytes;
  }
  if (begin < replacements.length) yield replacements.slice(begin);
}

/**
 * Gives a command that writes. The driver's bulk write would measure each document before it writes it.
 * @throws MongoServerError for what the server refuses
 */
export async function giveWrite(
  db: Db,
  command: Document,
  options: { readonly session: ClientSession; readonly ignoreUndefined?: boolean },
): Promise<void> {
  const outcome = await db.command(command, options);
  const [refused] = (outcome['writeErrors'] ?? []) as readonly Document[];
  if (refused !== undefined) throw new MongoServerError(refused);
}

/**
 * Replaces documents by their ids.
 * @throws MongoServerError for what the server refuses
 */
export async function replaceDocuments(
  db: Db,
  collection: string,
  replacements: readonly Replacement[],
  options: { readonly session: ClientSession; readonly ignoreUndefined: boolean },
): Promise<void> {
  for (const command of commandsOf(replacements)) {
    const updates = command.map(({ id, document }) => ({ q: { _id: id }, u: document, multi: false }));
    await giveWrite(db, { update: collection, updates, ordered: true }, options);
  }
}
