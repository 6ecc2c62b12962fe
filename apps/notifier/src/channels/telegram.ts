import {
  type Channel,
  type Destination,
  limitsOf,
  readTarget,
  type Sending,
} from '@genledger/channels/channel';
import { type Answer, type NoAnswer, post, readJson } from '@genledger/channels/outgoing';
import type { TryResult } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { ChannelPolicy } from '@genledger/services/delivery';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import type { Renderer } from '../render/renderer.ts';
import { PlatformWaits } from './platform-waits.ts';
import { type TelegramCall, type TelegramTarget, telegramMessage, telegramText } from './telegram-message.ts';

/** What the Telegram channel is made of. */
export interface TelegramOptions {
  readonly policy: ChannelPolicy;
  readonly agent: Dispatcher;
  /** Of the Bot API, without the token. */
  readonly baseUrl: string;
  /** The bot's token: part of every address, and told nowhere. */
  readonly token: string;
  readonly renderer: Renderer;
}

const ANSWER_BYTES = 16_384;
const EXCERPT_CHARACTERS = 300;
const TOKEN_WAIT_MS = 300_000;
/** What is waited where a platform asks for a wait and does not say which, seconds. */
const UNTOLD_WAIT_S = 1;
/** A Telegram that cannot fetch or show a file, or may not here, says so; the words and a link still arrive. */
const UNSHOWABLE =
  /failed to get HTTP URL content|file identifier|invalid file HTTP URL|wrong type of the web page|EXTERNAL_URL|MEDIA_EMPTY|MEDIA_INVALID|PHOTO_INVALID|IMAGE_PROCESS|WEBPAGE_|CONTENT_TYPE_INVALID|file is too big|group send failed|not enough rights to send (photo|video|audio|document|animation|media)/i;

const targetSchema = z.strictObject({
  chatId: z.union([z.int(), z.string().regex(/^(-?\d{1,20}|@\w{3,64})$/, 'must be a number or @name')]),
  messageId: z.int().positive().optional(),
  threadId: z.int().positive().optional(),
  language: z.string().max(10).optional(),
});

const answerSchema = z.object({
  description: z.string().default(''),
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() })
    .default({}),
});

/** What an answer says beyond its status; nothing where it comes from a proxy, or was cut. */
function read({ text }: Answer): z.output<typeof answerSchema> {
  const parsed = answerSchema.safeParse(readJson(text));
  return parsed.success ? parsed.data : { description: '', parameters: {} };
}

/**
 * What Telegram's answer means. 400 and 403 are for good: no such chat, or the bot was blocked. 401 and 404 say that the bot's token
 * is wrong, which is ours to put right.
 */
function resultOf(answer: Answer | NoAnswer, nowMs: number): TryResult {
  if (answer.kind === 'no-answer') return { kind: 'failed', reason: answer.reason };
  const { status: statusCode } = answer;
  const { description, parameters } = read(answer);
  const excerpt = description.slice(0, EXCERPT_CHARACTERS);
  const details = { statusCode, ...(excerpt !== '' && { excerpt }) };
  if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered', ...details };
  if (statusCode === 429) {
    const untilMs = nowMs + Math.ceil((parameters.retry_after ?? UNTOLD_WAIT_S) * 1000);
    return { kind: 'held', hold: 'rate-limited', reason: 'Telegram asks to wait', untilMs, ...details };
  }
  if (statusCode === 401 || statusCode === 404) {
    const reason = 'Telegram refuses the bot: deliveries wait (check GENLEDGER_TELEGRAM_TOKEN)';
    return { kind: 'held', hold: 'not-configured', reason, untilMs: nowMs + TOKEN_WAIT_MS, ...details };
  }
  const reason = `Telegram answered ${statusCode}${excerpt === '' ? '' : `: ${excerpt}`}`;
  return { kind: statusCode === 400 || statusCode === 403 ? 'refused' : 'failed', reason, ...details };
}

/** Makes calls until one is settled: a group that has moved is followed once, what cannot be shown is told in words. */
async function deliver(
  options: TelegramOptions,
  target: TelegramTarget,
  { announcement, now, signal }: Sending,
): Promise<TryResult> {
  const { agent, baseUrl, token, renderer } = options;
  const call = ({ method, parameters }: TelegramCall) =>
    post(
      agent,
      {
        url: `${baseUrl}/bot${token}/${method}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(parameters),
        signal,
      },
      ANSWER_BYTES,
    );
  let to = target;
  let answer = await call(telegramMessage(announcement, to, renderer));
  const moved = answer.kind === 'answer' ? read(answer).parameters.migrate_to_chat_id : undefined;
  if (moved !== undefined) {
    to = { ...target, chatId: moved };
    answer = await call(telegramMessage(announcement, to, renderer));
  }
  if (answer.kind === 'answer' && answer.status === 400 && UNSHOWABLE.test(answer.text)) {
    answer = await call(telegramText(announcement, to, renderer));
  }
  return resultOf(answer, now.getTime());
}

/** Tells a chat in Telegram. */
export function createTelegramChannel(options: TelegramOptions): Channel {
  const waits = new PlatformWaits();
  return {
    platform: 'telegram',
    policy: options.policy,
    destination(given): Result<Destination, string> {
      const target = readTarget(targetSchema, given);
      if (!target.ok) return target;
      const name = `telegram:${target.value.chatId}`;
      return success({
        name,
        circuit: 'telegram',
        server: 'Telegram',
        limits: limitsOf('telegram', options.policy, name),
        notBeforeMs: waits.notBeforeMs(name),
        async send(sending) {
          const result = await deliver(options, target.value, sending);
          const isAskedToWait = result.kind === 'held' && result.hold === 'rate-limited';
          if (isAskedToWait) waits.note(name, result.untilMs, sending.now.getTime());
          return result;
        },
      });
    },
    close: async () => undefined,
  };
}
