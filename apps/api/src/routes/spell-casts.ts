import { SPELL_CAST_FILTER } from '@genledger/domain/filter';
import type { CookExecutionId, SpellCastId, SpellId } from '@genledger/domain/kernel';
import {
  cancelSpellCast,
  finishReported,
  getSpellCast,
  listSpellCasts,
  startSpellCast,
  startSpellCastSchema,
} from '@genledger/services/execution';
import type { Api, ApiContext } from '../api-context.ts';
import { objectId } from '../schemas/common.ts';
import { NEW_SPELL_CAST, SPELL_CAST } from '../schemas/examples/execution.ts';
import { spellCastSchema } from '../schemas/execution.ts';
import { executionFilter, executionQuery, registerExecutions } from './execution-routes.ts';
import { pathId } from './ids.ts';

/** The spell casts: casting, reading, cancelling. */
export function registerSpellCasts(app: Api, api: ApiContext): void {
  registerExecutions(app, api, {
    tag: 'Spell casts',
    path: '/v1/spell-casts',
    startSummary: 'Cast a spell, or report a cast',
    listSummary: 'List spell casts, newest first',
    getSummary: 'Get a spell cast with its progress and steps',
    bodySchema: startSpellCastSchema,
    bodyExample: NEW_SPELL_CAST,
    querySchema: executionQuery.extend({
      spellId: objectId.optional(),
      cookExecutionId: objectId.optional(),
    }),
    filterSchema: SPELL_CAST_FILTER,
    answerSchema: spellCastSchema,
    answerExample: SPELL_CAST,
    idOf: pathId<SpellCastId>,
    start: startSpellCast,
    get: getSpellCast,
    list: (ledger, query, matching, after, limit) =>
      listSpellCasts(
        ledger,
        {
          ...(query.spellId !== undefined && { spellId: pathId<SpellId>(query.spellId) }),
          ...(query.cookExecutionId !== undefined && {
            cookExecutionId: pathId<CookExecutionId>(query.cookExecutionId),
          }),
          ...executionFilter(query),
          ...matching,
        },
        after,
        limit,
      ),
    controls: [
      {
        name: 'cancel',
        summary: 'Cancel a spell cast',
        description: 'What runs is cancelled at its provider, so the cast may still be open in the answer.',
        apply: cancelSpellCast,
      },
      {
        name: 'finish',
        summary: 'Say that every step of a reported cast has been created',
        description: 'It ends with the last of them.',
        apply: (ledger, id) => finishReported(ledger, 'cast', id),
      },
    ],
  });
}
