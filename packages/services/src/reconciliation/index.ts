export { askAgain } from './ask-again.ts';
export { type Asked, askProvider } from './ask-provider.ts';
export { expireGeneration } from './expire-generation.ts';
export { reconcileDue } from './reconcile-due.ts';
export { type Reconciled, reconcileGeneration } from './reconcile-generation.ts';
