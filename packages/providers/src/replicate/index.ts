export { replicate } from './provider.ts';
