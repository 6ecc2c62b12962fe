import { readSimulatorSettings } from './settings.ts';
import { createComfyuiDeploySimulator } from './simulator.ts';

/** Exit code for bad usage, as everywhere in Genledger. */
const BAD_USAGE = 2;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(BAD_USAGE);
}

const settings = readSimulatorSettings(process.env);
if (!settings.ok) fail(settings.error);

const simulator = createComfyuiDeploySimulator(settings.value);
const started = simulator.start();

/** Stops in good order. A message channel to the process that started it would keep it alive, so it is closed. */
async function stop(): Promise<void> {
  await started;
  await simulator.stop();
  if (process.connected) process.disconnect();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
// A starter that is gone can stop nobody.
if (process.connected) process.once('disconnect', () => void stop());

const address = await started.catch((error: unknown) =>
  fail(`The simulator cannot listen on ${settings.value.host}:${settings.value.port}: ${String(error)}`),
);
process.stdout.write(`ComfyUI Deploy simulator listening on ${address} (seed ${settings.value.seed})\n`);
