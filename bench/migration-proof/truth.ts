import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { disagreements, type Truth } from '@genledger/services/legacy-generator';
import { type Db, ObjectId } from 'mongodb';

const BATCH = 1000;
const SHOWN = 20;

/** The lines of a truth file, one at a time. */
export async function* readTruth(file: string): AsyncGenerator<Truth> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line);
}

/** How a migrated database compares with the truth. */
export interface TruthFigures {
  decidable: number;
  undecidable: number;
  wrong: number;
  readonly examples: string[];
}

function problemOf(truth: Truth, document: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  if (truth.decidable !== (document !== undefined))
    return [`${truth.collection} ${truth.id} is ${truth.decidable ? 'left' : 'decided'}`];
  return document === undefined ? [] : disagreements(truth, document);
}

async function compareBatch(db: Db, batch: readonly Truth[], figures: TruthFigures): Promise<void> {
  const ids = batch.flatMap(({ id }) => (ObjectId.isValid(id) ? [new ObjectId(id)] : []));
  for (const collection of new Set(batch.map(({ becomes }) => becomes))) {
    const found = await db
      .collection(collection)
      .find({ _id: { $in: ids }, schemaVersion: 2 })
      .toArray();
    const documents = new Map(found.map((document) => [String(document._id), document]));
    for (const truth of batch.filter(({ becomes }) => becomes === collection)) {
      const problems = problemOf(truth, documents.get(truth.id));
      if (truth.decidable) figures.decidable += 1;
      else figures.undecidable += 1;
      if (problems.length > 0) figures.wrong += 1;
      figures.examples.push(...problems.slice(0, SHOWN - figures.examples.length));
    }
  }
}

/** Compares every document of a truth file with what became of it. */
export async function compareTruth(db: Db, file: string): Promise<TruthFigures> {
  const figures: TruthFigures = { decidable: 0, undecidable: 0, wrong: 0, examples: [] };
  let batch: Truth[] = [];
  for await (const truth of readTruth(file)) {
    batch.push(truth);
    if (batch.length < BATCH) continue;
    await compareBatch(db, batch, figures);
    batch = [];
  }
  await compareBatch(db, batch, figures);
  return figures;
}
