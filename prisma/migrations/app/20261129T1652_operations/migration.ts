#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/1679b0981b237c5fa59c7fd4085b786cd16887cad02c2949780efaf031cf8d7d/contract';
import startContract from '../../snapshots/1679b0981b237c5fa59c7fd4085b786cd16887cad02c2949780efaf031cf8d7d/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/f4ed4b2bd6589ed928ee1fa2c957e3018785021904982b35021c206b914377e4/contract';
import endContract from '../../snapshots/f4ed4b2bd6589ed928ee1fa2c957e3018785021904982b35021c206b914377e4/contract.json' with { type: 'json' };
import {
  Migration,
  MigrationCLI,
  createCollection,
  createIndex,
} from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createCollection('operations', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              about: { bsonType: 'string' },
              finishedAt: { bsonType: ['null', 'date'] },
              kind: { bsonType: 'string' },
              operator: { bsonType: 'string' },
              outcome: { bsonType: ['null', 'string'] },
              startedAt: { bsonType: 'date' },
              why: { bsonType: ['null', 'string'] },
            },
            required: ['_id', 'about', 'kind', 'operator', 'startedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'operations',
        [
          { direction: 1, field: 'kind' },
          { direction: -1, field: 'startedAt' },
        ],
        {},
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
