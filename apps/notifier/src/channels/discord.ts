import type { TryResult } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { ChannelPolicy } from '@genledger/services/delivery';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { type Answer, type NoAnswer, post } from '../outgoing/post.ts';
import type { Renderer } from '../render/renderer.ts';
import type { Channel, Destination } from './channel.ts';
import { discordMessage } from './discord-message.ts';
import { limitsOf } from './limits-of.ts';
import { readTarget } from './target.ts';

/** What the Discord channel is made of. */
export interface DiscordOptions {
  readonly policy: ChannelPolicy;
  readonly agent: Dispatcher;
  readonly baseUrl: string;
  readonly token: string;
  readonly renderer: Renderer;
}

const ANSWER_BYTES = 16_384;
const EXCERPT_CHARACTERS = 300;
const TOKEN_WAIT_MS = 300_000;
const BUCKETS_AT_MOST = 10_000;

const snowflake = z.string().regex(/^\d{15,21}$/, 'must be an id of Discord: 15 to 21 digits');
const targetSchema = z.strictObject({
  channelId: snowflake,
  messageId: snowflake.optional(),
  language: z.string().max(10).optional(),
});

const limitedSchema = z.object({ retry_after: z.number(), global: z.boolean().default(false) });

/** Until when Discord's own buckets are used up, as its answers say: by channel, and for the bot as a whole. */
class Buckets {
  readonly #untilMs = new Map<string, number>();
  #globalUntilMs = 0;

  notBeforeMs(channelId: string): number {
    return Math.max(this.#globalUntilMs, this.#untilMs.get(channelId) ?? 0);
  }

  note(channelId: string, untilMs: number, isGlobal = false): void {
    if (isGlobal) this.#globalUntilMs = untilMs;
    if (this.#untilMs.size >= BUCKETS_AT_MOST) this.#untilMs.clear();
    this.#untilMs.set(channelId, untilMs);
  }
}

/** Reads the headers that tell what is left of a channel's bucket. */
function noteBucket(buckets: Buckets, channelId: string, { header }: Answer, nowMs: number): void {
  const resetAfterS = Number(header('x-ratelimit-reset-after'));
  if (header('x-ratelimit-remaining') === '0' && resetAfterS > 0) {
    buckets.note(channelId, nowMs + Math.ceil(resetAfterS * 1000));
  }
}

function limited(buckets: Buckets, channelId: string, answer: Answer, nowMs: number): TryResult {
  const parsed = limitedSchema.safeParse(parseJson(answer.text));
  const seconds = parsed.success ? parsed.data.retry_after : Number(answer.header('retry-after') ?? 1);
  const untilMs = nowMs + Math.ceil((Number.isFinite(seconds) ? seconds : 1) * 1000);
  buckets.note(channelId, untilMs, parsed.success && parsed.data.global);
  return { kind: 'held', hold: 'rate-limited', reason: 'Discord asks to wait', untilMs, statusCode: 429 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Discord's answer means. 401 says that the bot's token is wrong, which is ours to put right. */
function resultOf(buckets: Buckets, channelId: string, answer: Answer | NoAnswer, nowMs: number): TryResult {
  if (answer.kind === 'no-answer') return { kind: 'failed', reason: answer.reason };
  noteBucket(buckets, channelId, answer, nowMs);
  const { status: statusCode } = answer;
  const excerpt = answer.text.slice(0, EXCERPT_CHARACTERS);
  if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered', statusCode };
  if (statusCode === 429) return limited(buckets, channelId, answer, nowMs);
  const details = { statusCode, ...(excerpt !== '' && { excerpt }) };
  if (statusCode === 401) {
    const reason = 'Discord refuses the bot: deliveries wait (check GENLEDGER_DISCORD_TOKEN)';
    return { kind: 'held', hold: 'not-configured', reason, untilMs: nowMs + TOKEN_WAIT_MS, ...details };
  }
  const isFinal = statusCode === 400 || statusCode === 403 || statusCode === 404;
  return { kind: isFinal ? 'refused' : 'failed', reason: `Discord answered ${statusCode}`, ...details };
}

/** Tells a channel in Discord. */
export function createDiscordChannel(options: DiscordOptions): Channel {
  const { agent, baseUrl, token, renderer, policy } = options;
  const buckets = new Buckets();
  return {
    platform: 'discord',
    policy,
    destination(given): Result<Destination, string> {
      const target = readTarget(targetSchema, given);
      if (!target.ok) return target;
      const { channelId } = target.value;
      const name = `discord:${channelId}`;
      return success({
        name,
        circuit: 'discord',
        limits: limitsOf('discord', policy, name),
        notBeforeMs: buckets.notBeforeMs(channelId),
        async send({ announcement, now, signal }) {
          const url = `${baseUrl}/channels/${channelId}/messages`;
          const headers = {
            authorization: `Bot ${token}`,
            'content-type': 'application/json',
            'user-agent': 'DiscordBot (https://github.com/genledger, 1)',
          };
          const body = JSON.stringify(discordMessage(announcement, target.value, renderer));
          const answer = await post(agent, { url, headers, body, signal }, ANSWER_BYTES);
          return resultOf(buckets, channelId, answer, now.getTime());
        },
      });
    },
    close: async () => undefined,
  };
}
