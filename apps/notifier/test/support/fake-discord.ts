import { type Reply, startReceiver } from './receiver.ts';

/** A message as Discord was asked to post it. */
export interface DiscordMessage {
  readonly embeds: readonly {
    readonly title?: string;
    readonly description?: string;
    readonly image?: { readonly url: string };
  }[];
  readonly nonce: string;
  readonly [key: string]: unknown;
}

/** Discord's API as far as a notifier sees it: one bot, a bucket a channel, its answers as they are. */
export interface FakeDiscord extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  /** The messages that were posted; a repeat of a nonce is none. */
  readonly posted: readonly { readonly channelId: string; readonly message: DiscordMessage }[];
}

const TOKEN = 'MTIz.test-token.of-a-bot';

/** An answer that tells of a failure. */
export function discordError(status: number, code: number, message: string): Reply {
  return { status, body: JSON.stringify({ code, message }) };
}

/** What Discord itself checks before it posts. */
function check({ embeds, nonce }: DiscordMessage): Reply | undefined {
  const texts = embeds.flatMap(({ title = '', description = '' }) => [title, description]);
  const isTooLong =
    embeds.some(({ title = '', description = '' }) => title.length > 256 || description.length > 4096) ||
    texts.join('').length > 6000 ||
    embeds.length > 10 ||
    nonce.length > 25;
  return isTooLong ? discordError(400, 50_035, 'Invalid Form Body') : undefined;
}

/** Starts a fake of Discord. @param reply what is answered to a message, with its number from 0; success where it says nothing */
export async function startDiscord(
  reply: (channelId: string, index: number) => Reply | undefined = () => undefined,
): Promise<FakeDiscord> {
  const posted: { channelId: string; message: DiscordMessage }[] = [];
  let asked = 0;
  const receiver = await startReceiver(({ path, body, headers }) => {
    if (headers.authorization !== `Bot ${TOKEN}`) return discordError(401, 0, '401: Unauthorized');
    const channelId = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1];
    if (channelId === undefined) return discordError(404, 0, '404: Not Found');
    const message = JSON.parse(body) as DiscordMessage;
    const answer = reply(channelId, asked) ?? check(message);
    asked += 1;
    if (answer !== undefined) return answer;
    const isRepeat = posted.some((known) => known.message.nonce === message.nonce);
    if (!isRepeat) posted.push({ channelId, message });
    return {
      status: 200,
      body: JSON.stringify({ id: '1122334455667788990', channel_id: channelId }),
      headers: { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '4', 'x-ratelimit-reset-after': '5.000' },
    };
  });
  return {
    url: receiver.url,
    token: TOKEN,
    posted,
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}
