import { channelPolicy } from '@genledger/services/delivery';
import { describe, expect, test } from 'vitest';
import { createEmailChannel } from '../src/channels/email.ts';
import { emailMessage } from '../src/channels/email-message.ts';
import { Renderer } from '../src/render/renderer.ts';
import { announcement, file, words } from './support/announcement.ts';
import { startReceiver } from './support/receiver.ts';
import { DELIVERY_ID, sendBy } from './support/sending.ts';
import { smtpError, startMailServer } from './support/smtp.ts';

function channelTo(port: number, login = '') {
  return createEmailChannel({
    policy: channelPolicy({}, 'email'),
    smtpUrl: `smtp://${login}127.0.0.1:${port}`,
    from: 'Genledger <ledger@example.org>',
    renderer: new Renderer({}),
  });
}

test('a mail of text and HTML arrives, with an id that is the same for every try', async () => {
  await using server = await startMailServer();
  const channel = channelTo(server.port);
  const target = { address: 'Ada@Example.com', name: 'Ada, Countess', language: 'de' };
  const artifacts = [file('image', 'https://cdn.example/a.png?x=1&y=2')];
  expect(await sendBy(channel, target, { artifacts })).toMatchObject({
    kind: 'delivered',
    statusCode: 250,
    excerpt: expect.stringContaining('queued as 4711'),
  });
  await channel.close();
  const [mail] = server.mails;
  expect(mail?.to).toEqual(['Ada@example.com']);
  const raw = mail?.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? '';
  expect(raw).toContain('From: Genledger <ledger@example.org>');
  expect(raw).toContain('To: "Ada, Countess" <Ada@example.com>');
  expect(raw).toContain('Subject: Portrait ist fertig');
  expect(raw.replace(/\r\n\s+/g, ' ')).toContain(`Message-ID: <${DELIVERY_ID}@genledger>`);
  expect(raw).toContain('Auto-Submitted: auto-generated');
  expect(raw).toContain('Date: Fri, 02 Jan 2026 03:05:00 +0000');
  expect(raw).toMatch(/multipart\/alternative/);
  expect(raw).toMatch(
    /text\/plain[\s\S]+Portrait ist fertig \(35 s\)\.[\s\S]+https:\/\/cdn\.example\/a\.png\?x=1&y=2/,
  );
  expect(raw).toMatch(/text\/html[\s\S]+<img src="https:\/\/cdn\.example\/a\.png\?x=1&amp;y=2"/);
});

test('nothing of a title or text becomes a header or a mark', async () => {
  await using server = await startMailServer();
  const channel = channelTo(server.port);
  const title = 'Hi\r\nBcc: evil@example.com\r\n\r\n<script>alert(1)</script>';
  await sendBy(channel, 'ada@example.com', { title, artifacts: [words('<img src=x onerror=y>')] });
  await channel.close();
  const [mail] = server.mails;
  const [head = ''] = (mail?.raw ?? '').split('\r\n\r\n');
  expect(mail?.to).toEqual(['ada@example.com']);
  expect(head).not.toMatch(/^Bcc:/im);
  const { html } = emailMessage(
    announcement({ title, artifacts: [words('<img src=x>')] }),
    'en',
    new Renderer({}),
  );
  expect(html).not.toMatch(/<script|<img src=x/);
  expect(html).toContain('&lt;script&gt;');
});

describe('what a failure means', () => {
  test.each([
    ['no such mailbox', { onRcptTo: 550 }, 'refused', 550],
    ['a full mailbox just now', { onRcptTo: 452 }, 'failed', 452],
    ['grey listing', { onRcptTo: 451 }, 'failed', 451],
    ['a mail that is not wanted', { onData: 554 }, 'refused', 554],
    ['a server that is busy', { onData: 451 }, 'failed', 451],
    ['a sender that may not send', { onMailFrom: 550 }, 'held', 550],
    ['a server that wants us to come later', { onMailFrom: 421 }, 'failed', 421],
    ['a server that takes nobody', { onConnect: 554 }, 'failed', 554],
  ] as const)('%s: %j is %s', async (_, refusing, kind, statusCode) => {
    const status: Readonly<Record<string, number>> = refusing;
    const refuse = (step: string) => {
      const code = status[step];
      return code === undefined ? null : smtpError(code, 'says no');
    };
    await using server = await startMailServer({
      onConnect: (_session, callback) => callback(refuse('onConnect')),
      onMailFrom: (_address, _session, callback) => callback(refuse('onMailFrom')),
      onRcptTo: (_address, _session, callback) => callback(refuse('onRcptTo')),
      onData(stream, _session, callback) {
        stream.resume().once('end', () => callback(refuse('onData')));
      },
    });
    const channel = channelTo(server.port);
    const result = await sendBy(channel, 'ada@example.com');
    await channel.close();
    expect(result).toMatchObject({ kind, statusCode, excerpt: expect.stringContaining('says no') });
    // One mailbox's trouble is not held against the server, which takes mail to others.
    const isOfMailbox = kind === 'failed' && 'onRcptTo' in status;
    expect('isUp' in result && result.isUp === true).toBe(isOfMailbox);
  });

  test('a sign-in that is refused lets deliveries wait, and is not told', async () => {
    await using server = await startMailServer({
      authOptional: false,
      onAuth: (_auth, _session, callback) => callback(smtpError(535, 'Authentication failed')),
    });
    const channel = channelTo(server.port, 'user:hunter2-secret@');
    const result = await sendBy(channel, 'ada@example.com');
    await channel.close();
    expect(result).toMatchObject({ kind: 'held', hold: 'not-configured', statusCode: 535 });
    expect(JSON.stringify(result)).not.toContain('hunter2-secret');
  });

  test('a server that never answers is a failure when the time of the try is over', async () => {
    await using server = await startMailServer({ onRcptTo: () => undefined });
    const channel = channelTo(server.port);
    const result = await sendBy(channel, 'ada@example.com', {}, { timeoutMs: 300 });
    await channel.close();
    expect(result).toEqual({ kind: 'failed', reason: 'no answer in time' });
  });

  test('a mail whose time was over while it waited for a connection is never sent', async () => {
    const held = Promise.withResolvers<void>();
    await using server = await startMailServer({
      onMailFrom: (_address, _session, callback) => void held.promise.then(() => callback()),
    });
    const channel = channelTo(server.port);
    const sendings = Array.from({ length: 8 }, () =>
      sendBy(channel, 'ada@example.com', {}, { timeoutMs: 300 }),
    );
    expect(await Promise.all(sendings)).toEqual(
      sendings.map(() => ({ kind: 'failed', reason: 'no answer in time' })),
    );
    held.resolve();
    expect(await sendBy(channel, 'bob@example.com')).toMatchObject({ kind: 'delivered' });
    await channel.close();
    expect(server.mails.map(({ to }) => to)).toEqual([['bob@example.com']]);
  });

  test('nobody who listens is a failure', async () => {
    const receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    await receiver[Symbol.asyncDispose]();
    const channel = channelTo(Number(port));
    expect(await sendBy(channel, 'ada@example.com')).toMatchObject({ kind: 'failed' });
    await channel.close();
  });
});

test.each([
  [undefined],
  ['ada'],
  ['ada@example.com, bob@example.com'],
  ['ada@example.com\r\nRCPT TO:<evil@example.com>'],
  [{ address: 'ada@example.com', name: 'Ada\r\nBcc: evil@example.com' }],
  [{ address: 'ada@example.com', cc: 'bob@example.com' }],
])('%j is no mail address', (target) => {
  expect(channelTo(1).destination(target).ok).toBe(false);
});
