import { watchBrowsed } from '@genledger/services/browse';
import { type ListEnvironment, type ListScreen, ListView } from '../browser/list/list-view.ts';
import type { ScreenEntry } from '../browser/navigation.ts';
import { readDocumentData } from '../browser/outline/document-data.ts';
import { DocumentView } from '../browser/outline/document-view.ts';
import type { DocumentRef } from '../browser/view.ts';
import type { Workplace } from '../session/open-workplace.ts';
import { generationsScreen } from './generations.ts';

/** Every screen, by its number. */
export function screenEntries(
  { reading }: Workplace,
  environment: ListEnvironment,
): readonly [ScreenEntry, ...ScreenEntry[]] {
  const lists = (first: ListScreen, ...others: ListScreen[]) =>
    [new ListView(first, environment), ...others.map((screen) => new ListView(screen, environment))] as const;
  return [{ key: '3', title: 'Generations', views: lists(generationsScreen(reading)) }];
}

/** The view of a document. */
export function documentView(
  { reading }: Workplace,
  ref: DocumentRef,
  environment: ListEnvironment,
): DocumentView {
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
