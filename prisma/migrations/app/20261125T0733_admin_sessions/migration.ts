#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/2fbc3495ad18ed7a3c004f94009c69a9c6c4534692b7f2c1218a7fd7ff83b5d0/contract';
import endContract from '../../snapshots/2fbc3495ad18ed7a3c004f94009c69a9c6c4534692b7f2c1218a7fd7ff83b5d0/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/cfeafa58cf05d0746997dfd986277c5277e553cc260fcde1f5923f27b1c91c0e/contract';
import startContract from '../../snapshots/cfeafa58cf05d0746997dfd986277c5277e553cc260fcde1f5923f27b1c91c0e/contract.json' with { type: 'json' };
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
      createCollection('adminSessions', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              createdAt: { bsonType: 'date' },
              expiresAt: { bsonType: 'date' },
              keyId: { bsonType: 'objectId' },
              tokenHash: { bsonType: 'string' },
            },
            required: ['_id', 'createdAt', 'expiresAt', 'keyId', 'tokenHash'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex('adminSessions', [{ direction: 1, field: 'tokenHash' }], { unique: true }),
      createIndex('adminSessions', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
