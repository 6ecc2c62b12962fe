import type { BrowseContext, BrowsedListName } from '@genledger/services/browse';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { collectionSource, wholeSource } from '../browser/list/source.ts';
import type { Tasks } from '../browser/tasks.ts';
import { textAt } from '../browser/value.ts';
import { ageColumn, stateColumn, textColumn, timeColumn, wholeColumn } from './columns.ts';

const LEASES: readonly ScreenColumn[] = [
  textColumn('name', { title: 'Job', width: 26, minimum: 12 }),
  textColumn('owner', { title: 'Held by', width: 30, minimum: 12, grows: true }),
  ageColumn('until', {
    title: 'Until',
    width: 10,
    tone: (row, now) => (Date.parse(textAt(row, 'until') ?? '') < now.getTime() ? 'warning' : 'good'),
  }),
  wholeColumn('token', { title: 'Hands', width: 7, rank: 1 }),
];
const NOTIFIERS: readonly ScreenColumn[] = [
  textColumn('name', { title: 'Notifier', width: 30, minimum: 12, grows: true }),
  ageColumn('seenAt', { title: 'Seen', width: 8 }),
  timeColumn('endedAt', { title: 'Ended', width: 19, rank: 2 }),
  timeColumn('startedAt', { title: 'Started', width: 19, rank: 1 }),
];
const CHECKPOINTS: readonly ScreenColumn[] = [
  textColumn('name', { title: 'Long job', width: 28, minimum: 12, grows: true }),
  textColumn('position.step', { title: 'Step', width: 14 }),
  wholeColumn('counts.read', { title: 'Read', width: 11 }),
  wholeColumn('counts.upgraded', { title: 'Upgraded', width: 11, rank: 1 }),
  wholeColumn('counts.quarantined', { title: 'Undecided', width: 10, rank: 2 }),
  ageColumn('updatedAt', { title: 'Last', width: 8 }),
];
const AUDITS: readonly ScreenColumn[] = [
  timeColumn('startedAt', { title: 'Started', width: 19 }),
  textColumn('holds', {
    title: 'Criteria',
    width: 14,
    text: (row) => {
      const holds = textAt(row, 'holds');
      if (holds === undefined) return '? not told';
      return holds === 'true' ? '✓ hold' : '✗ do not hold';
    },
    tone: (row) => (textAt(row, 'holds') === 'true' ? 'good' : 'bad'),
  }),
  textColumn('environments.0', { title: 'Of', width: 20, grows: true }),
];
const TRASH: readonly ScreenColumn[] = [
  textColumn('collection', { title: 'Collection', width: 18, minimum: 10 }),
  textColumn('documentId', { title: 'Document', width: 24 }),
  textColumn('rule', { title: 'Rule', width: 18, minimum: 10, grows: true }),
  ageColumn('trashedAt', { title: 'Since', width: 8 }),
  ageColumn('purgeAt', { title: 'Gone', width: 9 }),
  textColumn('batch', { title: 'Cleaning', width: 33, minimum: 16, rank: 1 }),
];
const OPERATIONS: readonly ScreenColumn[] = [
  ageColumn('startedAt', { title: 'Since', width: 8 }),
  textColumn('operator', { title: 'Who', width: 18, minimum: 8 }),
  textColumn('why', { title: 'Why', width: 22, minimum: 10, grows: true }),
  textColumn('about', { title: 'What', width: 28, minimum: 12, grows: true }),
  textColumn('outcome', {
    title: 'What came of it',
    width: 24,
    minimum: 12,
    grows: true,
    tone: (row) => (/^failed: /.test(textAt(row, 'outcome') ?? 'failed: ') ? 'warning' : undefined),
  }),
];
const TASKS: readonly ScreenColumn[] = [
  stateColumn('state', { title: 'State', width: 12 }),
  textColumn('title', { title: 'Task', width: 26, minimum: 14 }),
  textColumn('progress', { title: 'How far', width: 30, minimum: 14, grows: true }),
  ageColumn('startedAt', { title: 'Since', width: 8 }),
];

const LISTS: readonly (readonly [BrowsedListName, string, string, readonly ScreenColumn[]])[] = [
  ['leases', 'Jobs', 'Jobs that one process at a time does, and which one.', LEASES],
  [
    'notifiers',
    'Notifiers',
    'Notifiers that run or ended in the last hour, and when they were last heard of.',
    NOTIFIERS,
  ],
  ['checkpoints', 'Long jobs', 'Jobs that go on after a kill, and how far they are.', CHECKPOINTS],
  ['audit-runs', 'Audits', 'Audits that were kept.', AUDITS],
  ['operations', 'Done by hand', 'What somebody had done: who, why, and what came of it.', OPERATIONS],
  ['trash', 'Trash', 'Test records that were cleaned away, until they are gone for good.', TRASH],
];
const WAYS =
  'Tab goes on to jobs, notifiers, long jobs, audits, what was done by hand, the trash and what was begun here.';

const COLLECTIONS: Readonly<Partial<Record<BrowsedListName, string>>> = {
  leases: 'leases',
  notifiers: 'notifiers',
  checkpoints: 'checkpoints',
  'audit-runs': 'auditRuns',
  operations: 'operations',
  trash: 'trash',
};

/** The lists of what works in the background. */
export function jobScreens(context: BrowseContext, tasks: Tasks): readonly ListScreen[] {
  const stored = LISTS.map(
    ([name, title, about, columns]): ListScreen => ({
      id: name,
      title,
      about: `${about} ${WAYS}`,
      columns,
      sort: { field: '_id', direction: 'descending' },
      source: (query) => collectionSource(context, name, query),
      destination: ({ id }) => {
        const collection = COLLECTIONS[name];
        return collection === undefined ? undefined : { kind: 'document', collection, id };
      },
    }),
  );
  const own: ListScreen = {
    id: 'tasks',
    title: 'Begun here',
    about: `What was begun in this browser, and how far it is; a stops one. ${WAYS}`,
    columns: TASKS,
    sort: { field: 'startedAt', direction: 'descending' },
    emptiness: 'Nothing was begun here.',
    source: (query) => wholeSource(async () => tasks.rows(), query, { watch: tasks.watch }),
    destination: () => undefined,
  };
  return [...stored, own];
}
