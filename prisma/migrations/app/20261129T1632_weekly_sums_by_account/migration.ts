#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/1679b0981b237c5fa59c7fd4085b786cd16887cad02c2949780efaf031cf8d7d/contract';
import endContract from '../../snapshots/1679b0981b237c5fa59c7fd4085b786cd16887cad02c2949780efaf031cf8d7d/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/4a9d2448c0058c9399cd13a0391fa897d4f413d24bc891cb3770c012f5065c73/contract';
import startContract from '../../snapshots/4a9d2448c0058c9399cd13a0391fa897d4f413d24bc891cb3770c012f5065c73/contract.json' with { type: 'json' };
import {
  Migration,
  MigrationCLI,
  collMod,
  createCollection,
  createIndex,
} from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createCollection('weeklyAccountRollups', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              accountId: { bsonType: 'string' },
              cancelled: { bsonType: 'long' },
              costCount: { bsonType: 'long' },
              costUsd: { bsonType: 'decimal' },
              count: { bsonType: 'long' },
              durationMs: { bsonType: 'long' },
              durations: {},
              environment: { bsonType: 'string' },
              failed: { bsonType: 'long' },
              pointsSpent: { bsonType: 'long' },
              protocolNetPoints: { bsonType: 'long' },
              shard: { bsonType: 'int' },
              succeeded: { bsonType: 'long' },
              toolId: { bsonType: 'string' },
              week: { bsonType: 'date' },
            },
            required: [
              '_id',
              'accountId',
              'cancelled',
              'costCount',
              'costUsd',
              'count',
              'durationMs',
              'environment',
              'failed',
              'pointsSpent',
              'protocolNetPoints',
              'shard',
              'succeeded',
              'toolId',
              'week',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'weeklyAccountRollups',
        [
          { direction: 1, field: 'week' },
          { direction: 1, field: 'accountId' },
          { direction: 1, field: 'toolId' },
          { direction: 1, field: 'environment' },
          { direction: 1, field: 'shard' },
        ],
        { unique: true },
      ),
      collMod(
        'weeklyRollups',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                cancelled: { bsonType: 'long' },
                costCount: { bsonType: 'long' },
                costUsd: { bsonType: 'decimal' },
                count: { bsonType: 'long' },
                durationMs: { bsonType: 'long' },
                durations: {},
                environment: { bsonType: 'string' },
                failed: { bsonType: 'long' },
                pointsSpent: { bsonType: 'long' },
                protocolNetPoints: { bsonType: 'long' },
                shard: { bsonType: 'int' },
                succeeded: { bsonType: 'long' },
                toolId: { bsonType: 'string' },
                week: { bsonType: 'date' },
              },
              required: [
                '_id',
                'cancelled',
                'costCount',
                'costUsd',
                'count',
                'durationMs',
                'environment',
                'failed',
                'pointsSpent',
                'protocolNetPoints',
                'shard',
                'succeeded',
                'toolId',
                'week',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.weeklyRollups.update',
          label: 'Update validator on weeklyRollups',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
