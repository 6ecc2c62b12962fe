import { DELIVERY_STATUSES } from '@genledger/domain/delivery';
import { GENERATION_FILTER } from '@genledger/domain/filter';
import { GENERATION_STATUSES } from '@genledger/domain/generation';
import type { AccountId, CookExecutionId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import { listPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { externalId, objectId } from '../../command/id-parsers.ts';
import { optional } from '../../command/inputs.ts';
import { age, oneOf, text, time } from '../../command/parsers.ts';
import { presentGenerations } from '../../presenters/generation-list.ts';
import { filterFlag, matchingOf } from '../filter-flag.ts';
import { pageFlags } from '../page-flags.ts';
import { generationFilter } from './filter.ts';

/** `genledger generations list` */
export const listCommand = defineCommand({
  description: 'List generations, newest first. Filters are taken together.',
  examples: [
    'genledger generations list --status failed --since 2026-11-01',
    'genledger generations list --older-than 24h --status pending --json',
    `genledger generations list --filter 'status:failed tool:"Flux" age>24h cost>0.5 missing:durationMs'`,
  ],
  flags: {
    status: optional('STATUS', 'Only in this status', oneOf(GENERATION_STATUSES)),
    tool: optional('ID', 'Only of this tool', externalId<ToolId>()),
    account: optional('ID', 'Only of this account', externalId<AccountId>()),
    environment: optional('NAME', 'Only stamped with this environment', text(40)),
    cookExecution: optional('ID', 'Only pieces of this cook execution', objectId<CookExecutionId>()),
    spellCast: optional('ID', 'Only steps of this spell cast', objectId<SpellCastId>()),
    delivery: optional('STATUS', 'Only with this delivery', oneOf(DELIVERY_STATUSES)),
    since: optional('TIME', 'Requested at or after', time),
    until: optional('TIME', 'Requested before', time),
    olderThan: optional('AGE', 'Requested longer ago than this, such as 24h', age),
    ...filterFlag(GENERATION_FILTER),
    ...pageFlags(listPositionSchema),
  },
  async run(session, { cursor, limit, filter: terms, ...flags }) {
    const { listGenerations } = await import('@genledger/services/generation');
    const ledger = await session.openLedger({ changes: false });
    const now = ledger.clock.now();
    const filter = { ...generationFilter(flags, now), ...matchingOf(terms, now) };
    const isNarrowed = Object.keys(filter).length > 0;
    return presentGenerations(await listGenerations(ledger, filter, cursor, limit), isNarrowed);
  },
});
