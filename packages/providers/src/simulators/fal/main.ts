import { serveSimulator } from '../serve.ts';
import { createFalSimulator } from './index.ts';

await serveSimulator('fal', createFalSimulator);
