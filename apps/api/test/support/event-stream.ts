import { ADMIN_KEY } from './api-process.ts';

/** One message of server-sent events, as a client sees it. */
export interface StreamMessage {
  /** Of the last `id` so far. */
  readonly id: string | undefined;
  readonly event: string | undefined;
  /** Absent where the message only sets the id. */
  readonly data?: unknown;
}

/** An open stream of server-sent events. */
export interface EventStream extends AsyncDisposable {
  readonly status: number;
  /** The next message. @throws where the stream has ended */
  next(): Promise<StreamMessage>;
}

function parse(text: string): StreamMessage | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
  const data = field('data');
  const [id, event] = [field('id'), field('event')];
  if (id === undefined && data === undefined) return undefined;
  return { id, event, ...(data !== undefined && { data: JSON.parse(data) }) };
}

async function* messagesOf(answer: Response): AsyncGenerator<StreamMessage> {
  let text = '';
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString('utf8');
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const message = parse(text.slice(0, end));
      text = text.slice(end + 2);
      if (message !== undefined) yield message;
    }
  }
}

/** Opens a stream of server-sent events. */
export async function openEventStream(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const ending = new AbortController();
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${ADMIN_KEY}`, ...headers },
    signal: ending.signal,
  });
  const messages = messagesOf(answer);
  return {
    status: answer.status,
    async next() {
      const { value, done } = await messages.next();
      if (done) throw new Error('the stream has ended');
      return value;
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await messages.return(undefined).catch(() => undefined);
    },
  };
}
