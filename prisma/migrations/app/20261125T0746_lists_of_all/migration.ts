#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/5dddbb652b46fac03143701d47536e2c9f4f801a88ad8ba0f023fd76795c8de9/contract';
import startContract from '../../snapshots/5dddbb652b46fac03143701d47536e2c9f4f801a88ad8ba0f023fd76795c8de9/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/953607bd24477948a902fc19de73a8b78e6e7b8624642e8cbebdcd4f35da73b4/contract';
import endContract from '../../snapshots/953607bd24477948a902fc19de73a8b78e6e7b8624642e8cbebdcd4f35da73b4/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex('cookExecutions', [{ direction: -1, field: 'startedAt' }], {}),
      createIndex('generationOutputs', [{ direction: -1, field: 'requestTimestamp' }], {}),
      createIndex('spellCasts', [{ direction: -1, field: 'startedAt' }], {}),
      createIndex('webhookEvents', [{ direction: -1, field: 'receivedAt' }], {}),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
