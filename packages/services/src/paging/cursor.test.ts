import type { EventId, GenerationId } from '@genledger/domain/kernel';
import { describe, expect, test } from 'vitest';
import {
  eventPositionSchema,
  generationPositionSchema,
  readCursor,
  toolPositionSchema,
  writeCursor,
} from './index.ts';

const ID = '65f000000000000000000001';
const AT = new Date('2031-03-03T10:00:00.123Z');
const encode = (value: string): string => Buffer.from(value).toString('base64url');

test('a list without a further page has no cursor', () => {
  expect(writeCursor(undefined)).toBeNull();
});

describe('a cursor leads back to its place, to the millisecond', () => {
  test('among generations', () => {
    const place = { requestTimestamp: AT, id: ID as GenerationId };
    expect(readCursor(generationPositionSchema, writeCursor(place) ?? '')).toEqual({
      ok: true,
      value: place,
    });
  });

  test('among events', () => {
    const place = { receivedAt: AT, eventId: ID as EventId };
    expect(readCursor(eventPositionSchema, writeCursor(place) ?? '')).toEqual({ ok: true, value: place });
  });

  test.each(['painter', 'Zeichner ä 👍', '$where', '__proto__'])('among tools: %s', (toolId) => {
    const cursor = writeCursor(toolId) ?? '';
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(readCursor(toolPositionSchema, cursor)).toEqual({ ok: true, value: toolId });
  });
});

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['no JSON', encode('x')],
  ['a place of another list', encode(JSON.stringify('painter'))],
  ['an operator', encode('{"requestTimestamp":{"$gt":0},"id":{"$gt":""}}')],
  ['an id that is none', encode(`{"requestTimestamp":"${AT.toISOString()}","id":"x"}`)],
  ['no time', encode(`{"requestTimestamp":"yesterday","id":"${ID}"}`)],
  ['a place without its id', encode(`{"requestTimestamp":"${AT.toISOString()}"}`)],
])('%s is no cursor', (_what, cursor) => {
  expect(readCursor(generationPositionSchema, cursor)).toEqual({
    ok: false,
    error: 'is not a cursor that this list handed out',
  });
});
