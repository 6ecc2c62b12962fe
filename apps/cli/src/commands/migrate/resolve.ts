import { objectIdPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { anyArguments, optional, toggle } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentProblem, presentServiceError } from '../../outcome/problem.ts';
import { countOf } from '../../presenters/count.ts';
import { presentQuarantine, presentResolved } from '../../presenters/quarantine.ts';
import { confirm } from '../../session/confirm.ts';
import { pageFlags } from '../page-flags.ts';
import { whyFlag } from '../why-flag.ts';

/** Reads `field=value` words; nothing where one is none. */
function decisionsOf(words: readonly string[]): Readonly<Record<string, string>> | undefined {
  const pairs = words.map((word) => /^([a-zA-Z]+)=(.*)$/s.exec(word));
  if (pairs.some((pair) => pair === null)) return undefined;
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])));
}

const NOTHING_MEANT = {
  code: 'bad-usage',
  message: 'Say which document with --id ID, or all of a reason with --reason REASON --yes.',
};

/** `genledger migrate resolve` */
export const resolveCommand = defineCommand({
  description: `List what a migration left undecided, with what each document might be; or settle it: FIELD=VALUE words decide of one document (--id) or of all with a reason (--reason, which asks for --yes), and those documents are migrated, with the sums of their parents and weeks.

Values: parent=single, parent=cast:ID, parent=cook:ID; costUsd=0.012 or unknown; requestTimestamp=2025-08-20T12:00:00Z; status=failed; runId=none; and of executions account=ID, status=completed, startedAt=TIME, cookExecutionId=ID.`,
  examples: [
    'genledger migrate resolve --reason cast-missing',
    'genledger migrate resolve --id 66cd00000000000000000018 parent=single',
    'genledger migrate resolve --reason cost-implausible costUsd=unknown --yes',
  ],
  arguments: { decisions: anyArguments('What is decided: FIELD=VALUE', text(1000)) },
  flags: {
    id: optional('ID', 'One document', text(200)),
    reason: optional(
      'REASONS',
      'All documents with this reason, or one of several with commas between',
      text(1000),
    ),
    ...pageFlags(objectIdPositionSchema),
    ...whyFlag,
    yes: toggle('Decide of all documents with the reason'),
  },
  onInterrupt: 'stop',
  async run(session, { decisions: words, id, reason, limit, cursor, why, yes }) {
    const { openMigration } = await import('../../session/open-migration.ts');
    const { countUndecided, readQuarantine, resolveQuarantine } = await import(
      '@genledger/services/migration'
    );
    const reasons = reason?.split(',').map((each) => each.trim());
    const filter = { ...(id !== undefined && { id }), ...(reasons && { reasons }) };
    const decisions = decisionsOf(words);
    if (decisions === undefined)
      return presentProblem({ code: 'bad-usage', message: 'Decisions look like FIELD=VALUE.' });
    if (words.length > 0 && id === undefined && reason === undefined) return presentProblem(NOTHING_MEANT);
    const context = await openMigration(session);
    if (words.length === 0) {
      const isNarrowed = id !== undefined || reasons !== undefined;
      return presentQuarantine(await readQuarantine(context, filter, cursor, limit), isNarrowed);
    }
    if (id === undefined && !yes) {
      const count = countOf(await countUndecided(context, filter), 'undecided document');
      const objection = await confirm(session, {
        question: `Decide ${words.join(' ')} of ${count}?`,
        prospect: `${words.join(' ')} would be decided of ${count}`,
        refusal: 'Nothing was decided.',
      });
      if (objection !== undefined) return objection;
    }
    const { keptOperation } = await import('../kept-operation.ts');
    const resolved = await keptOperation(
      context,
      { kind: 'quarantine-settlement', about: `${id ?? reason}: ${words.join(' ')}`, why },
      () => resolveQuarantine(context, filter, decisions, session.interrupted),
      (outcome) =>
        outcome.ok
          ? `${outcome.value.decided} decided, ${outcome.value.upgraded} migrated`
          : outcome.error.message,
    );
    return resolved.ok ? presentResolved(resolved.value) : presentServiceError(resolved.error);
  },
});
