import { channelPolicy } from '@genledger/services/delivery';
import { Agent } from 'undici';
import { describe, expect, test } from 'vitest';
import { createTelegramChannel } from '../src/channels/telegram.ts';
import { Renderer } from '../src/render/renderer.ts';
import { file, words } from './support/announcement.ts';
import { type FakeTelegram, startTelegram, telegramError } from './support/fake-telegram.ts';
import { NOW, sendBy } from './support/sending.ts';

const PICTURE = 'https://cdn.example/a%20cat.png?token=1&x=2';

function channelTo({ url, token }: Pick<FakeTelegram, 'url' | 'token'>) {
  return createTelegramChannel({
    policy: channelPolicy({}, 'telegram'),
    agent: new Agent(),
    baseUrl: url,
    token,
    renderer: new Renderer({}),
  });
}

describe('what is shown', () => {
  test.each([
    ['a picture', file('image', PICTURE), 'sendPhoto', 'photo'],
    ['a moving picture', file('image', 'https://cdn.example/cat.GIF'), 'sendAnimation', 'animation'],
    ['a video', file('video', 'https://cdn.example/cat.mp4'), 'sendVideo', 'video'],
    ['a sound', file('audio', 'https://cdn.example/cat.mp3'), 'sendAudio', 'audio'],
    ['a mesh', file('mesh', 'https://cdn.example/cat.glb'), 'sendDocument', 'document'],
    ['any other file', file('file', 'https://cdn.example/cat.zip'), 'sendDocument', 'document'],
  ])('%s, with a caption, in reply to the message that asked', async (_, artifact, method, parameter) => {
    await using telegram = await startTelegram();
    const target = { chatId: -100_123, messageId: 42, threadId: 7 };
    expect(await sendBy(channelTo(telegram), target, { artifacts: [artifact] })).toMatchObject({
      kind: 'delivered',
      statusCode: 200,
    });
    expect(telegram.calls).toEqual([
      {
        method,
        parameters: {
          chat_id: -100_123,
          message_thread_id: 7,
          reply_parameters: { message_id: 42, allow_sending_without_reply: true },
          [parameter]: artifact.url,
          caption: 'Portrait is ready (35 s).',
          parse_mode: 'HTML',
        },
      },
    ]);
  });

  test('several pictures and videos, as one album of ten at most; the rest as links', async () => {
    await using telegram = await startTelegram();
    const pictures = Array.from({ length: 11 }, (_, index) =>
      file(index === 1 ? 'video' : 'image', `https://cdn.example/${index}.png`, index),
    );
    const artifacts = [...pictures, file('mesh', 'https://cdn.example/cat.glb')];
    expect(await sendBy(channelTo(telegram), { chatId: '@channel' }, { artifacts })).toMatchObject({
      kind: 'delivered',
    });
    const [{ method, parameters } = { method: '', parameters: {} }] = telegram.calls;
    expect(method).toBe('sendMediaGroup');
    expect(parameters['media']).toHaveLength(10);
    expect(parameters['media']).toMatchObject([
      {
        type: 'photo',
        media: 'https://cdn.example/0.png',
        caption:
          'Portrait is ready (35 s).\n<a href="https://cdn.example/10.png">10.png</a>\n<a href="https://cdn.example/cat.glb">cat.glb</a>',
      },
      { type: 'video', media: 'https://cdn.example/1.png' },
      ...pictures.slice(2, 10).map(({ url }) => ({ type: 'photo', media: url })),
    ]);
  });

  test('words alone where there is no file; what looks like a mark is none', async () => {
    await using telegram = await startTelegram();
    const fields = { title: '<b>R&D</b>', artifacts: [words('1 < 2 & "so"')] };
    await sendBy(channelTo(telegram), { chatId: 5 }, fields);
    expect(telegram.calls).toMatchObject([
      {
        method: 'sendMessage',
        parameters: {
          text: '&lt;b&gt;R&amp;D&lt;/b&gt; is ready (35 s).\n1 &lt; 2 &amp; &quot;so&quot;',
          parse_mode: 'HTML',
        },
      },
    ]);
  });

  test('a caption of 1,024 visible characters at most, however many marks are in it, and links stay whole', async () => {
    await using telegram = await startTelegram();
    const long = words('&😀'.repeat(2000));
    const artifacts = [file('image', PICTURE), file('file', 'https://cdn.example/notes.txt'), long];
    expect(await sendBy(channelTo(telegram), { chatId: 5 }, { artifacts })).toMatchObject({
      kind: 'delivered',
    });
    const caption = String(telegram.calls[0]?.parameters['caption']);
    expect(caption).toMatch(/…\n<a href="https:\/\/cdn\.example\/notes\.txt">notes\.txt<\/a>$/);
    expect(caption.isWellFormed()).toBe(true);
    expect(caption.length).toBeGreaterThan(1024);
  });

  test('files of the web only', async () => {
    await using telegram = await startTelegram();
    const artifacts = [file('image', 'file:///etc/passwd'), file('image', 'not a url')];
    await sendBy(channelTo(telegram), { chatId: 5 }, { artifacts });
    expect(telegram.calls).toMatchObject([{ method: 'sendMessage' }]);
  });

  test('an odd name of a file does not hinder it', async () => {
    await using telegram = await startTelegram();
    const artifacts = [file('file', 'https://cdn.example/%E0%A4%A'), file('file', 'https://cdn.example/%ZZ')];
    expect(await sendBy(channelTo(telegram), { chatId: 5 }, { artifacts })).toMatchObject({
      kind: 'delivered',
    });
  });
});

describe('where a picture cannot be shown, words and a link arrive', () => {
  test.each([
    'Bad Request: failed to get HTTP URL content',
    'Bad Request: wrong file identifier/HTTP URL specified',
    'Bad Request: wrong type of the web page content',
    'Bad Request: PHOTO_INVALID_DIMENSIONS',
    'Bad Request: group send failed',
    'Bad Request: not enough rights to send photos to the chat',
  ])('%s', async (description) => {
    await using telegram = await startTelegram((method) =>
      method === 'sendMessage' ? undefined : telegramError(400, description),
    );
    const artifacts = [file('image', PICTURE)];
    expect(await sendBy(channelTo(telegram), { chatId: 5 }, { artifacts })).toMatchObject({
      kind: 'delivered',
    });
    expect(telegram.calls.map(({ method }) => method)).toEqual(['sendPhoto', 'sendMessage']);
    expect(telegram.calls[1]?.parameters['text']).toBe(
      'Portrait is ready (35 s).\n<a href="https://cdn.example/a%20cat.png?token=1&amp;x=2">a cat.png</a>',
    );
  });
});

describe('what an answer means', () => {
  test.each([
    [telegramError(400, 'Bad Request: chat not found'), 'refused', 400],
    [telegramError(403, 'Forbidden: bot was blocked by the user'), 'refused', 403],
    [telegramError(403, 'Forbidden: bot was kicked from the supergroup chat'), 'refused', 403],
    [telegramError(500, 'Internal Server Error'), 'failed', 500],
    [{ status: 502, body: '<html>Bad Gateway</html>' }, 'failed', 502],
    [{ status: 408, body: '' }, 'failed', 408],
    ['cut', 'failed', undefined],
  ] as const)('%j: %s', async (reply, kind, statusCode) => {
    await using telegram = await startTelegram(() => reply);
    const result = await sendBy(channelTo(telegram), { chatId: 5 });
    expect(result.kind).toBe(kind);
    expect(result.statusCode).toBe(statusCode);
  });

  test('silence is a failure when the time of the try is over', async () => {
    await using telegram = await startTelegram(() => 'hang');
    expect(await sendBy(channelTo(telegram), { chatId: 5 }, {}, { timeoutMs: 100 })).toEqual({
      kind: 'failed',
      reason: 'no answer in time',
    });
  });

  test('a 200 whose body was cut is a success: it was sent', async () => {
    await using telegram = await startTelegram(() => (response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"ok":tr', () => response.destroy());
    });
    expect(await sendBy(channelTo(telegram), { chatId: 5 })).toMatchObject({ kind: 'delivered' });
  });

  test('429 is no failure: the chat is left alone for as long as Telegram says, other chats are not', async () => {
    await using telegram = await startTelegram(() =>
      telegramError(429, 'Too Many Requests: retry after 17', { retry_after: 17 }),
    );
    const channel = channelTo(telegram);
    const untilMs = NOW.getTime() + 17_000;
    expect(await sendBy(channel, { chatId: 5 })).toMatchObject({
      kind: 'held',
      hold: 'rate-limited',
      untilMs,
    });
    expect(channel.destination({ chatId: 5 })).toMatchObject({ value: { notBeforeMs: untilMs } });
    expect(channel.destination({ chatId: 6 })).toMatchObject({ value: { notBeforeMs: 0 } });
  });

  test('a wrong token lets deliveries wait, and is not told', async () => {
    await using telegram = await startTelegram();
    const token = '987:wrong-token';
    const result = await sendBy(channelTo({ url: telegram.url, token }), { chatId: 5 });
    expect(result).toMatchObject({ kind: 'held', hold: 'not-configured' });
    expect(JSON.stringify(result)).not.toContain(token);
  });

  test('a group that became a supergroup is followed', async () => {
    const moved = telegramError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -100_999,
    });
    await using telegram = await startTelegram((_, { chat_id }) => (chat_id === -5 ? moved : undefined));
    expect(await sendBy(channelTo(telegram), { chatId: -5 })).toMatchObject({ kind: 'delivered' });
    expect(telegram.calls.map(({ parameters }) => parameters['chat_id'])).toEqual([-5, -100_999]);
  });
});

test.each([
  [undefined],
  ['@name'],
  [{}],
  [{ chatId: 'someone' }],
  [{ chatId: 1.5 }],
  [{ chatId: 5, messageId: 0 }],
  [{ chatId: 5, extra: true }],
])('%j is no chat', (target) => {
  expect(channelTo({ url: 'http://127.0.0.1:1', token: 't' }).destination(target).ok).toBe(false);
});
