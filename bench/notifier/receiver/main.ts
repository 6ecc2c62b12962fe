/** The receiver of the bench, as a process of its own: notes when each message arrived. Asked `{ kind: 'address' | 'take' }`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRequests } from '../../shared/worker.ts';
import type { ReceiverRequest } from './receiver.ts';

let arrivals: [id: string, atMs: number][] = [];
let count = 0;

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const atMs = performance.timeOrigin + performance.now();
  response.writeHead(204).end();
  const body: { data: { id: string } } = JSON.parse(Buffer.concat(chunks).toString());
  arrivals.push([body.data.id, atMs]);
  count += 1;
});
server.keepAliveTimeout = 60_000;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

answerRequests(async ({ kind }: ReceiverRequest) => {
  if (kind === 'address') return port;
  if (kind === 'count') return count;
  const taken = arrivals;
  arrivals = [];
  count = 0;
  return taken;
});
