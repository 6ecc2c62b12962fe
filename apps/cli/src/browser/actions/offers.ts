import { ListView } from '../list/list-view.ts';
import { DocumentView } from '../outline/document-view.ts';
import type { View } from '../view.ts';
import type { Action } from './action.ts';
import { auditAction } from './audit-action.ts';
import { cleanAction, purgeAction, restoreAction } from './cleanup-actions.ts';
import { COOK_EXECUTION_ACTIONS, SPELL_CAST_ACTIONS } from './execution-actions.ts';
import {
  askAction,
  cancelAction,
  expireAction,
  redeliverAction,
  replayAction,
} from './generation-actions.ts';
import { planMigrationAction, runMigrationAction, undoMigrationAction } from './migration-actions.ts';

const GENERATION_ACTIONS = [redeliverAction, askAction, cancelAction, expireAction];

const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  overview: [auditAction, cleanAction],
  findings: [auditAction, cleanAction],
  generations: GENERATION_ACTIONS,
  generationOutputs: GENERATION_ACTIONS,
  'cook-executions': COOK_EXECUTION_ACTIONS,
  cookExecutions: COOK_EXECUTION_ACTIONS,
  'spell-casts': SPELL_CAST_ACTIONS,
  spellCasts: SPELL_CAST_ACTIONS,
  deliveries: GENERATION_ACTIONS,
  'deliveries-due': GENERATION_ACTIONS,
  'deliveries-failing': GENERATION_ACTIONS,
  'deliveries-dropped': GENERATION_ACTIONS,
  events: [replayAction],
  'events-unmatched': [replayAction],
  'events-unknown': [replayAction],
  'events-trouble': [replayAction],
  webhookEvents: [replayAction],
  migration: [planMigrationAction, runMigrationAction, undoMigrationAction],
  trash: [restoreAction, purgeAction],
  'audit-runs': [auditAction],
};

/** What names the actions of a view. */
function kindOf(view: View): string {
  if (view instanceof DocumentView) return view.ref.collection;
  return view instanceof ListView ? view.screen.id : view.title.toLowerCase();
}

/** The actions that a view offers. */
export function offeredActions(view: View): readonly Action[] {
  return ACTIONS[kindOf(view)] ?? [];
}
