import { DELIVERY_STATUSES } from '@genledger/domain/delivery';
import { GENERATION_STATUSES } from '@genledger/domain/generation';
import type { AccountId, CookExecutionId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import { listGenerations } from '@genledger/services/generation';
import { generationPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { optional } from '../../command/inputs.ts';
import { age, externalId, objectId, oneOf, text, time } from '../../command/parsers.ts';
import { presentGenerations } from '../../presenters/generation-list.ts';
import { earlier } from '../earlier.ts';
import { pageFlags } from '../page-flags.ts';

/** `genledger generations list` */
export const listCommand = defineCommand({
  description: 'List generations, newest first. Filters are taken together.',
  examples: [
    'genledger generations list --status failed --since 2026-11-01',
    'genledger generations list --older-than 24h --status pending --json',
  ],
  flags: {
    status: optional('STATUS', 'Only in this status', oneOf(GENERATION_STATUSES)),
    toolId: optional('ID', 'Only of this tool', externalId<ToolId>()),
    accountId: optional('ID', 'Only of this account', externalId<AccountId>()),
    environment: optional('NAME', 'Only stamped with this environment', text(40)),
    cookExecutionId: optional('ID', 'Only pieces of this cook execution', objectId<CookExecutionId>()),
    spellCastId: optional('ID', 'Only steps of this spell cast', objectId<SpellCastId>()),
    deliveryStatus: optional('STATUS', 'Only with this delivery', oneOf(DELIVERY_STATUSES)),
    since: optional('TIME', 'Requested at or after', time),
    until: optional('TIME', 'Requested before', time),
    olderThan: optional('AGE', 'Requested longer ago than this, such as 24h', age),
    ...pageFlags(generationPositionSchema),
  },
  async run(session, { cursor, limit, until, olderThan, ...filter }) {
    const ledger = await session.openLedger({ changes: false });
    const before = earlier(until, olderThan, ledger.clock.now());
    return presentGenerations(
      await listGenerations(ledger, { ...filter, ...(before && { until: before }) }, cursor, limit),
    );
  },
});
