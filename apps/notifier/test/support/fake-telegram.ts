import { type Received, type Receiver, type Reply, startReceiver } from './receiver.ts';

/** Telegram's Bot API as far as a notifier sees it: one bot, its answers as they are. */
export interface FakeTelegram extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  /** The calls that arrived, by method and parameters. */
  readonly calls: readonly { readonly method: string; readonly parameters: Record<string, unknown> }[];
}

const TOKEN = '123456789:AAtest-token-of-a-bot';

function answer(status: number, body: unknown): Reply {
  return { status, body: JSON.stringify(body) };
}

/** An answer that tells of a failure. */
export function telegramError(status: number, description: string, parameters?: object): Reply {
  return answer(status, { ok: false, error_code: status, description, ...(parameters && { parameters }) });
}

const delivered = answer(200, { ok: true, result: { message_id: 77, date: 1_767_323_100 } });

/** What Telegram itself checks before anything else. */
function check(method: string, parameters: Record<string, unknown>): Reply | undefined {
  const visible = (text: unknown) =>
    String(text ?? '')
      .replace(/<[^>]*>/g, '')
      .replace(/&\w+;|&#\d+;/g, 'x');
  const media = Array.isArray(parameters['media']) ? parameters['media'] : [];
  const caption = parameters['caption'] ?? media[0]?.caption;
  if (visible(caption).length > 1024) return telegramError(400, 'Bad Request: message caption is too long');
  if (visible(parameters['text']).length > 4096)
    return telegramError(400, 'Bad Request: message is too long');
  if (method === 'sendMessage' && visible(parameters['text']) === '') {
    return telegramError(400, 'Bad Request: message text is empty');
  }
  return media.length === 1 || media.length > 10
    ? telegramError(400, 'Bad Request: wrong number of items in the album')
    : undefined;
}

/** Starts a fake of Telegram. @param reply what is answered to a call, with its number from 0; success where it says nothing */
export async function startTelegram(
  reply: (method: string, parameters: Record<string, unknown>, index: number) => Reply | undefined = () =>
    undefined,
): Promise<FakeTelegram> {
  const calls: { method: string; parameters: Record<string, unknown> }[] = [];
  const receiver: Receiver = await startReceiver(({ path, body, headers }: Received) => {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    if (token !== TOKEN) return telegramError(401, 'Unauthorized');
    if (headers['content-type'] !== 'application/json')
      return telegramError(400, 'Bad Request: chat_id is empty');
    const parameters = JSON.parse(body) as Record<string, unknown>;
    calls.push({ method, parameters });
    return reply(method, parameters, calls.length - 1) ?? check(method, parameters) ?? delivered;
  });
  return {
    url: receiver.url,
    token: TOKEN,
    calls,
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}
