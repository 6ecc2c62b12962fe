import { failure, type Result, success } from '@genledger/domain/kernel';
import type { z } from 'zod';

/** Reads a target by its channel's schema. @returns what is wrong with it, without repeating it: it may hold secrets */
export function readTarget<Schema extends z.ZodType>(
  schema: Schema,
  target: unknown,
): Result<z.output<Schema>, string> {
  const parsed = schema.safeParse(target);
  if (parsed.success) return success(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return failure(path === '' ? (issue?.message ?? 'is not valid') : `${path} ${issue?.message}`);
}
