import { type Channel, type Destination, limitsOf, readTarget } from '@genledger/channels/channel';
import { type Answer, type NoAnswer, post, readJson } from '@genledger/channels/outgoing';
import type { TryResult } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { ChannelPolicy } from '@genledger/services/delivery';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import type { Renderer } from '../render/renderer.ts';
import { discordMessage } from './discord-message.ts';
import { PlatformWaits } from './platform-waits.ts';

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
/** What is waited where Discord does not say how long, seconds. */
const UNTOLD_WAIT_S = 1;

const snowflake = z.string().regex(/^\d{15,21}$/, 'must be an id of Discord: 15 to 21 digits');
const targetSchema = z.strictObject({
  channelId: snowflake,
  messageId: snowflake.optional(),
  language: z.string().max(10).optional(),
});

const limitedSchema = z.object({ retry_after: z.number(), global: z.boolean().default(false) });

/** Reads the headers that tell what is left of a channel's bucket. */
function noteBucket(waits: PlatformWaits, channelId: string, { header }: Answer, nowMs: number): void {
  const resetAfterS = Number(header('x-ratelimit-reset-after'));
  if (header('x-ratelimit-remaining') === '0' && resetAfterS > 0) {
    waits.note(channelId, nowMs + Math.ceil(resetAfterS * 1000), nowMs);
  }
}

function limited(waits: PlatformWaits, channelId: string, answer: Answer, nowMs: number): TryResult {
  const parsed = limitedSchema.safeParse(readJson(answer.text));
  const seconds = parsed.success ? parsed.data.retry_after : Number(answer.header('retry-after'));
  const waitS = Number.isFinite(seconds) && seconds > 0 ? seconds : UNTOLD_WAIT_S;
  const untilMs = nowMs + Math.ceil(waitS * 1000);
  if (parsed.success && parsed.data.global) waits.noteAll(untilMs);
  else waits.note(channelId, untilMs, nowMs);
  return { kind: 'held', hold: 'rate-limited', reason: 'Discord asks to wait', untilMs, statusCode: 429 };
}

/** What Discord's answer means. 400, 403 and 404 are for good: no such channel, or no right to write there. 401 says that the bot's token is wrong, which is ours to put right. */
function resultOf(
  waits: PlatformWaits,
  channelId: string,
  answer: Answer | NoAnswer,
  nowMs: number,
): TryResult {
  if (answer.kind === 'no-answer') return { kind: 'failed', reason: answer.reason };
  noteBucket(waits, channelId, answer, nowMs);
  const { status: statusCode } = answer;
  const excerpt = answer.text.slice(0, EXCERPT_CHARACTERS);
  if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered', statusCode };
  if (statusCode === 429) return limited(waits, channelId, answer, nowMs);
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
  const waits = new PlatformWaits();
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
        server: 'Discord',
        limits: limitsOf('discord', policy, name),
        notBeforeMs: waits.notBeforeMs(channelId),
        async send({ deliveryId, announcement, now, signal }) {
          const url = `${baseUrl}/channels/${channelId}/messages`;
          const headers = {
            authorization: `Bot ${token}`,
            'content-type': 'application/json',
            'user-agent': 'DiscordBot (https://github.com/genledger, 1)',
          };
          const body = JSON.stringify(discordMessage(deliveryId, announcement, target.value, renderer));
          const answer = await post(agent, { url, headers, body, signal }, ANSWER_BYTES);
          return resultOf(waits, channelId, answer, now.getTime());
        },
      });
    },
    close: async () => undefined,
  };
}
