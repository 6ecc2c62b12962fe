import { serveSimulator } from '../serve.ts';
import { createComfyuiDeploySimulator } from './index.ts';

await serveSimulator('ComfyUI Deploy', createComfyuiDeploySimulator);
