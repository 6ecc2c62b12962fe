import { type BulkLoader, openBulkLoader } from '@genledger/db/audit';
import { failure, type Result, success } from '@genledger/domain/kernel';
import { type ServiceError, serviceError } from '../errors.ts';
import { type Generated, generateLegacyDocuments } from './generate.ts';
import { openTruthFile, type TruthFile } from './truth-file.ts';

/** What database to make. */
export interface GenerateLegacyOptions {
  readonly databaseUrl: string;
  readonly documents: number;
  readonly seed: number;
  /** Where the truth is written, NDJSON; nowhere where absent. */
  readonly truthFile?: string;
  /** Fill a database that holds documents already. */
  readonly intoFilled: boolean;
  /** Ends early, between two batches. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (written: number) => void;
}

/** What was made. */
export interface GeneratedLegacy {
  readonly seed: number;
  /** Documents by collection. */
  readonly collections: Readonly<Record<string, number>>;
  /** Documents by kind of rot. */
  readonly planted: Readonly<Record<string, number>>;
  readonly isComplete: boolean;
}

const BATCH_DOCUMENTS = 1000;

/** Counts what is written. */
class Tally {
  readonly collections: Record<string, number> = {};
  readonly planted: Record<string, number> = {};

  add({ collection, truth }: Generated): void {
    this.collections[collection] = (this.collections[collection] ?? 0) + 1;
    for (const kind of truth?.planted ?? []) this.planted[kind] = (this.planted[kind] ?? 0) + 1;
  }

  get generations(): number {
    return this.collections['generationOutputs'] ?? 0;
  }
}

async function writeBatch(
  loader: BulkLoader,
  truth: TruthFile | undefined,
  batch: readonly Generated[],
): Promise<void> {
  await loader.load(batch);
  await truth?.write(batch.flatMap((made) => made.truth ?? []));
}

async function writeAll(
  loader: BulkLoader,
  truth: TruthFile | undefined,
  options: GenerateLegacyOptions,
): Promise<GeneratedLegacy> {
  const tally = new Tally();
  let batch: Generated[] = [];
  const flush = async () => {
    await writeBatch(loader, truth, batch);
    for (const made of batch) tally.add(made);
    batch = [];
    options.onProgress?.(tally.generations);
  };
  for (const made of generateLegacyDocuments(options.documents, options.seed)) {
    if (options.signal?.aborted) break;
    batch.push(made);
    if (batch.length === BATCH_DOCUMENTS) await flush();
  }
  if (batch.length > 0) await flush();
  const { collections, planted } = tally;
  return { seed: options.seed, collections, planted, isComplete: !options.signal?.aborted };
}

/**
 * Makes a rotten database to try things on, with a truth file beside it. A database that holds documents is refused, so that nobody
 * fills a real one by mistake.
 */
export async function generateLegacy(
  options: GenerateLegacyOptions,
): Promise<Result<GeneratedLegacy, ServiceError>> {
  const loader = openBulkLoader(options.databaseUrl);
  try {
    const filled = await loader.filledCollections();
    if (filled.length > 0 && !options.intoFilled) {
      const { error } = serviceError(
        'invalid-input',
        `The database holds documents already (${filled.join(', ')}); --yes adds to them.`,
      );
      return failure(error);
    }
    const truth = options.truthFile === undefined ? undefined : await openTruthFile(options.truthFile);
    try {
      return success(await writeAll(loader, truth, options));
    } finally {
      await truth?.close();
    }
  } finally {
    await loader.close();
  }
}
