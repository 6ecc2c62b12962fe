import type { DeliverySubjectId } from '@genledger/domain/delivery';
import { DELIVERY_FILTER } from '@genledger/domain/filter';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { anyArguments, optional, toggle } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { filterFlag, matchingOf } from '../filter-flag.ts';
import { DELIVERY_FLAGS, deliveryFilter } from './delivery-flags.ts';

/** `genledger deliveries redrive` */
export const redriveCommand = defineCommand({
  description: `Tell users once more: by the ids of generations, cook executions and spell casts, or every delivery of a state that the filters leave. They are due at once and have all of their tries before them; a running notifier sends them. The delivery's id stays, so that receivers can tell the repeat.

By state, the number is shown and asked about first; where nobody can be asked, --yes is needed. What is being sent at the moment, and records of the old database, are left alone.`,
  examples: [
    'genledger deliveries redrive 66cd00000000000000000001',
    'genledger deliveries redrive --status dropped --platform webhook --since 2026-11-24 --dry-run',
    'genledger deliveries redrive --status dropped --account me --yes --json',
    `genledger deliveries redrive --status dropped --filter 'error:timeout tries<3 since:7d' --dry-run`,
  ],
  arguments: {
    ids: anyArguments('Ids as genledger deliveries list shows them', objectId<DeliverySubjectId>()),
  },
  flags: {
    status: optional(
      'STATUS',
      'Every delivery in this state',
      oneOf(['dropped', 'sent', 'pending'] as const),
    ),
    ...DELIVERY_FLAGS,
    ...filterFlag(DELIVERY_FILTER),
    dryRun: toggle('Say how many there are, and change nothing'),
    yes: toggle('Do not ask before deliveries of a state are made due'),
  },
  onInterrupt: 'stop',
  async run(session, { ids, status, yes, dryRun, filter: terms, ...flags }) {
    const narrowed = deliveryFilter(flags);
    const byIds = ids.length > 0;
    const isNarrowed = Object.keys(narrowed).length > 0 || terms !== undefined;
    if (byIds === (status !== undefined) || (byIds && (dryRun || isNarrowed))) {
      const message = 'Give ids alone, or --status STATUS with filters.';
      return presentProblem({ code: 'bad-usage', message });
    }
    const { redriveByIds } = await import('./redrive-by-ids.ts');
    const { redriveMatching } = await import('./redrive-matching.ts');
    const ledger = await session.openLedger({ changes: !dryRun });
    if (status === undefined) return redriveByIds(session, ledger, ids);
    const filter = { ...narrowed, deliveryStatus: status, ...matchingOf(terms, ledger.clock.now()) };
    return redriveMatching(session, ledger, filter, { confirmed: yes, dryRun });
  },
});
