export {
  type ChaosOptions,
  type ComfyuiDeploySimulator,
  createComfyuiDeploySimulator,
  createManualClock,
  type ManualClock,
  type RunTruth,
  type SimulatorClock,
  type SimulatorOptions,
  type WebhookTruth,
} from './comfyui-deploy/index.ts';
