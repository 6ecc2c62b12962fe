import type { TryResult } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { ChannelPolicy } from '@genledger/services/delivery';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Renderer } from '../render/renderer.ts';
import type { Channel, Destination } from './channel.ts';
import { emailMessage } from './email-message.ts';
import { limitsOf } from './limits-of.ts';
import { readTarget } from './target.ts';

/** What the mail channel is made of. */
export interface EmailOptions {
  readonly policy: ChannelPolicy;
  /** The server that takes mail from us, with user and password where it wants them. */
  readonly smtpUrl: string;
  /** Whom mail comes from: `Genledger <ledger@example.org>`. */
  readonly from: string;
  readonly renderer: Renderer;
}

const CONNECTIONS = 5;
const CONNECT_TIMEOUT_MS = 10_000;
const EXCERPT_CHARACTERS = 300;
const SETTING_WAIT_MS = 300_000;

const address = z.email('must be a mail address').max(320);
const targetSchema = z.union([
  address.transform((text) => ({ address: text, name: undefined, language: undefined })),
  z.strictObject({
    address,
    name: z
      .string()
      .max(100)
      .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters')
      .optional(),
    language: z.string().max(10).optional(),
  }),
]);

/** What an error of the SMTP client tells. */
const errorSchema = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  message: z.string().default('unknown'),
});

/** 5xx is for good, unless it says that we may not sign in, which is ours to put right. */
function resultOf(error: unknown, nowMs: number): TryResult {
  const { code, responseCode: statusCode, response, message } = errorSchema.parse(error);
  const excerpt = (response ?? '').slice(0, EXCERPT_CHARACTERS);
  const details = { ...(statusCode !== undefined && { statusCode }), ...(excerpt !== '' && { excerpt }) };
  if (code === 'EAUTH') {
    const reason = 'the mail server refuses the sign-in: deliveries wait (check GENLEDGER_SMTP_URL)';
    return { kind: 'held', hold: 'not-configured', reason, untilMs: nowMs + SETTING_WAIT_MS, ...details };
  }
  if (statusCode !== undefined && statusCode >= 500) {
    return { kind: 'refused', reason: `the mail server answered ${statusCode}`, ...details };
  }
  const reason =
    statusCode === undefined
      ? message.slice(0, EXCERPT_CHARACTERS)
      : `the mail server answered ${statusCode}`;
  return { kind: 'failed', reason, ...details };
}

/** Rejects when the try's time is over; the client itself knows no signal. */
function timeOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
  });
}

/** Tells by mail. */
export function createEmailChannel(options: EmailOptions): Channel {
  const { policy, smtpUrl, from, renderer } = options;
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: policy.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { host } = new URL(smtpUrl);
  return {
    platform: 'email',
    policy,
    destination(given): Result<Destination, string> {
      const target = readTarget(targetSchema, given);
      if (!target.ok) return target;
      const { address: to, name, language } = target.value;
      const key = `email:${to.toLowerCase()}`;
      return success({
        name: key,
        circuit: `smtp:${host}`,
        limits: limitsOf('email', policy, key),
        async send({ deliveryId, announcement, now, signal }) {
          const mail = {
            from,
            to: { name: name ?? '', address: to },
            // The same for every try, so that a repeat is one mail in clients that tell.
            messageId: `<${deliveryId}@genledger>`,
            date: now,
            ...emailMessage(announcement, language, renderer),
          };
          try {
            const { response } = await Promise.race([transport.sendMail(mail), timeOf(signal)]);
            return { kind: 'delivered', statusCode: 250, excerpt: response.slice(0, EXCERPT_CHARACTERS) };
          } catch (error) {
            return resultOf(error, now.getTime());
          }
        },
      });
    },
    close: async () => transport.close(),
  };
}
