#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/38cbf12f7d9014f5419431b67dfe609d4f12910fbe777b8b0e906a3053469487/contract';
import endContract from '../../snapshots/38cbf12f7d9014f5419431b67dfe609d4f12910fbe777b8b0e906a3053469487/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/5369cf59adb982a344b03970fef6b46ffda4f95863de8d30b6552a987899afe7/contract';
import startContract from '../../snapshots/5369cf59adb982a344b03970fef6b46ffda4f95863de8d30b6552a987899afe7/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'deliveryStatus' },
          { direction: -1, field: 'requestTimestamp' },
          { direction: -1, field: '_id' },
        ],
        { partialFilterExpression: { deliveryStatus: 'dropped' } },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
