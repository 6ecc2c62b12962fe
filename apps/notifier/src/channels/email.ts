import { type Channel, clip, type Destination, limitsOf, readTarget } from '@genledger/channels/channel';
import type { TryResult } from '@genledger/domain/delivery';
import { type Result, success } from '@genledger/domain/kernel';
import type { ChannelPolicy } from '@genledger/services/delivery';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Renderer } from '../render/renderer.ts';
import { emailMessage } from './email-message.ts';

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

/** An address, or an object that holds it. */
const targetSchema = z.preprocess(
  (target) => (typeof target === 'string' ? { address: target } : target),
  z.strictObject({
    address: z.email('must be a mail address').max(320),
    name: z
      .string()
      .max(100)
      .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters')
      .optional(),
    language: z.string().max(10).optional(),
  }),
);

/** What an error of the SMTP client tells. */
const errorSchema = z.object({
  code: z.string().optional(),
  /** At which step of the conversation it came. */
  command: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  message: z.string().default('unknown'),
});

/**
 * What a failure means. 5xx is for good where it is about the recipient or the mail. About us (the sign-in, the sender) it is ours to
 * put right; about the connection it may pass, as everything else.
 */
function resultOf(error: unknown, signal: AbortSignal, nowMs: number): TryResult {
  if (signal.aborted) return { kind: 'failed', reason: 'no answer in time' };
  const { code, command, responseCode: statusCode, response, message } = errorSchema.parse(error);
  const excerpt = clip(response ?? '', EXCERPT_CHARACTERS);
  const details = { ...(statusCode !== undefined && { statusCode }), ...(excerpt !== '' && { excerpt }) };
  const isForGood = statusCode === undefined ? code === 'EAUTH' : statusCode >= 500;
  if (isForGood && (code === 'EAUTH' || command === 'MAIL FROM')) {
    const reason =
      'the mail server refuses the sign-in or sender: deliveries wait (check GENLEDGER_SMTP_URL and GENLEDGER_MAIL_FROM)';
    return { kind: 'held', hold: 'not-configured', reason, untilMs: nowMs + SETTING_WAIT_MS, ...details };
  }
  const reason =
    statusCode === undefined
      ? clip(message, EXCERPT_CHARACTERS)
      : `the mail server answered ${statusCode} to ${command ?? 'the connection'}`;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  if (isForGood && isAboutMail) return { kind: 'refused', reason, ...details };
  // Greylisting and full mailboxes are the recipient's; the server goes on taking mail to others.
  const isAboutRecipient = command === 'RCPT TO' && statusCode !== undefined && statusCode !== 421;
  return { kind: 'failed', reason, ...details, ...(isAboutRecipient && { isUp: true }) };
}

/** Tells by mail. */
export function createEmailChannel(options: EmailOptions): Channel {
  const { policy, smtpUrl, from, renderer } = options;
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    // Tries are the notifier's, which records them.
    maxRequeues: 0,
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
        server: `the mail server ${host}`,
        limits: limitsOf('email', policy, key),
        async send({ deliveryId, announcement, now, signal }) {
          const mail = {
            from,
            to: { name: name ?? '', address: to },
            // The same for every try, so that a repeat is one mail in clients that tell.
            messageId: `<${deliveryId}@genledger>`,
            date: now,
            signal,
            ...emailMessage(announcement, language, renderer),
          };
          try {
            const { response } = await transport.sendMail(mail);
            return { kind: 'delivered', statusCode: 250, excerpt: clip(response, EXCERPT_CHARACTERS) };
          } catch (error) {
            return resultOf(error, signal, now.getTime());
          }
        },
      });
    },
    close: async () => transport.close(),
  };
}
