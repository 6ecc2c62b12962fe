import type { DeliverySubjectId, DeliverySubjectKind } from '@genledger/domain/delivery';
import type { ServiceError } from '@genledger/services/errors';
import type { Presentation } from '../outcome/presentation.ts';
import { countOf } from './count.ts';
import { verdictOfMany } from './many.ts';

/** What became of one delivery that was to be made once more. */
export interface Redelivery {
  readonly id: DeliverySubjectId;
  /** Not known of an id that nothing has. */
  readonly kind?: DeliverySubjectKind;
  readonly error?: ServiceError;
}

const LATER = 'A notifier sends them at once, where one runs: genledger doctor tells.';
const deliveries = (count: number) => countOf(count, 'delivery', 'deliveries');

/** Presents the redelivery of what was named. @param asked how many were named */
export function presentRedeliveries(redeliveries: readonly Redelivery[], asked: number): Presentation {
  const failed = redeliveries.filter(({ error }) => error !== undefined);
  const due = redeliveries.filter(({ error }) => error === undefined);
  const leftOver = asked - redeliveries.length;
  return {
    verdict: verdictOfMany(failed.length, leftOver),
    json: { redelivered: due.length, deliveries: redeliveries },
    problems: [
      ...failed.map(({ id, error }) => `${id}: ${error?.message}`),
      ...(leftOver > 0 ? [`Interrupted: ${leftOver} were not made due. Run it again for them.`] : []),
    ],
    print: () => ({
      body: due.map(({ id }) => `${id} is due`).join('\n'),
      notes: due.length > 0 ? [LATER] : [],
    }),
  };
}

/** Presents how many deliveries are concerned, where none is made due. */
export function presentRedeliveryCount(count: number, dryRun: boolean): Presentation {
  const nothing = 'No delivery that can be made once more matches: see genledger deliveries list.';
  return {
    verdict: 'holds',
    json: { dryRun, matched: count, redelivered: 0 },
    print: () =>
      count === 0
        ? { body: '', notes: [nothing] }
        : { body: `${deliveries(count)} would be made due`, notes: ['Dry run: nothing was changed.'] },
  };
}

/** Presents the redelivery of a state. */
export function presentRedeliveryOfMany(redelivered: number): Presentation {
  return {
    verdict: 'holds',
    json: { dryRun: false, matched: redelivered, redelivered },
    print: () => ({ body: `${deliveries(redelivered)} made due`, notes: [LATER] }),
  };
}
