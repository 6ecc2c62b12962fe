import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { registerList } from '../lists/register-list.ts';
import { registerRecord } from '../records/register-record.ts';
import { COOK_EXECUTION, SPELL_CAST } from './kind.ts';
import { EXECUTIONS } from './list.ts';

/** Executions: the list of both kinds, and the page of each. */
export function registerExecutions(app: AdminApp, api: ApiContext): void {
  registerList(app, api, EXECUTIONS);
  registerRecord(app, api, COOK_EXECUTION);
  registerRecord(app, api, SPELL_CAST);
}
