/** Where a generation can be. It starts `pending` and ends in one of the last three. */
export const GENERATION_STATUSES = ['pending', 'processing', 'success', 'failed', 'cancelled'] as const;
export type GenerationStatus = (typeof GENERATION_STATUSES)[number];

/** The states that end a generation. */
export const TERMINAL_STATUSES = ['success', 'failed', 'cancelled'] as const;
export type TerminalStatus = (typeof TERMINAL_STATUSES)[number];

/** Whether a state ends a generation. */
export function isTerminal(status: GenerationStatus): status is TerminalStatus {
  return status === 'success' || status === 'failed' || status === 'cancelled';
}
