export {
  type Channel,
  type ChannelDirectory,
  type ChannelState,
  channelDirectory,
  type Destination,
  type Limit,
  notConfigured,
  type Sending,
} from './channel.ts';
export { clip, type LinkLine, linksWithin } from './clip.ts';
export { limitsOf } from './limits-of.ts';
export { readTarget } from './target.ts';
