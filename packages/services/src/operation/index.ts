export { type Operator, operationNote } from './operator.ts';
export { recordOperation } from './record-operation.ts';
