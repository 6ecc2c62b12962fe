import type { Database } from '@genledger/db/client';
import { appendWebMessage } from '@genledger/db/repositories';
import { eventOf } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { ChannelPolicy } from '@genledger/services/delivery';
import type { Channel, Destination } from '../channel/channel.ts';
import { webhookMessage } from './webhook-message.ts';

/** What the web channel is made of. */
export interface WebOptions {
  readonly policy: ChannelPolicy;
  readonly database: Database;
}

/**
 * Tells signed-in web clients of the account: the message is laid into the account's stream, which the API sends as server-sent
 * events. It lies there once, however often it is tried.
 */
export function createWebChannel({ policy, database }: WebOptions): Channel {
  return {
    platform: 'web',
    policy,
    destination(): Result<Destination, string> {
      return success({
        name: 'web',
        circuit: 'web',
        server: 'web',
        limits: [],
        async send({ deliveryId, announcement, now }) {
          await appendWebMessage(database, {
            accountId: announcement.accountId,
            deliveryId,
            event: eventOf(announcement),
            data: webhookMessage(announcement).data,
            createdAt: now,
          });
          return { kind: 'delivered' };
        },
      });
    },
    close: async () => undefined,
  };
}
