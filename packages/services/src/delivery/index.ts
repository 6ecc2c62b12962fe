export {
  CHANNEL_PLATFORMS,
  type ChannelPlatform,
  type ChannelPolicy,
  type ChannelsConfiguration,
  channelPolicy,
  channelsSchema,
} from './channel-configuration.ts';
export { type DeliveryWithAttempts, getDelivery, listDeliveries } from './read-deliveries.ts';
export {
  countDeliveriesToRedeliver,
  type RedeliveryFilter,
  redeliver,
  redeliverAll,
} from './redeliver.ts';
export { getDeliverySubject, SUBJECT_WORDS } from './subjects.ts';
export { DEFAULT_TEMPLATES, type Template, type Templates, templatesSchema } from './templates.ts';
export type { AttemptView, DeliveryView } from './view.ts';
export {
  createWebMessageFeed,
  readWebMessages,
  type WebMessageFeed,
  type WebMessagePart,
  webMessagePosition,
} from './web-messages.ts';
