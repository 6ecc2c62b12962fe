import { hasProviderKey } from '@genledger/services/configuration';
import { type AppProcess, startApp } from './app-process.ts';
import { keepMongodRunning } from './kept-mongod.ts';
import { freePort, freePortLike, portRefusal } from './port.ts';
import { prepareLedger } from './prepare-ledger.ts';
import { isReady } from './readiness.ts';
import { keptKey, keptSecret, keptSigningSecret } from './secret-file.ts';
import type { StartSettings } from './settings.ts';
import type { Welcome } from './welcome.ts';

/** Something stands in the way of starting; the message says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The whole system on this machine. */
export interface RunningSystem {
  readonly welcome: Welcome;
  /** Resolves when a part ends by itself, with what happened. */
  readonly failed: Promise<string>;
}

const READY_WITHIN_MS = 60_000;
const API = 'apps/api/src/main.ts';
const NOTIFIER = 'apps/notifier/src/main.ts';
const DEFAULT_NOTIFIER_PORT = 4101;
const SIMULATOR = 'packages/providers/src/simulators/comfyui-deploy/main.ts';

/** What was started, and how to end it: the last first. */
export class System {
  readonly #parts: { stop(): Promise<void> }[] = [];
  readonly #settings: StartSettings;
  readonly #say: (line: string) => void;

  constructor(settings: StartSettings, say: (line: string) => void) {
    this.#settings = settings;
    this.#say = say;
  }

  /** Starts everything. @throws StartError, MongodError, MigrationError with what to do */
  async start(): Promise<RunningSystem> {
    await this.#checkPort();
    const url = await this.#database();
    const simulated = !hasProviderKey('comfyui-deploy', this.#settings);
    this.#say('bringing the database to the contract');
    const prepared = await prepareLedger(url, this.#settings.GENLEDGER_ADMIN_KEY, simulated);
    if (prepared.migrationsApplied > 0) this.#say(`${prepared.migrationsApplied} migrations applied`);
    const apps: AppProcess[] = [];
    const shared: NodeJS.ProcessEnv = { DATABASE_URL: url, ...this.#secrets() };
    let simulator: string | undefined;
    if (simulated) {
      const started = await this.#startSimulator();
      simulator = started.address;
      Object.assign(shared, { COMFYUI_DEPLOY_URL: simulator, COMFYUI_DEPLOY_API_KEY: started.apiKey });
      apps.push(started.app);
    }
    const address = `http://${this.#settings.HOST}:${this.#settings.PORT}`;
    apps.push(await this.#startApi(address, shared));
    const notifier = await this.#startNotifier(shared);
    apps.push(notifier.app);
    const { firstApiKey } = prepared;
    return {
      welcome: {
        address,
        notifier: notifier.address,
        database: url,
        ...(simulator !== undefined && { simulator }),
        ...(firstApiKey !== undefined && { firstApiKey }),
        isKeyGiven: this.#settings.GENLEDGER_ADMIN_KEY !== undefined,
      },
      failed: Promise.race(apps.map(async (app) => `The ${app.name} ended by itself (${await app.exited}).`)),
    };
  }

  /** Ends what was started, the last first. */
  async stop(): Promise<void> {
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) await part.stop();
  }

  #keep<Part extends { stop(): Promise<void> }>(part: Part): Part {
    this.#parts.push(part);
    return part;
  }

  async #checkPort(): Promise<void> {
    const { HOST, PORT } = this.#settings;
    const refusal = await portRefusal(HOST, PORT);
    if (refusal === undefined) return;
    const why = refusal === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${refusal})`;
    throw new StartError(
      `Port ${PORT} on ${HOST} ${why}. End what holds it, or choose another one: PORT=4200 npx -y pnpm@12 start`,
    );
  }

  async #database(): Promise<string> {
    const { DATABASE_URL, GENLEDGER_DATA_DIR } = this.#settings;
    if (DATABASE_URL !== undefined) return DATABASE_URL;
    this.#say(`starting the embedded MongoDB on ${GENLEDGER_DATA_DIR}`);
    const mongod = this.#keep(await keepMongodRunning(GENLEDGER_DATA_DIR, this.#say));
    return mongod.uri.replace('/?', '/genledger?');
  }

  /** Secrets that nobody has to think of on one machine. Those of the environment come first: the apps inherit them. */
  #secrets(): NodeJS.ProcessEnv {
    const { GENLEDGER_WEBHOOK_SECRET, GENLEDGER_DATA_DIR: directory } = this.#settings;
    const {
      GENLEDGER_DELIVERY_SECRET = keptSigningSecret(directory, 'delivery-secret'),
      GENLEDGER_SECRETS_KEY = keptKey(directory, 'secrets-key'),
    } = process.env;
    return {
      GENLEDGER_WEBHOOK_SECRET:
        GENLEDGER_WEBHOOK_SECRET?.join(',') ?? keptSecret(directory, 'webhook-secret'),
      GENLEDGER_DELIVERY_SECRET,
      GENLEDGER_SECRETS_KEY,
    };
  }

  async #startSimulator() {
    const apiKey = keptSecret(this.#settings.GENLEDGER_DATA_DIR, 'simulator-key');
    const port = await freePort('127.0.0.1');
    const environment = {
      SIMULATOR_HOST: '127.0.0.1',
      SIMULATOR_PORT: String(port),
      SIMULATOR_API_KEY: apiKey,
    };
    const app = this.#keep(startApp('simulator', SIMULATOR, environment, /listening on/));
    return { app, apiKey, address: `http://127.0.0.1:${port}` };
  }

  async #startApi(address: string, environment: NodeJS.ProcessEnv): Promise<AppProcess> {
    this.#say('starting the API');
    const app = this.#keep(startApp('api', API, environment, /^Genledger API listens/));
    await this.#readiness(app, `${address}/readyz`);
    return app;
  }

  async #startNotifier(environment: NodeJS.ProcessEnv) {
    this.#say('starting the notifier');
    const { HOST, GENLEDGER_NOTIFIER_PORT } = this.#settings;
    const port = GENLEDGER_NOTIFIER_PORT ?? (await freePortLike(HOST, DEFAULT_NOTIFIER_PORT));
    const settings = { ...environment, GENLEDGER_NOTIFIER_PORT: String(port) };
    const app = this.#keep(startApp('notifier', NOTIFIER, settings, /^Genledger notifier listens/));
    const address = `http://${HOST}:${port}`;
    await this.#readiness(app, `${address}/healthz`);
    return { app, address };
  }

  async #readiness(app: AppProcess, address: string): Promise<void> {
    let ended: string | undefined;
    void app.exited.then((how) => {
      ended = how;
    });
    if (await isReady(address, READY_WITHIN_MS, () => ended !== undefined)) return;
    throw new StartError(
      ended === undefined
        ? `The ${app.name} did not become ready within 60 s.`
        : `The ${app.name} ended at once (${ended}).`,
    );
  }
}
