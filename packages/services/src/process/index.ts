export { type OrderlyStop, stopOnSignal } from './stop-on-signal.ts';
