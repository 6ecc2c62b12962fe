import type { Database } from '@genledger/db/client';
import { OpenAPIHono } from '@hono/zod-openapi';
import { registerAdmin } from '../../../src/admin/admin.ts';
import type { ApiContext } from '../../../src/api-context.ts';
import type { ApiVariables } from '../../../src/middleware/variables.ts';
import { addAlerts } from './alerts.ts';
import { addAudits } from './audits.ts';
import { contextOf } from './context.ts';
import { addDefinitions } from './definitions.ts';
import { addListRecords } from './list-records.ts';
import { addOperations } from './operations.ts';
import { addRichRecord } from './rich-record.ts';
import { addUndecided } from './undecided.ts';

/** Every page of who is signed in, and what it is called in a picture of it; ids of records stand in braces. */
export const PAGES = [
  { name: 'overview', path: '/admin' },
  { name: 'generations', path: '/admin/generations' },
  { name: 'generation', path: '/admin/generations/{record}' },
  { name: 'generation-trash', path: '/admin/generations/{record}/trash' },
  { name: 'generation-ask', path: '/admin/generations/{record}/ask' },
  { name: 'mistaken-filter', path: '/admin/generations?q=stauts:failed+tool:Flux+cost>much' },
  { name: 'executions', path: '/admin/executions' },
  { name: 'executions-none', path: '/admin/executions?q=account:nobody*' },
  { name: 'cook-execution', path: '/admin/cook-executions/{cook}' },
  { name: 'cook-execution-trash', path: '/admin/cook-executions/{cook}/trash' },
  { name: 'spell-cast', path: '/admin/spell-casts/{cast}' },
  { name: 'spell-cast-redeliver', path: '/admin/spell-casts/{cast}/redeliver' },
  { name: 'cooks', path: '/admin/cooks' },
  { name: 'cook', path: '/admin/cooks/{definedCook}' },
  { name: 'cook-execute', path: '/admin/cooks/{definedCook}/execute' },
  { name: 'spells', path: '/admin/spells' },
  { name: 'spell', path: '/admin/spells/{definedSpell}' },
  { name: 'spell-cast-ask', path: '/admin/spells/{definedSpell}/cast' },
  { name: 'spell-replace', path: '/admin/spells/{definedSpell}/replace' },
  { name: 'deliveries', path: '/admin/deliveries' },
  { name: 'delivery', path: '/admin/deliveries/generation/{generation}' },
  { name: 'delivery-redeliver', path: '/admin/deliveries/generation/{generation}/redeliver' },
  { name: 'events', path: '/admin/events' },
  { name: 'event', path: '/admin/events/{event}' },
  { name: 'event-replay', path: '/admin/events/{event}/replay' },
  { name: 'audits', path: '/admin/audits' },
  { name: 'audit', path: '/admin/audits/{audit}' },
  { name: 'quarantine', path: '/admin/quarantine' },
  { name: 'undecided', path: '/admin/quarantine/{undecided}' },
  { name: 'undecided-settle', path: '/admin/quarantine/{undecided}/settle' },
  { name: 'alerts', path: '/admin/alerts' },
  { name: 'weekly', path: '/admin/weekly' },
  { name: 'weekly-all-charts', path: '/admin/weekly?show=cost&show=count&show=failures&compare=none' },
  { name: 'weekly-empty', path: '/admin/weekly?from=2001-W01&to=2001-W02' },
  { name: 'weekly-mistaken', path: '/admin/weekly?from=x' },
  { name: 'money', path: '/admin/money' },
  { name: 'money-empty', path: '/admin/money?from=2001-W01&to=2001-W02' },
  { name: 'records', path: '/admin/weekly/records?tool=portrait-xl&from=2020-W01&to=2030-W01' },
  { name: 'missing', path: '/admin/nowhere' },
] as const;

/** Addresses that answer with something else than a page within the frame. */
const NO_PAGES = [
  /^\/admin\/assets\//,
  /\.(csv|svg)$/,
  /\/completions$/,
  // Shown in a frame of a page, with a policy of its own.
  /\/artifacts\/:index$/,
  // Open to anybody, and looked at by itself.
  /^\/admin\/sign-in$/,
];

/** The addresses of pages as the dashboard registers them, with parameters: `/admin/events/:id`. */
export function registeredPages(database: Database): readonly string[] {
  const app = new OpenAPIHono<{ Variables: ApiVariables }>();
  // Registering reads nothing else; nothing is asked of what is registered here.
  registerAdmin(app, { ledger: contextOf(database), trustProxy: false } as ApiContext);
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  return [...new Set(paths)].filter((path) => !NO_PAGES.some((pattern) => pattern.test(path)));
}

/** Whether a page of the list stands at a registered address. */
export function isListed(registered: string): boolean {
  const pattern = new RegExp(`^${registered.replaceAll(/:\w+/g, '[^/]+')}$`);
  return PAGES.some(({ path }) => pattern.test(path.replace(/\?.*/, '')));
}

/** What a database holds for the pages. */
export interface PageRecords {
  /** Executions, deliveries and events, so many of each. */
  readonly count: number;
  /** Stands in every field that a provider or a user can fill; without it there stands what they usually write. */
  readonly text?: string;
  /** A tool of the registry, of which definitions are made; a seeded one without it. */
  readonly toolId?: string;
  readonly artifacts: readonly Readonly<Record<string, unknown>>[];
}

/** Adds a record of everything that has a page; gives their ids, by what they are called in addresses. */
export async function addPageRecords(
  database: Database,
  { count, text, toolId, artifacts }: PageRecords,
): Promise<Readonly<Record<string, string>>> {
  const texts = text === undefined ? {} : { text };
  const record = await addRichRecord(database, { ...texts, artifacts });
  const listed = await addListRecords(database, { count, ...texts });
  const audit = await addAudits(database, { ...texts, ...(text !== undefined && { environment: text }) });
  const undecided = await addUndecided(database, text);
  const defined = await addDefinitions(database, { ...texts, ...(toolId !== undefined && { toolId }) });
  await addOperations(database, Object.values({ ...listed, ...defined }), text);
  await addAlerts(database, new Date(), text);
  return { record, ...listed, audit, undecided, ...defined };
}

/** The address of a page, with ids in their places. */
export function addressOf(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
}
