export { answerJson, describeAnswer } from './answer.ts';
export { type Answered, type Exchange, exchange } from './exchange.ts';
