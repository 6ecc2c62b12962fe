import { answerRequests } from '../../shared/worker.ts';
import { eventsOfRun } from '../bodies.ts';
import { interleave } from '../schedule.ts';
import { WEBHOOK_SECRET } from '../secret.ts';
import { Connection } from './connection.ts';
import { closedLoop, type LoadRequest, type LoadResult } from './load.ts';

/** The load generator: posts webhooks over keep-alive connections. Every request is made before the first is sent. */

function requestOf(path: string, body: string): Buffer {
  return Buffer.from(
    [
      `POST ${path} HTTP/1.1`,
      'host: 127.0.0.1',
      'content-type: application/json',
      `x-genledger-secret: ${WEBHOOK_SECRET}`,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

async function post({ runIds, apart, connections, target }: LoadRequest): Promise<LoadResult> {
  if (target === undefined) throw new Error('the load generator needs a port');
  const requests = interleave(runIds.map(eventsOfRun), apart).map(({ body }) => requestOf(target.path, body));
  const lanes = await Promise.all(Array.from({ length: connections }, () => Connection.open(target.port)));
  try {
    return await closedLoop(requests, connections, async (request, lane) => {
      const status = await lanes[lane]?.send(request);
      if (status !== 202) throw new Error(`a webhook was answered with ${status}`);
    });
  } finally {
    for (const lane of lanes) lane.close();
  }
}

answerRequests(post);
