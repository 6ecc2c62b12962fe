import type { Simulator, SimulatorOptions } from './engine/index.ts';
import { readSimulatorSettings } from './engine/settings.ts';

/** Exit code for bad usage, as everywhere in Genledger. */
const BAD_USAGE = 2;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(BAD_USAGE);
}

/**
 * Serves a simulator until it is told to stop, with the settings of the environment.
 * @param title the service, in words
 */
export async function serveSimulator(
  title: string,
  create: (options: SimulatorOptions) => Simulator,
): Promise<void> {
  const settings = readSimulatorSettings(process.env);
  if (!settings.ok) return fail(settings.error);
  const { host, port, seed } = settings.value;
  const simulator = create(settings.value);
  const started = simulator.start();

  // Stops in good order. A message channel to the process that started it would keep it alive, so it is closed.
  const stop = async () => {
    await started;
    await simulator.stop();
    if (process.connected) process.disconnect();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  // A starter that is gone can stop nobody.
  if (process.connected) process.once('disconnect', () => void stop());

  const address = await started.catch((error: unknown) =>
    fail(`The simulator cannot listen on ${host}:${port}: ${String(error)}`),
  );
  process.stdout.write(`${title} simulator listening on ${address} (seed ${seed})\n`);
}
