export { createGuardedAgent, guardedLookup, type Resolve } from './guarded-agent.ts';
export { readJson } from './json.ts';
export { type Answer, type NoAnswer, post } from './post.ts';
