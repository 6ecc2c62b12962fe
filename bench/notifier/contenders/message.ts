import { Agent, request } from 'undici';

/** What the other contenders' jobs hold: about as much as a webhook of the ledger's says. */
export interface JobData {
  readonly id: string;
  readonly url: string;
}

const agent = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 10_000 });

/** The body of a job's message. */
function messageOf({ id }: JobData) {
  return {
    type: 'generation.success',
    timestamp: new Date(),
    data: {
      id,
      kind: 'generation',
      status: 'success',
      accountId: 'account-1',
      environment: 'bench',
      toolId: 'tool-1',
      title: 'Portrait',
      requestTimestamp: new Date(),
      responseTimestamp: new Date(),
      durationMs: 35_000,
      pointsSpent: 30,
      artifacts: [],
    },
  };
}

/** Posts a signed message, as the ledger's webhook channel does. @throws where the answer is no success */
export async function postMessage(
  sign: (id: string, at: Date, body: string) => string,
  data: JobData,
): Promise<void> {
  const body = JSON.stringify(messageOf(data));
  const at = new Date();
  const response = await request(data.url, {
    method: 'POST',
    body,
    dispatcher: agent,
    headers: {
      'content-type': 'application/json',
      'webhook-id': data.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': sign(data.id, at, body),
    },
    signal: AbortSignal.timeout(15_000),
  });
  await response.body.dump();
  if (response.statusCode >= 300) throw new Error(`answered ${response.statusCode}`);
}
