import { MIGRATION_RULES } from '@genledger/domain/migration';
import { defaulted, optional } from '../../command/inputs.ts';
import { oneOf, wholeNumber } from '../../command/parsers.ts';

const BATCH = 500;

/** How many documents are migrated in one transaction. */
export const batchFlag = defaulted('N', 'Documents in one transaction, at most', wholeNumber(1, 5000), BATCH);

/** Which repair is asked for. */
export const onlyFlag = optional('RULE', 'Only generations that need this repair', oneOf(MIGRATION_RULES));
