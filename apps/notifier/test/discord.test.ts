import { channelPolicy } from '@genledger/services/delivery';
import { Agent } from 'undici';
import { describe, expect, test } from 'vitest';
import { createDiscordChannel } from '../src/channels/discord.ts';
import { Renderer } from '../src/render/renderer.ts';
import { file, words } from './support/announcement.ts';
import { discordError, type FakeDiscord, startDiscord } from './support/fake-discord.ts';
import { NOW, sendBy } from './support/sending.ts';

const CHANNEL = '112233445566778899';
const OTHER_CHANNEL = '998877665544332211';

function channelTo({ url, token }: Pick<FakeDiscord, 'url' | 'token'>) {
  return createDiscordChannel({
    policy: channelPolicy({}, 'discord'),
    agent: new Agent(),
    baseUrl: url,
    token,
    renderer: new Renderer({}),
  });
}

describe('what is shown', () => {
  test('pictures as embeds, ten at most, the rest as links, in reply to the message that asked', async () => {
    await using discord = await startDiscord();
    const pictures = Array.from({ length: 11 }, (_, at) =>
      file('image', `https://cdn.example/${at}.png`, at),
    );
    const artifacts = [...pictures, file('video', 'https://cdn.example/a(1)>.mp4')];
    const target = { channelId: CHANNEL, messageId: OTHER_CHANNEL };
    expect(await sendBy(channelTo(discord), target, { artifacts })).toMatchObject({ kind: 'delivered' });
    expect(discord.posted).toMatchObject([
      {
        channelId: CHANNEL,
        message: {
          allowed_mentions: { parse: [] },
          message_reference: { message_id: OTHER_CHANNEL, fail_if_not_exists: false },
          enforce_nonce: true,
        },
      },
    ]);
    const [{ message } = { message: undefined }] = discord.posted;
    expect(message?.embeds.map(({ image }) => image?.url)).toEqual(
      pictures.slice(0, 10).map(({ url }) => url),
    );
    expect(message?.embeds[0]).toMatchObject({
      title: 'Portrait is ready',
      description:
        'Portrait is ready \\(35 s\\).\n[10.png](<https://cdn.example/10.png>)\n[a\\(1\\)\\>.mp4](<https://cdn.example/a(1)%3E.mp4>)',
      timestamp: '2026-01-02T03:04:40.000Z',
    });
  });

  test('no mark, mention or hidden link of a text is one', async () => {
    await using discord = await startDiscord();
    const text = '**bold** `code` @everyone <@123> <t:1:R> [safe](https://evil.example) ||spoiler||';
    await sendBy(channelTo(discord), { channelId: CHANNEL }, { artifacts: [words(text)] });
    expect(discord.posted[0]?.message.embeds[0]?.description).toBe(
      'Portrait is ready \\(35 s\\).\n\\*\\*bold\\*\\* \\`code\\` @\u200beveryone \\<@\u200b123\\> \\<t:1:R\\> \\[safe\\]\\(https://evil.example\\) \\|\\|spoiler\\|\\|',
    );
  });

  test('long texts and many links within what Discord takes', async () => {
    await using discord = await startDiscord();
    const links = Array.from({ length: 60 }, (_, at) =>
      file('file', `https://cdn.example/${'long-'.repeat(10)}${at}.zip`, at),
    );
    const fields = { title: '*'.repeat(400), artifacts: [words('_@'.repeat(3000)), ...links] };
    expect(await sendBy(channelTo(discord), { channelId: CHANNEL }, fields)).toMatchObject({
      kind: 'delivered',
    });
    const description = discord.posted[0]?.message.embeds[0]?.description ?? '';
    expect(description.split('\n').at(-1)).toMatch(/^\[.+\]\(<https:\/\/cdn\.example\/\S+\.zip>\)$/);
  });

  test('a picture whose address is too long for an embed is left out of it', async () => {
    await using discord = await startDiscord();
    const artifacts = [file('image', `https://cdn.example/?token=${'x'.repeat(3000)}`)];
    expect(await sendBy(channelTo(discord), { channelId: CHANNEL }, { artifacts })).toMatchObject({
      kind: 'delivered',
    });
    expect(discord.posted[0]?.message.embeds).toMatchObject([{ title: 'Portrait is ready' }]);
    expect(discord.posted[0]?.message.embeds[0]).not.toHaveProperty('image');
  });

  test('a repeat once: the nonce is the same for every try', async () => {
    await using discord = await startDiscord();
    const channel = channelTo(discord);
    await sendBy(channel, { channelId: CHANNEL });
    await sendBy(channel, { channelId: CHANNEL });
    expect(discord.posted).toHaveLength(1);
  });
});

describe('what an answer means', () => {
  test.each([
    [discordError(404, 10_003, 'Unknown Channel'), 'refused', 404],
    [discordError(403, 50_001, 'Missing Access'), 'refused', 403],
    [discordError(403, 50_007, 'Cannot send messages to this user'), 'refused', 403],
    [discordError(400, 50_035, 'Invalid Form Body'), 'refused', 400],
    [discordError(500, 0, '500: Internal Server Error'), 'failed', 500],
    [{ status: 503, body: 'upstream connect error' }, 'failed', 503],
    ['cut', 'failed', undefined],
  ] as const)('%j: %s', async (reply, kind, statusCode) => {
    await using discord = await startDiscord(() => reply);
    const result = await sendBy(channelTo(discord), { channelId: CHANNEL });
    expect(result.kind).toBe(kind);
    expect(result.statusCode).toBe(statusCode);
  });

  test('silence is a failure when the time of the try is over', async () => {
    await using discord = await startDiscord(() => 'hang');
    expect(await sendBy(channelTo(discord), { channelId: CHANNEL }, {}, { timeoutMs: 100 })).toEqual({
      kind: 'failed',
      reason: 'no answer in time',
    });
  });

  test('a wrong token lets deliveries wait, and is not told', async () => {
    await using discord = await startDiscord();
    const result = await sendBy(channelTo({ url: discord.url, token: 'wrong-token' }), {
      channelId: CHANNEL,
    });
    expect(result).toMatchObject({ kind: 'held', hold: 'not-configured' });
    expect(JSON.stringify(result)).not.toContain('wrong-token');
  });
});

describe('Discord limits', () => {
  const at = (channel: ReturnType<typeof channelTo>, channelId: string) => channel.destination({ channelId });
  const untilMs = NOW.getTime() + 1500;

  test('a used up bucket leaves its channel alone before a 429 is ever seen', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '1.500' };
    await using discord = await startDiscord(() => ({ status: 200, body: '{"id":"1"}', headers }));
    const channel = channelTo(discord);
    expect(await sendBy(channel, { channelId: CHANNEL })).toMatchObject({ kind: 'delivered' });
    expect(at(channel, CHANNEL)).toMatchObject({ value: { notBeforeMs: untilMs } });
    expect(at(channel, OTHER_CHANNEL)).toMatchObject({ value: { notBeforeMs: 0 } });
  });

  test('429 of a channel is no failure, and leaves it alone', async () => {
    const body = JSON.stringify({ message: 'You are being rate limited.', retry_after: 1.5, global: false });
    await using discord = await startDiscord(() => ({ status: 429, body, headers: { 'retry-after': '2' } }));
    const channel = channelTo(discord);
    expect(await sendBy(channel, { channelId: CHANNEL })).toMatchObject({ hold: 'rate-limited', untilMs });
    expect(at(channel, CHANNEL)).toMatchObject({ value: { notBeforeMs: untilMs } });
    expect(at(channel, OTHER_CHANNEL)).toMatchObject({ value: { notBeforeMs: 0 } });
  });

  test('a global 429 leaves every channel alone', async () => {
    const body = JSON.stringify({ message: 'You are being rate limited.', retry_after: 1.5, global: true });
    await using discord = await startDiscord(() => ({
      status: 429,
      body,
      headers: { 'x-ratelimit-global': 'true' },
    }));
    const channel = channelTo(discord);
    await sendBy(channel, { channelId: CHANNEL });
    expect(at(channel, OTHER_CHANNEL)).toMatchObject({ value: { notBeforeMs: untilMs } });
  });

  test.each([
    ['30', 30_000],
    ['soon', 1000],
    [undefined, 1000],
  ])('a 429 of the edge without JSON, Retry-After %s, waits %i ms', async (retryAfter, waitMs) => {
    const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    await using discord = await startDiscord(() => ({ status: 429, body: 'error code: 1015', headers }));
    expect(await sendBy(channelTo(discord), { channelId: CHANNEL })).toMatchObject({
      hold: 'rate-limited',
      untilMs: NOW.getTime() + waitMs,
    });
  });
});

test.each([
  [undefined],
  ['general'],
  [{}],
  [{ channelId: 112_233 }],
  [{ channelId: '12' }],
  [{ channelId: CHANNEL, x: 1 }],
])('%j is no channel', (target) => {
  expect(channelTo({ url: 'http://127.0.0.1:1', token: 't' }).destination(target).ok).toBe(false);
});
