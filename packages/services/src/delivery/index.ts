export {
  CHANNEL_PLATFORMS,
  type ChannelPlatform,
  type ChannelPolicy,
  type ChannelsConfiguration,
  channelPolicy,
  channelsSchema,
} from './channel-configuration.ts';
export { DEFAULT_TEMPLATES, type Template, type Templates, templatesSchema } from './templates.ts';
