import { describe, expect, test } from 'vitest';
import { listPositionSchema, readCursor, toolPositionSchema, writeCursor } from './index.ts';

const ID = '65f000000000000000000001';
const AT = new Date('2031-03-03T10:00:00.123Z');
const encode = (value: string): string => Buffer.from(value).toString('base64url');

test('a list without a further page has no cursor', () => {
  expect(writeCursor(undefined)).toBeNull();
});

describe('a cursor leads back to its place, to the millisecond', () => {
  test.each([
    { time: AT, id: ID },
    { time: AT, id: ID, side: 'newer' as const },
  ])('among records: %j', (place) => {
    expect(readCursor(listPositionSchema, writeCursor(place) ?? '')).toEqual({ ok: true, value: place });
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
  ['an operator', encode('{"time":{"$gt":0},"id":{"$gt":""}}')],
  ['an id that is none', encode(`{"time":"${AT.toISOString()}","id":"x"}`)],
  ['no time', encode(`{"time":"yesterday","id":"${ID}"}`)],
  ['a side that there is not', encode(`{"time":"${AT.toISOString()}","id":"${ID}","side":"left"}`)],
  ['a place without its id', encode(`{"time":"${AT.toISOString()}"}`)],
])('%s is no cursor', (_what, cursor) => {
  expect(readCursor(listPositionSchema, cursor)).toEqual({
    ok: false,
    error: 'is not a cursor that this list handed out',
  });
});
