import { z } from 'zod';

const DAY_MS = 86_400_000;

const share = z.number().min(0).max(1);
const milliseconds = z.int().min(0).max(DAY_MS);
/** Both ends included. */
const range = z
  .tuple([milliseconds, milliseconds])
  .refine(([least, most]) => least <= most, 'the first must not be greater than the second');

/**
 * What goes wrong, and how long things take. Shares are 0 to 1, times milliseconds. The defaults are a service that works:
 * runs of two to six seconds, every webhook sent once and in order.
 */
export const chaosSchema = z
  .strictObject({
    /** Webhooks sent a second time, after a delay of its own. */
    duplicateShare: share.default(0),
    /** Webhooks never sent. */
    dropShare: share.default(0),
    /** All webhooks of a run are held until it has ended and then sent in a random order. */
    reorder: z.boolean().default(false),
    /** Delay of each webhook. */
    delayMs: range.default([0, 0]),
    /** Final webhooks that come late: which share, and how late. */
    lateTerminal: z
      .strictObject({ share: share.default(0), delayMs: range.default([5_000, 15_000]) })
      .default({ share: 0, delayMs: [5_000, 15_000] }),
    /** Webhooks whose second and third try go out as GET without a body, the sender's bug. */
    getRetryShare: share.default(0),
    /** Runs that end as `timeout` and send no final webhook. */
    timeoutWithoutWebhookShare: share.default(0),
    /** Runs that end as `failed`. */
    failShare: share.default(0),
    /** Runs that end as `cancelled` although nobody asked. */
    cancelShare: share.default(0),
    /** Submissions that are taken and run, but whose answer is cut off. */
    lostAnswerShare: share.default(0),
    /** Which statuses and which scale of progress are spoken. */
    statusSet: z.enum(['old', 'new']).default('old'),
    /** Waiting before a run starts. */
    queueMs: range.default([200, 800]),
    /** Time from start to end, which is charged; 1 ms at least. */
    runDurationMs: range.default([2_000, 6_000]),
  })
  .refine(
    ({ timeoutWithoutWebhookShare, failShare, cancelShare }) =>
      timeoutWithoutWebhookShare + failShare + cancelShare <= 1,
    'the shares of timeouts, failures and cancellations must not exceed 1 together',
  );

/** Chaos as configured. */
export type ChaosOptions = z.input<typeof chaosSchema>;
/** Chaos with every default filled in. */
export type Chaos = z.output<typeof chaosSchema>;
