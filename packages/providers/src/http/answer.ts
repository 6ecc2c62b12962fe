import { asRecord, clip, field, textField } from '../reading/index.ts';
import type { AnswerBody } from './bounded-body.ts';

/** Longest excerpt of an answer in a message, UTF-16 units. */
const EXCERPT_LIMIT = 300;

/** An answer's JSON, or nothing where it was not read whole or is no JSON. */
export function answerJson(body: AnswerBody): unknown {
  if (!body.complete) return undefined;
  try {
    return JSON.parse(body.text);
  } catch {
    return undefined;
  }
}

/** What an error answer says in words: `detail` (text, or a list with `msg`), `message`, `error`; else its text. */
function wordsOf(body: AnswerBody): string {
  if (!body.complete) return body.message;
  const answer = asRecord(answerJson(body));
  if (answer === undefined) return body.text;
  const details = field(answer, 'detail');
  const detail = asRecord(Array.isArray(details) ? details[0] : details);
  const words = detail && (textField(detail, 'msg') ?? textField(detail, 'message'));
  return (
    words ??
    textField(answer, 'detail') ??
    textField(answer, 'message') ??
    textField(answer, 'error') ??
    body.text
  );
}

/**
 * An error answer in one line for people and logs: `HTTP 422: Field required`.
 * @param secrets texts that an answer may repeat and a message must not hold
 */
export function describeAnswer(status: number, body: AnswerBody, secrets: readonly string[]): string {
  const said = secrets.reduce((words, secret) => words.replaceAll(secret, '[secret]'), wordsOf(body));
  const line = said.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line === '' ? `HTTP ${status}` : `HTTP ${status}: ${clip(line, EXCERPT_LIMIT)}`;
}
