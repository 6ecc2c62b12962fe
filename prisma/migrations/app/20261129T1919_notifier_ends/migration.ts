#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/51750a77cb0a0a96f350b217d8a5ae0cd76c99929b40924f17bc98e3b7634772/contract';
import startContract from '../../snapshots/51750a77cb0a0a96f350b217d8a5ae0cd76c99929b40924f17bc98e3b7634772/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/917df43dc5cc78940a70b03e25f17b5b19de66229d660234efb715b2cfa524c7/contract';
import endContract from '../../snapshots/917df43dc5cc78940a70b03e25f17b5b19de66229d660234efb715b2cfa524c7/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      collMod(
        'notifiers',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                channels: {},
                endedAt: { bsonType: ['null', 'date'] },
                name: { bsonType: 'string' },
                seenAt: { bsonType: 'date' },
                startedAt: { bsonType: 'date' },
              },
              required: ['_id', 'channels', 'name', 'seenAt', 'startedAt'],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.notifiers.update',
          label: 'Update validator on notifiers',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
