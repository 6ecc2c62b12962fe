export type { ChaosOptions } from './chaos.ts';
export { createManualClock, type ManualClock, type SimulatorClock } from './clock.ts';
export type { SimulatorOptions } from './options.ts';
export { type ComfyuiDeploySimulator, createComfyuiDeploySimulator } from './simulator.ts';
export type { RunTruth, WebhookTruth } from './truth.ts';
