export { fal } from './provider.ts';
