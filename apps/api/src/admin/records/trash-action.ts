import { type Result, success } from '@genledger/domain/kernel';
import { planTrash, trashRecord } from '@genledger/services/cleanup';
import type { ServiceError } from '@genledger/services/errors';
import type { Operator } from '@genledger/services/operation';
import type { ApiContext } from '../../api-context.ts';
import { wholeText } from '../format/figures.ts';
import type { RecordAction } from './record-kind.ts';

type Ref = Parameters<typeof planTrash>[2];

/** Moves a test record into the trash. @param note keeps who asks for it and why, before it is done */
export function trashAction<Item>(
  refOf: (item: Item) => Ref,
  note: (api: ApiContext, item: Item, operator: Operator) => Promise<Result<unknown, ServiceError>>,
): RecordAction<Item> {
  return {
    name: 'trash',
    title: 'Move to the trash',
    consequence:
      'It leaves the ledger, its sums included, with all that belongs to it. It lies in the trash until its time is up: genledger clean restore brings it back.',
    done: 'It lies in the trash. genledger clean list names the cleaning, by which it is restored.',
    isGrave: true,
    isOffered: () => true,
    async preview(api, item) {
      const plan = await planTrash(api.ledger, api.cleanup, refOf(item));
      if (!plan.ok) return plan;
      const { rule, generations, documents } = plan.value;
      return success([
        ['Rule', rule],
        ['Generations', wholeText(generations)],
        ['Documents in all', wholeText(documents)],
      ]);
    },
    async perform(api, item, operator) {
      const plan = await planTrash(api.ledger, api.cleanup, refOf(item));
      if (!plan.ok) return plan;
      const noted = await note(api, item, operator);
      return noted.ok ? trashRecord(api.ledger, api.cleanup, refOf(item)) : noted;
    },
  };
}
