export { applyEvents, type SettledEvent } from './apply-events.ts';
export { createEventApplier, type EventApplier } from './event-applier.ts';
export { type Acknowledgement, createInboxWriter, type InboxWriter } from './inbox-writer.ts';
export { matchUnmatched } from './match-unmatched.ts';
export { type EventWithBody, getEvent, listEvents, replayEvent } from './read-events.ts';
export { countEvents, type ReplayFilter, type ReplayOptions, replayEvents } from './replay-events.ts';
export { watchInbox } from './watch-inbox.ts';
