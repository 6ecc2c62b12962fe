export { keepOperation, lastOperation, type OperationKind, type OperationRequest } from './keep-operation.ts';
export { operationsAbout } from './operations-about.ts';
export { isProductionName, type Operator, operationNote } from './operator.ts';
export { recordOnSubject } from './record-on-subject.ts';
export { recordOperation } from './record-operation.ts';
