import { expect, it } from 'vitest';
import { AnswerReader } from './answer-reader.ts';

const ANSWER = 'HTTP/1.1 202 Accepted\r\nContent-Length: 4\r\nx: y\r\n\r\nbody';

it('reads an answer that comes whole, and the next one', () => {
  const reader = new AnswerReader();
  expect(reader.read(Buffer.from(ANSWER))).toBe(202);
  expect(reader.read(Buffer.from(ANSWER.replace('202', '503')))).toBe(503);
});

it('waits for the rest of an answer that comes byte by byte', () => {
  const reader = new AnswerReader();
  const statuses = [...Buffer.from(ANSWER)].map((byte) => reader.read(Buffer.from([byte])));
  expect(statuses.pop()).toBe(202);
  expect(statuses.every((status) => status === undefined)).toBe(true);
});

it('refuses an answer whose end it cannot tell', () => {
  const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
  expect(() => new AnswerReader().read(Buffer.from(head))).toThrow(/without a length/);
});
