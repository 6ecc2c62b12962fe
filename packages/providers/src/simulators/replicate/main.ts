import { serveSimulator } from '../serve.ts';
import { createReplicateSimulator } from './index.ts';

await serveSimulator('Replicate', createReplicateSimulator);
