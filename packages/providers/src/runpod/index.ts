export { runpod } from './provider.ts';
