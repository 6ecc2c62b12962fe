import type { Session } from '@genledger/services/session';
import type { Context, Hono } from 'hono';
import type { ApiVariables } from '../middleware/variables.ts';

/** What middleware leaves for the pages. */
export interface AdminVariables extends ApiVariables {
  /** There on every page but the one that signs in. */
  session: Session;
}

/** The dashboard as pages are registered on it; paths are below `/admin`. */
export type AdminApp = Hono<{ Variables: AdminVariables }>;

/** A request of the dashboard. */
export type AdminContext = Context<{ Variables: AdminVariables }>;
