import { watchBrowsed } from '@genledger/services/browse';
import { type ListEnvironment, type ListScreen, ListView } from '../browser/list/list-view.ts';
import type { ScreenEntry } from '../browser/navigation.ts';
import { readDocumentData } from '../browser/outline/document-data.ts';
import { DocumentView } from '../browser/outline/document-view.ts';
import type { Tasks } from '../browser/tasks.ts';
import type { Destination, DocumentRef, View } from '../browser/view.ts';
import type { Workplace } from '../session/open-workplace.ts';
import { deliveryScreens } from './deliveries.ts';
import { cookExecutionsScreen, spellCastsScreen } from './executions.ts';
import { findingDocumentsScreen } from './finding-documents.ts';
import { findingsScreen } from './findings.ts';
import { generationsScreen } from './generations.ts';
import { inboxScreens } from './inbox.ts';
import { jobScreens } from './jobs.ts';
import { migrationScreen } from './migration.ts';
import { OverviewView } from './overview-view.ts';
import { toolsScreen } from './tools.ts';

/** Every screen, by its number. */
export function screenEntries(
  { reading, ledger }: Workplace,
  environment: ListEnvironment,
  tasks: Tasks,
): readonly [ScreenEntry, ...ScreenEntry[]] {
  const list = (screen: ListScreen) => new ListView(screen, environment);
  const lists = (screens: readonly ListScreen[]): readonly [View, ...View[]] => {
    const [first, ...others] = screens.map(list);
    if (first === undefined) throw new Error('a screen has no list');
    return [first, ...others];
  };
  return [
    { key: '1', title: 'Overview', short: 'Over', views: [new OverviewView(reading, environment)] },
    { key: '2', title: 'Findings', short: 'Find', views: [list(findingsScreen(reading))] },
    { key: '3', title: 'Generations', short: 'Gens', views: [list(generationsScreen(reading))] },
    {
      key: '4',
      title: 'Executions',
      short: 'Exec',
      views: [list(cookExecutionsScreen(reading)), list(spellCastsScreen(reading))],
    },
    { key: '5', title: 'Deliveries', short: 'Deliv', views: lists(deliveryScreens(reading)) },
    { key: '6', title: 'Inbox', short: 'Inbox', views: lists(inboxScreens(reading)) },
    { key: '7', title: 'Tools', short: 'Tools', views: [list(toolsScreen(ledger))] },
    { key: '8', title: 'Migration', short: 'Migr', views: [list(migrationScreen(reading, environment))] },
    { key: '9', title: 'Jobs', short: 'Jobs', views: lists(jobScreens(reading, tasks)) },
  ];
}

/** The view of a document. */
function documentView({ reading }: Workplace, ref: DocumentRef, environment: ListEnvironment): DocumentView {
  return new DocumentView(ref, {
    ...environment,
    read: () => readDocumentData(reading, ref.collection, ref.id),
    watch(onChange) {
      const watch = watchBrowsed(reading, ref.collection, (change) => {
        if (change.kind === 'missed' || change.id === ref.id) onChange();
      });
      return () => void watch.close();
    },
  });
}

/** The view that a destination opens; nothing where it leads to a screen, or out of the terminal. */
export function viewOf(
  workplace: Workplace,
  destination: Destination,
  environment: ListEnvironment,
): View | undefined {
  if (destination.kind === 'document') return documentView(workplace, destination, environment);
  if (destination.kind !== 'finding') return undefined;
  return new ListView(findingDocumentsScreen(workplace, destination.rule), environment);
}
