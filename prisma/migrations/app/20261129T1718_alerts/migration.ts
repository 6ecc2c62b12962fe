#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/51750a77cb0a0a96f350b217d8a5ae0cd76c99929b40924f17bc98e3b7634772/contract';
import endContract from '../../snapshots/51750a77cb0a0a96f350b217d8a5ae0cd76c99929b40924f17bc98e3b7634772/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/f4ed4b2bd6589ed928ee1fa2c957e3018785021904982b35021c206b914377e4/contract';
import startContract from '../../snapshots/f4ed4b2bd6589ed928ee1fa2c957e3018785021904982b35021c206b914377e4/contract.json' with { type: 'json' };
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
      createCollection('alerts', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              accountId: { bsonType: 'string' },
              changedAt: { bsonType: 'date' },
              deliveryAttempts: { bsonType: 'int' },
              deliveryError: { bsonType: ['null', 'string'] },
              deliveryHold: { bsonType: ['null', 'string'] },
              deliveryLease: {
                oneOf: [
                  { bsonType: 'null' },
                  {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      owner: { bsonType: 'string' },
                      token: { bsonType: 'long' },
                      until: { bsonType: 'date' },
                    },
                    required: ['owner', 'token', 'until'],
                  },
                ],
              },
              deliveryStartedAt: { bsonType: ['null', 'date'] },
              deliveryStatus: {
                bsonType: ['null', 'string'],
                enum: ['pending', 'sent', 'dropped', 'skipped', null],
              },
              deliveryTimestamp: { bsonType: ['null', 'date'] },
              dismissal: {
                oneOf: [
                  { bsonType: 'null' },
                  {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      at: { bsonType: 'date' },
                      by: { bsonType: 'string' },
                      until: { bsonType: 'date' },
                      why: { bsonType: 'string' },
                    },
                    required: ['at', 'by', 'until', 'why'],
                  },
                ],
              },
              environment: { bsonType: 'string' },
              firstSeenAt: { bsonType: 'date' },
              group: { bsonType: 'string' },
              lastSeenAt: { bsonType: 'date' },
              level: { bsonType: 'string' },
              nextDeliveryAt: { bsonType: ['null', 'date'] },
              notificationPlatform: { bsonType: 'string' },
              notificationTarget: {},
              openKey: { bsonType: 'string' },
              rule: { bsonType: 'string' },
              schemaVersion: { bsonType: 'int' },
              seen: { bsonType: 'long' },
              status: { bsonType: 'string' },
              threshold: { bsonType: 'decimal' },
              title: { bsonType: 'string' },
              value: { bsonType: 'decimal' },
            },
            required: [
              '_id',
              'accountId',
              'changedAt',
              'deliveryAttempts',
              'environment',
              'firstSeenAt',
              'group',
              'lastSeenAt',
              'level',
              'notificationPlatform',
              'openKey',
              'rule',
              'schemaVersion',
              'seen',
              'status',
              'threshold',
              'title',
              'value',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex('alerts', [{ direction: 1, field: 'openKey' }], { unique: true }),
      createIndex(
        'alerts',
        [
          { direction: 1, field: 'status' },
          { direction: -1, field: 'firstSeenAt' },
        ],
        {},
      ),
      createIndex('alerts', [{ direction: -1, field: 'firstSeenAt' }], {}),
      createIndex('alerts', [{ direction: 1, field: 'nextDeliveryAt' }], {
        partialFilterExpression: { nextDeliveryAt: { $exists: true } },
      }),
      createIndex(
        'alerts',
        [
          { direction: 1, field: 'deliveryHold' },
          { direction: 1, field: 'notificationPlatform' },
        ],
        { partialFilterExpression: { deliveryHold: { $exists: true } } },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
