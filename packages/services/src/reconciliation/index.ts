export { type Asked, askProvider } from './ask-provider.ts';
export { reconcileDue } from './reconcile-due.ts';
export { type Reconciled, reconcileGeneration } from './reconcile-generation.ts';
