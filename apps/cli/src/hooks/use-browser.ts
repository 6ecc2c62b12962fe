import { useSyncExternalStore } from 'react';
import type { Browser } from '../browser/browser.ts';

/** Draws anew when the browser changes. */
export function useBrowser({ signal }: Browser): void {
  useSyncExternalStore(signal.subscribe, () => signal.version);
}
