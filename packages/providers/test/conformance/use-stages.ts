import { afterEach } from 'vitest';
import type { ProviderClient } from '../../src/provider/index.ts';
import type { ChaosOptions } from '../../src/simulators/index.ts';
import { type Fault, startFaultyServer } from '../support/faults.ts';
import { type Stage, setStage } from './stage.ts';
import type { Subject } from './subjects.ts';

/** What tests of a provider are played on; everything is taken down after each. */
export interface Stages {
  readonly set: (chaos?: ChaosOptions) => Promise<Stage>;
  /** A client whose provider answers badly. */
  readonly facing: (fault: Fault) => Promise<ProviderClient>;
}

/** Registers the taking down, and gives the means to set up. */
export function useStages(subject: Subject): Stages {
  const open: AsyncDisposable[] = [];
  afterEach(async () => {
    for (const stage of open.splice(0)) await stage[Symbol.asyncDispose]();
  });
  return {
    async set(chaos) {
      const stage = await setStage(subject, chaos);
      open.push(stage);
      return stage;
    },
    async facing(fault) {
      const server = await startFaultyServer();
      open.push({ [Symbol.asyncDispose]: () => server.close() });
      server.fault = fault;
      return subject.provider.client({ baseUrl: server.url, apiKey: 'sk-1', timeoutMs: 4000 });
    },
  };
}
