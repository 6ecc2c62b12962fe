export { answerJson, describeAnswer } from './answer.ts';
export type { AnswerBody } from './bounded-body.ts';
export { type Connection, connect } from './connection.ts';
export type { Answered, Exchange } from './exchange.ts';
