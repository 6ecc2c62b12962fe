import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import type { ExecutionId } from './find-execution.ts';

/** The argument of the commands that concern one execution. */
export const EXECUTION_ID = argument(
  'Id of the cook execution or spell cast, as genledger executions list shows it',
  objectId<ExecutionId>(),
);
