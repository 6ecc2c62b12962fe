export { answerJson, describeAnswer } from './answer.ts';
export { startDeadline } from './deadline.ts';
export { type Answered, type Exchange, exchange } from './exchange.ts';
