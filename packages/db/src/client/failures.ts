import {
  MongoBulkWriteError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';

const DUPLICATE_KEY = 11_000;
const INVALID_DOCUMENT = 121;
const BAD_VALUE = 2;
/** Codes of a server that steps down, shuts down or lost its majority: the same write may succeed a moment later. */
const UNAVAILABLE = new Set([6, 7, 64, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** The name of the index is in the server's words alone where one of many writes failed. */
const INDEX_NAME = / index: (\S+) dup key:/;

/**
 * Whether a write was refused because a unique index holds the same key already.
 * @param field of the index, where one index is meant and not another
 */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  return field === undefined || (INDEX_NAME.exec(error.message)?.[1] ?? '').includes(field);
}

/** Whether a write was refused because the document would break, or breaks already, its collection's rules: a repeat fails as well. */
export function isInvalidDocument(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === INVALID_DOCUMENT;
}

/** Whether a read named an index that the collection lacks. */
export function isUnknownIndex(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === BAD_VALUE && /hint provided/.test(error.message);
}

const UNREACHED = [
  MongoServerSelectionError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
];

/**
 * Whether a bulk write was cut off. The driver wraps whatever it meets into its error for bulk writes; where no server has refused
 * anything, that is a lost connection or no server to be found.
 */
function isCutOff(error: MongoBulkWriteError): boolean {
  const isRefused = Array.isArray(error.writeErrors) ? error.writeErrors.length > 0 : true;
  return error.result.getWriteConcernError() !== undefined || (error.code === undefined && !isRefused);
}

/** Whether the database could not be reached or could not make a write durable just now. */
export function isUnavailable(error: unknown): boolean {
  if (UNREACHED.some((kind) => error instanceof kind)) return true;
  if (error instanceof MongoBulkWriteError && isCutOff(error)) return true;
  return error instanceof MongoServerError && typeof error.code === 'number' && UNAVAILABLE.has(error.code);
}
