import type { LegacyTool } from './tools.ts';

/** How a run really went. `unpaid`: it succeeded, and taking the points failed. */
export type End = 'success' | 'failed' | 'timeout' | 'cancelled' | 'unpaid';

/** What a generation is to a cook or a cast. */
export type Role = 'single' | 'step' | 'final' | 'piece';

/** What really happened, before any writer recorded it. */
export interface Story {
  readonly id: string;
  readonly role: Role;
  /** 24 hexadecimal digits, or a wallet's text. */
  readonly accountId: string;
  readonly tool: LegacyTool;
  readonly requestMs: number;
  /** When the provider began, after the queue. */
  readonly startMs: number;
  readonly endMs: number;
  /** Nothing for a run whose end nobody ever heard of. */
  readonly end?: End;
  readonly runId: string;
  /** Tokens used, for tools that charge by the token. */
  readonly tokens: number;
}

/** Whether anybody ever heard of the run's end. */
export function hasEnded(story: Story): story is Story & { readonly end: End } {
  return story.end !== undefined;
}
