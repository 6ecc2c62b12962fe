import type { InboxEvent } from '@genledger/db/repositories';
import type { EventId, ProviderName } from '@genledger/domain/kernel';
import { expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

function eventsOf(count: number, rawBody = '{}'): InboxEvent[] {
  return Array.from({ length: count }, (_, position) => ({
    eventId: String(position) as EventId,
    provider: 'comfyui-deploy' as ProviderName,
    source: 'webhook' as const,
    rawBody,
    receivedAt: new Date(0),
  }));
}

function queueOf(events: readonly InboxEvent[]): EventQueue {
  const queue = new EventQueue();
  queue.add(events);
  return queue;
}

it('hands out 500 events at most, oldest first, each once', () => {
  const events = eventsOf(1200);
  const queue = queueOf(events);
  const batches = [queue.take(), queue.take(), queue.take(), queue.take()];
  expect(batches.map(({ length }) => length)).toEqual([500, 500, 200, 0]);
  expect(batches.flat()).toEqual(events);
  expect(queue.isEmpty).toBe(true);
});

it('a batch ends before its bodies are longer than 8 MiB', () => {
  const queue = queueOf(eventsOf(9, 'x'.repeat(1_048_576)));
  expect(queue.take()).toHaveLength(8);
  expect(queue.take()).toHaveLength(1);
});

it('an event longer than a batch may be is a batch of its own', () => {
  const queue = queueOf([...eventsOf(1, 'x'.repeat(9_000_000)), ...eventsOf(2)]);
  expect(queue.take()).toHaveLength(1);
  expect(queue.take()).toHaveLength(2);
});

it('a batch is whole with 500 events, and memory is full with 5000', () => {
  expect(queueOf(eventsOf(499)).hasBatch).toBe(false);
  expect(queueOf(eventsOf(500)).hasBatch).toBe(true);
  expect(queueOf(eventsOf(4990)).hasRoom(10)).toBe(true);
  expect(queueOf(eventsOf(4990)).hasRoom(11)).toBe(false);
});
