export { comfyuiDeploy } from './provider.ts';
