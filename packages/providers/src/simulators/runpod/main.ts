import { serveSimulator } from '../serve.ts';
import { createRunpodSimulator } from './index.ts';

await serveSimulator('RunPod', createRunpodSimulator);
