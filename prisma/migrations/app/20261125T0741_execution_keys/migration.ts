#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/31b4593dbe199c6bd94f1fe78aa5365d56b9b81720ea52d57b6f9a77dbceee99/contract';
import startContract from '../../snapshots/31b4593dbe199c6bd94f1fe78aa5365d56b9b81720ea52d57b6f9a77dbceee99/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/e6989bf72e1bd7dc07c6506b6eb3c3145ee01b3cd3f7991b621a77af10596198/contract';
import endContract from '../../snapshots/e6989bf72e1bd7dc07c6506b6eb3c3145ee01b3cd3f7991b621a77af10596198/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      collMod(
        'cookExecutions',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                announceChildren: { bsonType: ['null', 'bool'] },
                completedAt: { bsonType: ['null', 'date'] },
                cookId: { bsonType: ['null', 'objectId'] },
                costCount: { bsonType: ['null', 'int'] },
                costUsd: { bsonType: 'decimal' },
                counts: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    cancelled: { bsonType: 'int' },
                    failed: { bsonType: 'int' },
                    pending: { bsonType: 'int' },
                    processing: { bsonType: 'int' },
                    success: { bsonType: 'int' },
                  },
                  required: ['cancelled', 'failed', 'pending', 'processing', 'success'],
                },
                deliveryAttempts: { bsonType: ['null', 'int'] },
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
                dueAt: { bsonType: ['null', 'date'] },
                environment: { bsonType: 'string' },
                expectedChildren: { bsonType: ['null', 'int'] },
                generationIds: { bsonType: 'array', items: { bsonType: 'objectId' } },
                initiatorAccountId: { bsonType: 'string' },
                legacy: {},
                metadata: {},
                nextDeliveryAt: { bsonType: ['null', 'date'] },
                notificationPlatform: { bsonType: ['null', 'string'] },
                notificationTarget: {},
                plan: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        again: {
                          bsonType: 'array',
                          items: {
                            additionalProperties: false,
                            bsonType: 'object',
                            properties: {
                              attempt: { bsonType: 'int' },
                              index: { bsonType: 'int' },
                              replacement: { bsonType: 'int' },
                            },
                            required: ['attempt', 'index', 'replacement'],
                          },
                        },
                        budgetPoints: { bsonType: ['null', 'long'] },
                        budgetUsd: { bsonType: ['null', 'decimal'] },
                        concurrency: { bsonType: 'int' },
                        definition: {},
                        ended: { bsonType: 'array', items: { bsonType: 'objectId' } },
                        firstIndex: { bsonType: 'int' },
                        lost: { bsonType: 'array', items: { bsonType: 'int' } },
                        nextIndex: { bsonType: 'int' },
                        seed: { bsonType: 'string' },
                        spell: {},
                        targetSize: { bsonType: 'int' },
                      },
                      required: [
                        'again',
                        'concurrency',
                        'definition',
                        'ended',
                        'firstIndex',
                        'lost',
                        'nextIndex',
                        'seed',
                        'targetSize',
                      ],
                    },
                  ],
                },
                pointsSpent: { bsonType: 'long' },
                pricingTier: { bsonType: ['null', 'string'] },
                schemaVersion: { bsonType: 'int' },
                startedAt: { bsonType: 'date' },
                status: {
                  bsonType: 'string',
                  enum: [
                    'running',
                    'paused',
                    'stopping',
                    'stopped',
                    'completed',
                    'failed',
                    'cancelled',
                  ],
                },
                statusReason: { bsonType: ['null', 'string'] },
              },
              required: [
                '_id',
                'costUsd',
                'counts',
                'environment',
                'generationIds',
                'initiatorAccountId',
                'pointsSpent',
                'schemaVersion',
                'startedAt',
                'status',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.cookExecutions.update',
          label: 'Update validator on cookExecutions',
          operationClass: 'destructive',
        },
      ),
      collMod(
        'idempotencyKeys',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                createdAt: { bsonType: 'date' },
                executionId: { bsonType: ['null', 'objectId'] },
                generationId: { bsonType: ['null', 'objectId'] },
                key: { bsonType: 'string' },
                requestHash: { bsonType: 'string' },
              },
              required: ['_id', 'createdAt', 'key', 'requestHash'],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.idempotencyKeys.update',
          label: 'Update validator on idempotencyKeys',
          operationClass: 'destructive',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
