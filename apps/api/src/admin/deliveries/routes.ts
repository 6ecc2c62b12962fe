import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { registerList } from '../lists/register-list.ts';
import { registerRecord } from '../records/register-record.ts';
import { DELIVERY } from './kind.ts';
import { DELIVERIES } from './list.ts';

/** Deliveries: the list, and the page of each. */
export function registerDeliveries(app: AdminApp, api: ApiContext): void {
  registerList(app, api, DELIVERIES);
  registerRecord(app, api, DELIVERY);
}
