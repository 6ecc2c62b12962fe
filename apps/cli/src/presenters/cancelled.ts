import type { GenerationView } from '@genledger/services/generation';
import type { Presentation } from '../outcome/presentation.ts';

/** Presents a generation that was cancelled: it has ended, or its provider was told and has the last word. */
export function presentCancelled(record: GenerationView): Presentation {
  const open = record.status === 'pending' || record.status === 'processing';
  const next = `Its provider was told. See genledger generations get ${record.id}.`;
  return {
    verdict: 'holds',
    json: record,
    print: () => ({ body: `${record.id} is ${record.status}`, notes: open ? [next] : [] }),
  };
}
