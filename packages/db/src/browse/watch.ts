import type { Database } from '../client/database.ts';
import { type ChangeWatch, watchChanges } from '../repositories/change-watch.ts';
import type { BrowsePlace } from './keyset.ts';

/** One change of a collection: of which document, or that changes may have been missed. */
export type BrowsedChange =
  | { readonly kind: 'added' | 'changed' | 'removed'; readonly id: string; readonly place: BrowsePlace }
  | { readonly kind: 'missed' };

const KINDS: Readonly<Record<string, 'added' | 'changed' | 'removed'>> = {
  insert: 'added',
  update: 'changed',
  replace: 'changed',
  delete: 'removed',
};

/** Watches a collection by one change stream, which is opened anew when it breaks. */
export function watchCollection(
  database: Database,
  collection: string,
  onChange: (change: BrowsedChange) => void,
): ChangeWatch {
  return watchChanges(
    () => database.db.collection(collection).watch([{ $project: { documentKey: 1, operationType: 1 } }]),
    (change) => {
      const kind = KINDS[change.operationType];
      const key: { _id?: unknown } | undefined = 'documentKey' in change ? change.documentKey : undefined;
      if (kind !== undefined && key !== undefined) {
        onChange({ kind, id: String(key._id), place: { value: undefined, id: key._id } });
      }
    },
    () => onChange({ kind: 'missed' }),
  );
}
