import { MongoServerError } from 'mongodb';
import { isUnavailable } from '../client/failures.ts';

/** Whether another try, with fewer documents, may do what this one could not. */
export function isRefusal(error: unknown): error is Error {
  return (
    error instanceof Error &&
    !isUnavailable(error) &&
    (error instanceof MongoServerError || error instanceof RangeError)
  );
}
