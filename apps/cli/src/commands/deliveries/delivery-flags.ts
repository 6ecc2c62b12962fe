import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { CHANNEL_PLATFORMS } from '@genledger/services/delivery';
import { externalId } from '../../command/id-parsers.ts';
import { optional } from '../../command/inputs.ts';
import { text, time } from '../../command/parsers.ts';

/** The flags that narrow deliveries, their state aside. */
export const DELIVERY_FLAGS = {
  platform: optional('NAME', `Only on this platform, such as ${CHANNEL_PLATFORMS.join(', ')}`, text(40)),
  account: optional('ID', 'Only of this account', externalId<AccountId>()),
  tool: optional('ID', 'Only of generations of this tool', externalId<ToolId>()),
  environment: optional('NAME', 'Only stamped with this environment', text(40)),
  since: optional('TIME', 'Only of generations requested at or after', time),
  until: optional('TIME', 'Only of generations requested before', time),
} as const;

/** What those flags come to. */
export interface DeliveryFlagValues {
  readonly platform?: string;
  readonly account?: AccountId;
  readonly tool?: ToolId;
  readonly environment?: string;
  readonly since?: Date;
  readonly until?: Date;
}

/** The flags in the words of the verbs. */
export function deliveryFilter({ platform, account, tool, environment, since, until }: DeliveryFlagValues) {
  return {
    ...(platform !== undefined && { notificationPlatform: platform }),
    ...(account !== undefined && { accountId: account }),
    ...(tool !== undefined && { toolId: tool }),
    ...(environment !== undefined && { environment }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
