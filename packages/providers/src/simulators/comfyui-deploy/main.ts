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
const address = await simulator.start().catch((error: unknown) => {
  fail(`The simulator cannot listen on ${settings.value.host}:${settings.value.port}: ${String(error)}`);
});
process.stdout.write(`ComfyUI Deploy simulator listening on ${address} (seed ${settings.value.seed})\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.stop());
}
