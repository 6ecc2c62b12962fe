import { DELIVERY_SUBJECT_KINDS, type DeliverySubjectKind } from '@genledger/domain/delivery';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { externalId } from '../../command/id-parsers.ts';
import { optional } from '../../command/inputs.ts';
import { oneOf, text, time } from '../../command/parsers.ts';

/** The flags that narrow deliveries, their state aside. */
export const DELIVERY_FLAGS = {
  kind: optional('KIND', 'Only of this kind', oneOf(DELIVERY_SUBJECT_KINDS)),
  platform: optional('NAME', 'Only on this platform, such as webhook or telegram', text(40)),
  account: optional('ID', 'Only of this account', externalId<AccountId>()),
  tool: optional('ID', 'Only of generations of this tool', externalId<ToolId>()),
  environment: optional('NAME', 'Only stamped with this environment', text(40)),
  since: optional('TIME', 'Only of what was requested or started at or after', time),
  until: optional('TIME', 'Only of what was requested or started before', time),
} as const;

/** What those flags come to. */
export interface DeliveryFlagValues {
  readonly kind?: DeliverySubjectKind;
  readonly platform?: string;
  readonly account?: AccountId;
  readonly tool?: ToolId;
  readonly environment?: string;
  readonly since?: Date;
  readonly until?: Date;
}

/** The flags in the words of the verbs. */
export function deliveryFilter(flags: DeliveryFlagValues) {
  const { kind, platform, account, tool, environment, since, until } = flags;
  return {
    ...(kind !== undefined && { kind }),
    ...(platform !== undefined && { notificationPlatform: platform }),
    ...(account !== undefined && { accountId: account }),
    ...(tool !== undefined && { toolId: tool }),
    ...(environment !== undefined && { environment }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
