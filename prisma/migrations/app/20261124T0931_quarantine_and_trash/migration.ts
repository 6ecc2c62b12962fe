#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/afe9dff18eb70b7b818eb36fab5be42550afe36a1e28ac970e671fa42ecc1eb3/contract';
import startContract from '../../snapshots/afe9dff18eb70b7b818eb36fab5be42550afe36a1e28ac970e671fa42ecc1eb3/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/cfeafa58cf05d0746997dfd986277c5277e553cc260fcde1f5923f27b1c91c0e/contract';
import endContract from '../../snapshots/cfeafa58cf05d0746997dfd986277c5277e553cc260fcde1f5923f27b1c91c0e/contract.json' with { type: 'json' };
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
      createCollection('quarantine', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              collection: { bsonType: 'string' },
              decisions: {},
              documentId: {},
              findings: {},
              foundAt: { bsonType: 'date' },
              migration: { bsonType: 'string' },
              reasons: { bsonType: 'array', items: { bsonType: 'string' } },
            },
            required: [
              '_id',
              'collection',
              'documentId',
              'findings',
              'foundAt',
              'migration',
              'reasons',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('trash', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              batch: { bsonType: 'string' },
              collection: { bsonType: 'string' },
              document: {},
              documentId: {},
              purgeAt: { bsonType: 'date' },
              rule: { bsonType: 'string' },
              trashedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'batch',
              'collection',
              'document',
              'documentId',
              'purgeAt',
              'rule',
              'trashedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'quarantine',
        [
          { direction: 1, field: 'collection' },
          { direction: 1, field: 'documentId' },
        ],
        { unique: true },
      ),
      createIndex('quarantine', [{ direction: 1, field: 'reasons' }], {}),
      createIndex(
        'trash',
        [
          { direction: 1, field: 'collection' },
          { direction: 1, field: 'documentId' },
        ],
        { unique: true },
      ),
      createIndex('trash', [{ direction: 1, field: 'batch' }], {}),
      createIndex('trash', [{ direction: 1, field: 'purgeAt' }], { expireAfterSeconds: 0 }),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
