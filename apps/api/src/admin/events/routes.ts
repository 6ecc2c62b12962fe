import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { registerList } from '../lists/register-list.ts';
import { registerRecord } from '../records/register-record.ts';
import { EVENT } from './kind.ts';
import { EVENTS } from './list.ts';

/** The inbox: the list, and the page of each event. */
export function registerEvents(app: AdminApp, api: ApiContext): void {
  registerList(app, api, EVENTS);
  registerRecord(app, api, EVENT);
}
