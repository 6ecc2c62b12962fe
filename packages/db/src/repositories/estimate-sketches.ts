import {
  entriesOf,
  type HistorySlice,
  type SketchChange,
  type SketchKey,
  totalOf,
} from '@genledger/domain/estimate';
import type { ToolId } from '@genledger/domain/kernel';
import type { CostUnit } from '@genledger/domain/money';
import type { ClientSession, Long } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { EstimateSketchDocument } from '../client/documents.ts';
import { toWhole } from '../mappers/index.ts';
import { histogramFrom } from './contribution-fields.ts';

/** Most sketches that are read of a tool, newest first; each is of one run at least. */
const MOST_SKETCHES = 1000;
/** Older ones weigh nothing beside so many runs. */
const RUNS_THAT_TELL = 20_000;

function keyFields({ environment, toolId, machine, unit, size, outcome, hour }: SketchKey, shard: number) {
  return {
    environment,
    toolId,
    hour,
    machine: machine ?? '',
    unit: unit ?? '',
    size: size === undefined ? '' : String(size),
    outcome,
    shard,
  } as const;
}

function increments({ durationMs, quantity, calibration }: SketchChange): Record<string, Long> {
  const counts = (field: string, entries: Iterable<readonly [string | number, number]>) =>
    [...entries]
      .filter(([, count]) => count !== 0)
      .map(([name, count]) => [`${field}.${name}`, toWhole(count)] as const);
  return Object.fromEntries([
    ...counts('durationMs', entriesOf(durationMs)),
    ...counts('quantity', entriesOf(quantity)),
    ...counts('calibration', Object.entries(calibration)),
  ]);
}

/** Adds changes to the sketches, those of one sketch in one write. Writers of different shards do not wait for each other. */
export async function addToSketches(
  database: Database,
  changes: readonly SketchChange[],
  shard: number,
  session: ClientSession,
): Promise<void> {
  const operations = changes.map((change) => ({
    updateOne: { filter: keyFields(change.key, shard), update: { $inc: increments(change) }, upsert: true },
  }));
  if (operations.length > 0) {
    await database.estimateSketches.bulkWrite(operations, { ordered: false, session });
  }
}

function sliceFrom(document: EstimateSketchDocument): HistorySlice {
  const { machine, unit, size, outcome, hour, durationMs, quantity } = document;
  return {
    ...(machine !== '' && { machine }),
    ...(unit !== '' && { unit: unit as CostUnit }),
    ...(size !== '' && { size: Number(size) }),
    outcome,
    hour,
    durationMs: histogramFrom(durationMs),
    quantity: histogramFrom(quantity),
  };
}

/** The sketches of a tool, newest first, as far back as they tell something. Its cost does not grow with the number of generations. */
export async function readHistory(
  database: Database,
  environment: string,
  toolId: ToolId,
): Promise<readonly HistorySlice[]> {
  const slices: HistorySlice[] = [];
  let runs = 0;
  const found = database.estimateSketches
    .find({ environment, toolId })
    .sort({ hour: -1 })
    .limit(MOST_SKETCHES)
    .batchSize(100);
  for await (const document of found) {
    const slice = sliceFrom(document);
    slices.push(slice);
    runs += totalOf(slice.durationMs);
    if (runs >= RUNS_THAT_TELL) break;
  }
  return slices;
}
