import { createHash } from 'node:crypto';
import { type Received, type Receiver, type Reply, startReceiver } from '../support/receiver.ts';

/** A message as it arrived at the failing receiver. */
export interface Arrival {
  readonly deliveryId: string;
  readonly at: Date;
  /** Whether it was answered with success. */
  readonly isAccepted: boolean;
}

/** A receiver that fails one request in five, in several ways, and is gone for good for some subjects. */
export interface FailingReceiver extends AsyncDisposable {
  readonly url: string;
  /** What arrived of a subject, in order. */
  arrivalsOf(subjectId: string): readonly Arrival[];
}

/** A number from 0 up to 1 that depends on the text alone. */
function drawOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

/** Whether the receiver says of a subject that nobody will ever listen there again: one in a hundred. */
export function isGone(subjectId: string): boolean {
  return drawOf(`gone/${subjectId}`) < 0.01;
}

/** One request in five fails: half of them with 500, then cut connections, wishes to wait, and silence. */
function replyTo(subjectId: string, index: number): Reply {
  if (isGone(subjectId)) return { status: 410 };
  const draw = drawOf(`${subjectId}/${index}`);
  if (draw < 0.1) return { status: 500 };
  if (draw < 0.15) return 'cut';
  if (draw < 0.19) return { status: 503, headers: { 'retry-after': '1' } };
  if (draw < 0.2) return 'hang';
  return { status: 204, body: '' };
}

/** Starts a failing receiver. */
export async function startFailingReceiver(): Promise<FailingReceiver> {
  const arrivals = new Map<string, Arrival[]>();
  const reply = ({ headers, body, at }: Received): Reply => {
    const { data }: { data: { id: string } } = JSON.parse(body);
    const earlier = arrivals.get(data.id) ?? [];
    const decided = replyTo(data.id, earlier.length);
    const isAccepted = typeof decided === 'object' && decided.status < 300;
    arrivals.set(data.id, [...earlier, { deliveryId: String(headers['webhook-id']), at, isAccepted }]);
    return decided;
  };
  const receiver: Receiver = await startReceiver(reply);
  return {
    url: receiver.url,
    arrivalsOf: (subjectId) => arrivals.get(subjectId) ?? [],
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}
