export { answerJson, describeAnswer } from './answer.ts';
export type { AnswerBody } from './bounded-body.ts';
export { type Connection, connect } from './connection.ts';
export { type Answered, type Exchange, type ExchangeLimits, exchange } from './exchange.ts';
