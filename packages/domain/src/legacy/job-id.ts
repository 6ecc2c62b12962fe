/** A cook that the id of a job names, and the place of the piece in it. */
export interface CookJob {
  /** 24 hexadecimal digits. */
  readonly cookId: string;
  /** Absent where it is no place in a list. */
  readonly index?: number;
}

/** `<cookId>:<index>` and `batch-<cookId>-<index>`; job ids of other services look otherwise and name no cook. */
const JOB_ID = /^(?:batch-([0-9a-f]{24})-(\d+)|([0-9a-f]{24}):(\d+))$/i;
const PLACES = 2 ** 31;

/** Reads the id of a job; nothing where it names no cook. */
export function parseJobId(text: string): CookJob | undefined {
  const [matched, batchCook, batchIndex, cook, place] = JOB_ID.exec(text.trim()) ?? [];
  const cookId = batchCook ?? cook;
  if (matched === undefined || cookId === undefined) return undefined;
  const index = Number(batchIndex ?? place);
  return { cookId: cookId.toLowerCase(), ...(index < PLACES && { index }) };
}
