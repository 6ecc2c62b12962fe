export { createFeed, type Feed, type Subscription } from './feed.ts';
