export { type ComfyuiDeploySimulator, createComfyuiDeploySimulator } from './comfyui-deploy/index.ts';
export {
  type ChaosOptions,
  createManualClock,
  type ManualClock,
  type RunTruth,
  SIMULATOR_WEBHOOK_SECRET,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
  type WebhookTruth,
} from './engine/index.ts';
export { createFalSimulator, falSigningKey } from './fal/index.ts';
export { createReplicateSimulator } from './replicate/index.ts';
export { createRunpodSimulator } from './runpod/index.ts';
