#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/2fbc3495ad18ed7a3c004f94009c69a9c6c4534692b7f2c1218a7fd7ff83b5d0/contract';
import startContract from '../../snapshots/2fbc3495ad18ed7a3c004f94009c69a9c6c4534692b7f2c1218a7fd7ff83b5d0/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/31b4593dbe199c6bd94f1fe78aa5365d56b9b81720ea52d57b6f9a77dbceee99/contract';
import endContract from '../../snapshots/31b4593dbe199c6bd94f1fe78aa5365d56b9b81720ea52d57b6f9a77dbceee99/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex('cookExecutions', [{ direction: 1, field: 'dueAt' }], {
        partialFilterExpression: { dueAt: { $exists: true } },
      }),
      createIndex('cookExecutions', [{ direction: 1, field: 'nextDeliveryAt' }], {
        partialFilterExpression: { nextDeliveryAt: { $exists: true } },
      }),
      createIndex(
        'cookExecutions',
        [
          { direction: 1, field: 'initiatorAccountId' },
          { direction: 1, field: 'nextDeliveryAt' },
        ],
        { partialFilterExpression: { nextDeliveryAt: { $exists: true } } },
      ),
      createIndex(
        'cookExecutions',
        [
          { direction: 1, field: 'deliveryHold' },
          { direction: 1, field: 'notificationPlatform' },
        ],
        { partialFilterExpression: { deliveryHold: { $exists: true } } },
      ),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'cookExecutionId' },
          { direction: 1, field: 'pieceIndex' },
          { direction: 1, field: 'replacement' },
          { direction: 1, field: 'attempt' },
        ],
        {
          unique: true,
          partialFilterExpression: { attempt: { $exists: true }, kind: 'cookPiece' },
        },
      ),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'spellCastId' },
          { direction: 1, field: 'stepIndex' },
          { direction: 1, field: 'attempt' },
        ],
        {
          unique: true,
          partialFilterExpression: { attempt: { $exists: true }, kind: 'spellStep' },
        },
      ),
      createIndex(
        'spellCasts',
        [
          { direction: 1, field: 'cookExecutionId' },
          { direction: 1, field: 'pieceIndex' },
          { direction: 1, field: 'replacement' },
          { direction: 1, field: 'attempt' },
        ],
        { unique: true, partialFilterExpression: { attempt: { $exists: true } } },
      ),
      createIndex('spellCasts', [{ direction: 1, field: 'dueAt' }], {
        partialFilterExpression: { dueAt: { $exists: true } },
      }),
      createIndex('spellCasts', [{ direction: 1, field: 'nextDeliveryAt' }], {
        partialFilterExpression: { nextDeliveryAt: { $exists: true } },
      }),
      createIndex(
        'spellCasts',
        [
          { direction: 1, field: 'initiatorAccountId' },
          { direction: 1, field: 'nextDeliveryAt' },
        ],
        { partialFilterExpression: { nextDeliveryAt: { $exists: true } } },
      ),
      createIndex(
        'spellCasts',
        [
          { direction: 1, field: 'deliveryHold' },
          { direction: 1, field: 'notificationPlatform' },
        ],
        { partialFilterExpression: { deliveryHold: { $exists: true } } },
      ),
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
        'cooks',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                createdAt: { bsonType: 'date' },
                legacy: {},
                metadata: {},
                name: { bsonType: 'string' },
                onFailure: {},
                ownerAccountId: { bsonType: ['null', 'string'] },
                parameters: {},
                randomness: {},
                schemaVersion: { bsonType: 'int' },
                targetSize: { bsonType: ['null', 'int'] },
                templates: {},
                toolId: { bsonType: ['null', 'string'] },
                updatedAt: { bsonType: 'date' },
                work: {},
              },
              required: ['_id', 'createdAt', 'name', 'schemaVersion', 'updatedAt'],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.cooks.update',
          label: 'Update validator on cooks',
          operationClass: 'widening',
        },
      ),
      collMod(
        'generationOutputs',
        {
          validator: {
            $jsonSchema: {
              bsonType: 'object',
              oneOf: [
                {
                  additionalProperties: false,
                  properties: {
                    _id: { bsonType: 'objectId' },
                    accountId: { bsonType: 'string' },
                    announce: { bsonType: 'bool' },
                    artifacts: {
                      bsonType: 'array',
                      items: {
                        additionalProperties: false,
                        bsonType: 'object',
                        properties: {
                          createdAt: { bsonType: ['null', 'date'] },
                          filename: { bsonType: ['null', 'string'] },
                          index: { bsonType: 'int' },
                          kind: { bsonType: 'string' },
                          nodeId: { bsonType: ['null', 'string'] },
                          outputId: { bsonType: 'string' },
                          text: { bsonType: ['null', 'string'] },
                          url: { bsonType: ['null', 'string'] },
                        },
                        required: ['index', 'kind', 'outputId'],
                      },
                    },
                    clientReference: { bsonType: ['null', 'string'] },
                    computeMs: { bsonType: ['null', 'long'] },
                    contributorRewardPoints: { bsonType: 'long' },
                    costBasis: {
                      bsonType: ['null', 'string'],
                      enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                    },
                    costRate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            amountUsd: { bsonType: 'decimal' },
                            source: { bsonType: 'string' },
                            unit: { bsonType: 'string', enum: ['second', 'run', 'token'] },
                          },
                          required: ['amountUsd', 'source', 'unit'],
                        },
                      ],
                    },
                    costUsd: { bsonType: ['null', 'decimal'] },
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
                      bsonType: 'string',
                      enum: ['pending', 'sent', 'dropped', 'skipped'],
                    },
                    deliveryTimestamp: { bsonType: ['null', 'date'] },
                    durationMs: { bsonType: ['null', 'long'] },
                    environment: { bsonType: 'string' },
                    error: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            code: { bsonType: 'string' },
                            details: {},
                            message: { bsonType: 'string' },
                          },
                          required: ['code', 'message'],
                        },
                      ],
                    },
                    evidence: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        computeMs: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                value: { bsonType: 'long' },
                              },
                              required: ['eventId', 'receivedAt', 'value'],
                            },
                          ],
                        },
                        ends: {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            cancelled: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                            failed: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                            success: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                          },
                        },
                        expiry: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                endedAt: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                source: {
                                  bsonType: 'string',
                                  enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                },
                              },
                              required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                            },
                          ],
                        },
                        processing: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                at: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                              },
                              required: ['at', 'eventId', 'receivedAt'],
                            },
                          ],
                        },
                        tokens: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                value: { bsonType: 'long' },
                              },
                              required: ['eventId', 'receivedAt', 'value'],
                            },
                          ],
                        },
                      },
                      required: ['ends'],
                    },
                    flags: { bsonType: 'array', items: { bsonType: 'string' } },
                    history: {
                      bsonType: 'array',
                      items: {
                        additionalProperties: false,
                        bsonType: 'object',
                        properties: {
                          at: { bsonType: 'date' },
                          cause: { bsonType: 'string' },
                          eventId: { bsonType: ['null', 'string'] },
                          from: {
                            bsonType: ['null', 'string'],
                            enum: ['pending', 'processing', 'success', 'failed', 'cancelled', null],
                          },
                          note: { bsonType: ['null', 'string'] },
                          recordedAt: { bsonType: 'date' },
                          to: {
                            bsonType: 'string',
                            enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                          },
                        },
                        required: ['at', 'cause', 'recordedAt', 'to'],
                      },
                    },
                    kind: { enum: ['single'] },
                    legacy: {},
                    metadata: {},
                    nextDeliveryAt: { bsonType: ['null', 'date'] },
                    notificationPlatform: { bsonType: 'string' },
                    notificationTarget: {},
                    pointsRate: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        minimumChargeUsd: { bsonType: 'decimal' },
                        multiplier: { bsonType: 'string' },
                        pointPriceUsd: { bsonType: 'decimal' },
                      },
                      required: ['minimumChargeUsd', 'multiplier', 'pointPriceUsd'],
                    },
                    pointsSpent: { bsonType: 'long' },
                    protocolNetPoints: { bsonType: 'long' },
                    provider: { bsonType: ['null', 'string'] },
                    providerRunId: { bsonType: ['null', 'string'] },
                    reconcileAt: { bsonType: ['null', 'date'] },
                    requestPayload: {},
                    requestTimestamp: { bsonType: 'date' },
                    responsePayload: {},
                    responseTimestamp: { bsonType: ['null', 'date'] },
                    revision: { bsonType: 'int' },
                    schemaVersion: { bsonType: 'int' },
                    startedAt: { bsonType: ['null', 'date'] },
                    status: {
                      bsonType: 'string',
                      enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                    },
                    statusReason: { bsonType: ['null', 'string'] },
                    submission: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        attempts: { bsonType: 'int' },
                        lastError: { bsonType: ['null', 'string'] },
                        leaseOwner: { bsonType: ['null', 'string'] },
                        leaseUntil: { bsonType: ['null', 'date'] },
                        state: {
                          bsonType: 'string',
                          enum: [
                            'external',
                            'queued',
                            'submitting',
                            'submitted',
                            'uncertain',
                            'refused',
                            'withdrawn',
                          ],
                        },
                      },
                      required: ['attempts', 'state'],
                    },
                    toolDisplayName: { bsonType: 'string' },
                    toolId: { bsonType: 'string' },
                  },
                  required: ['kind'],
                },
                {
                  additionalProperties: false,
                  properties: {
                    _id: { bsonType: 'objectId' },
                    accountId: { bsonType: 'string' },
                    announce: { bsonType: 'bool' },
                    artifacts: {
                      bsonType: 'array',
                      items: {
                        additionalProperties: false,
                        bsonType: 'object',
                        properties: {
                          createdAt: { bsonType: ['null', 'date'] },
                          filename: { bsonType: ['null', 'string'] },
                          index: { bsonType: 'int' },
                          kind: { bsonType: 'string' },
                          nodeId: { bsonType: ['null', 'string'] },
                          outputId: { bsonType: 'string' },
                          text: { bsonType: ['null', 'string'] },
                          url: { bsonType: ['null', 'string'] },
                        },
                        required: ['index', 'kind', 'outputId'],
                      },
                    },
                    attempt: { bsonType: ['null', 'int'] },
                    computeMs: { bsonType: ['null', 'long'] },
                    contributorRewardPoints: { bsonType: 'long' },
                    cookExecutionId: { bsonType: 'objectId' },
                    costBasis: {
                      bsonType: ['null', 'string'],
                      enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                    },
                    costRate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            amountUsd: { bsonType: 'decimal' },
                            source: { bsonType: 'string' },
                            unit: { bsonType: 'string', enum: ['second', 'run', 'token'] },
                          },
                          required: ['amountUsd', 'source', 'unit'],
                        },
                      ],
                    },
                    costUsd: { bsonType: ['null', 'decimal'] },
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
                      bsonType: 'string',
                      enum: ['pending', 'sent', 'dropped', 'skipped'],
                    },
                    deliveryTimestamp: { bsonType: ['null', 'date'] },
                    durationMs: { bsonType: ['null', 'long'] },
                    environment: { bsonType: 'string' },
                    error: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            code: { bsonType: 'string' },
                            details: {},
                            message: { bsonType: 'string' },
                          },
                          required: ['code', 'message'],
                        },
                      ],
                    },
                    evidence: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        computeMs: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                value: { bsonType: 'long' },
                              },
                              required: ['eventId', 'receivedAt', 'value'],
                            },
                          ],
                        },
                        ends: {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            cancelled: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                            failed: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                            success: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                          },
                        },
                        expiry: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                endedAt: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                source: {
                                  bsonType: 'string',
                                  enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                },
                              },
                              required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                            },
                          ],
                        },
                        processing: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                at: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                              },
                              required: ['at', 'eventId', 'receivedAt'],
                            },
                          ],
                        },
                        tokens: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                value: { bsonType: 'long' },
                              },
                              required: ['eventId', 'receivedAt', 'value'],
                            },
                          ],
                        },
                      },
                      required: ['ends'],
                    },
                    flags: { bsonType: 'array', items: { bsonType: 'string' } },
                    history: {
                      bsonType: 'array',
                      items: {
                        additionalProperties: false,
                        bsonType: 'object',
                        properties: {
                          at: { bsonType: 'date' },
                          cause: { bsonType: 'string' },
                          eventId: { bsonType: ['null', 'string'] },
                          from: {
                            bsonType: ['null', 'string'],
                            enum: ['pending', 'processing', 'success', 'failed', 'cancelled', null],
                          },
                          note: { bsonType: ['null', 'string'] },
                          recordedAt: { bsonType: 'date' },
                          to: {
                            bsonType: 'string',
                            enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                          },
                        },
                        required: ['at', 'cause', 'recordedAt', 'to'],
                      },
                    },
                    kind: { enum: ['cookPiece'] },
                    legacy: {},
                    metadata: {},
                    nextDeliveryAt: { bsonType: ['null', 'date'] },
                    notificationPlatform: { bsonType: 'string' },
                    notificationTarget: {},
                    pieceIndex: { bsonType: ['null', 'int'] },
                    pointsRate: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        minimumChargeUsd: { bsonType: 'decimal' },
                        multiplier: { bsonType: 'string' },
                        pointPriceUsd: { bsonType: 'decimal' },
                      },
                      required: ['minimumChargeUsd', 'multiplier', 'pointPriceUsd'],
                    },
                    pointsSpent: { bsonType: 'long' },
                    protocolNetPoints: { bsonType: 'long' },
                    provider: { bsonType: ['null', 'string'] },
                    providerRunId: { bsonType: ['null', 'string'] },
                    reconcileAt: { bsonType: ['null', 'date'] },
                    replacement: { bsonType: ['null', 'int'] },
                    requestPayload: {},
                    requestTimestamp: { bsonType: 'date' },
                    responsePayload: {},
                    responseTimestamp: { bsonType: ['null', 'date'] },
                    revision: { bsonType: 'int' },
                    schemaVersion: { bsonType: 'int' },
                    startedAt: { bsonType: ['null', 'date'] },
                    status: {
                      bsonType: 'string',
                      enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                    },
                    statusReason: { bsonType: ['null', 'string'] },
                    submission: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        attempts: { bsonType: 'int' },
                        lastError: { bsonType: ['null', 'string'] },
                        leaseOwner: { bsonType: ['null', 'string'] },
                        leaseUntil: { bsonType: ['null', 'date'] },
                        state: {
                          bsonType: 'string',
                          enum: [
                            'external',
                            'queued',
                            'submitting',
                            'submitted',
                            'uncertain',
                            'refused',
                            'withdrawn',
                          ],
                        },
                      },
                      required: ['attempts', 'state'],
                    },
                    toolDisplayName: { bsonType: 'string' },
                    toolId: { bsonType: 'string' },
                  },
                  required: ['cookExecutionId', 'kind'],
                },
                {
                  additionalProperties: false,
                  properties: {
                    _id: { bsonType: 'objectId' },
                    accountId: { bsonType: 'string' },
                    announce: { bsonType: 'bool' },
                    artifacts: {
                      bsonType: 'array',
                      items: {
                        additionalProperties: false,
                        bsonType: 'object',
                        properties: {
                          createdAt: { bsonType: ['null', 'date'] },
                          filename: { bsonType: ['null', 'string'] },
                          index: { bsonType: 'int' },
                          kind: { bsonType: 'string' },
                          nodeId: { bsonType: ['null', 'string'] },
                          outputId: { bsonType: 'string' },
                          text: { bsonType: ['null', 'string'] },
                          url: { bsonType: ['null', 'string'] },
                        },
                        required: ['index', 'kind', 'outputId'],
                      },
                    },
                    attempt: { bsonType: ['null', 'int'] },
                    computeMs: { bsonType: ['null', 'long'] },
                    contributorRewardPoints: { bsonType: 'long' },
                    costBasis: {
                      bsonType: ['null', 'string'],
                      enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                    },
                    costRate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            amountUsd: { bsonType: 'decimal' },
                            source: { bsonType: 'string' },
                            unit: { bsonType: 'string', enum: ['second', 'run', 'token'] },
                          },
                          required: ['amountUsd', 'source', 'unit'],
                        },
                      ],
                    },
                    costUsd: { bsonType: ['null', 'decimal'] },
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
                      bsonType: 'string',
                      enum: ['pending', 'sent', 'dropped', 'skipped'],
                    },
                    deliveryTimestamp: { bsonType: ['null', 'date'] },
                    durationMs: { bsonType: ['null', 'long'] },
                    environment: { bsonType: 'string' },
                    error: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            code: { bsonType: 'string' },
                            details: {},
                            message: { bsonType: 'string' },
                          },
                          required: ['code', 'message'],
                        },
                      ],
                    },
                    evidence: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        computeMs: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                value: { bsonType: 'long' },
                              },
                              required: ['eventId', 'receivedAt', 'value'],
                            },
                          ],
                        },
                        ends: {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            cancelled: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                            failed: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                            success: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    endedAt: { bsonType: 'date' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                    source: {
                                      bsonType: 'string',
                                      enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                    },
                                  },
                                  required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                                },
                              ],
                            },
                          },
                        },
                        expiry: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                endedAt: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                source: {
                                  bsonType: 'string',
                                  enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                },
                              },
                              required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                            },
                          ],
                        },
                        processing: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                at: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                              },
                              required: ['at', 'eventId', 'receivedAt'],
                            },
                          ],
                        },
                        tokens: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                value: { bsonType: 'long' },
                              },
                              required: ['eventId', 'receivedAt', 'value'],
                            },
                          ],
                        },
                      },
                      required: ['ends'],
                    },
                    flags: { bsonType: 'array', items: { bsonType: 'string' } },
                    history: {
                      bsonType: 'array',
                      items: {
                        additionalProperties: false,
                        bsonType: 'object',
                        properties: {
                          at: { bsonType: 'date' },
                          cause: { bsonType: 'string' },
                          eventId: { bsonType: ['null', 'string'] },
                          from: {
                            bsonType: ['null', 'string'],
                            enum: ['pending', 'processing', 'success', 'failed', 'cancelled', null],
                          },
                          note: { bsonType: ['null', 'string'] },
                          recordedAt: { bsonType: 'date' },
                          to: {
                            bsonType: 'string',
                            enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                          },
                        },
                        required: ['at', 'cause', 'recordedAt', 'to'],
                      },
                    },
                    kind: { enum: ['spellStep'] },
                    legacy: {},
                    metadata: {},
                    nextDeliveryAt: { bsonType: ['null', 'date'] },
                    notificationPlatform: { bsonType: 'string' },
                    notificationTarget: {},
                    pointsRate: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        minimumChargeUsd: { bsonType: 'decimal' },
                        multiplier: { bsonType: 'string' },
                        pointPriceUsd: { bsonType: 'decimal' },
                      },
                      required: ['minimumChargeUsd', 'multiplier', 'pointPriceUsd'],
                    },
                    pointsSpent: { bsonType: 'long' },
                    protocolNetPoints: { bsonType: 'long' },
                    provider: { bsonType: ['null', 'string'] },
                    providerRunId: { bsonType: ['null', 'string'] },
                    reconcileAt: { bsonType: ['null', 'date'] },
                    requestPayload: {},
                    requestTimestamp: { bsonType: 'date' },
                    responsePayload: {},
                    responseTimestamp: { bsonType: ['null', 'date'] },
                    revision: { bsonType: 'int' },
                    schemaVersion: { bsonType: 'int' },
                    spellCastId: { bsonType: 'objectId' },
                    startedAt: { bsonType: ['null', 'date'] },
                    status: {
                      bsonType: 'string',
                      enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                    },
                    statusReason: { bsonType: ['null', 'string'] },
                    stepIndex: { bsonType: ['null', 'int'] },
                    submission: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        attempts: { bsonType: 'int' },
                        lastError: { bsonType: ['null', 'string'] },
                        leaseOwner: { bsonType: ['null', 'string'] },
                        leaseUntil: { bsonType: ['null', 'date'] },
                        state: {
                          bsonType: 'string',
                          enum: [
                            'external',
                            'queued',
                            'submitting',
                            'submitted',
                            'uncertain',
                            'refused',
                            'withdrawn',
                          ],
                        },
                      },
                      required: ['attempts', 'state'],
                    },
                    toolDisplayName: { bsonType: 'string' },
                    toolId: { bsonType: 'string' },
                  },
                  required: ['kind', 'spellCastId'],
                },
              ],
              properties: {
                _id: { bsonType: 'objectId' },
                accountId: { bsonType: 'string' },
                announce: { bsonType: 'bool' },
                artifacts: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      createdAt: { bsonType: ['null', 'date'] },
                      filename: { bsonType: ['null', 'string'] },
                      index: { bsonType: 'int' },
                      kind: { bsonType: 'string' },
                      nodeId: { bsonType: ['null', 'string'] },
                      outputId: { bsonType: 'string' },
                      text: { bsonType: ['null', 'string'] },
                      url: { bsonType: ['null', 'string'] },
                    },
                    required: ['index', 'kind', 'outputId'],
                  },
                },
                computeMs: { bsonType: ['null', 'long'] },
                contributorRewardPoints: { bsonType: 'long' },
                costBasis: {
                  bsonType: ['null', 'string'],
                  enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                },
                costRate: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        amountUsd: { bsonType: 'decimal' },
                        source: { bsonType: 'string' },
                        unit: { bsonType: 'string', enum: ['second', 'run', 'token'] },
                      },
                      required: ['amountUsd', 'source', 'unit'],
                    },
                  ],
                },
                costUsd: { bsonType: ['null', 'decimal'] },
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
                  bsonType: 'string',
                  enum: ['pending', 'sent', 'dropped', 'skipped'],
                },
                deliveryTimestamp: { bsonType: ['null', 'date'] },
                durationMs: { bsonType: ['null', 'long'] },
                environment: { bsonType: 'string' },
                error: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        code: { bsonType: 'string' },
                        details: {},
                        message: { bsonType: 'string' },
                      },
                      required: ['code', 'message'],
                    },
                  ],
                },
                evidence: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    computeMs: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            eventId: { bsonType: 'string' },
                            receivedAt: { bsonType: 'date' },
                            value: { bsonType: 'long' },
                          },
                          required: ['eventId', 'receivedAt', 'value'],
                        },
                      ],
                    },
                    ends: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        cancelled: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                endedAt: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                source: {
                                  bsonType: 'string',
                                  enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                },
                              },
                              required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                            },
                          ],
                        },
                        failed: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                endedAt: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                source: {
                                  bsonType: 'string',
                                  enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                },
                              },
                              required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                            },
                          ],
                        },
                        success: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                endedAt: { bsonType: 'date' },
                                eventId: { bsonType: 'string' },
                                receivedAt: { bsonType: 'date' },
                                source: {
                                  bsonType: 'string',
                                  enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                                },
                              },
                              required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                            },
                          ],
                        },
                      },
                    },
                    expiry: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            endedAt: { bsonType: 'date' },
                            eventId: { bsonType: 'string' },
                            receivedAt: { bsonType: 'date' },
                            source: {
                              bsonType: 'string',
                              enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
                            },
                          },
                          required: ['endedAt', 'eventId', 'receivedAt', 'source'],
                        },
                      ],
                    },
                    processing: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            at: { bsonType: 'date' },
                            eventId: { bsonType: 'string' },
                            receivedAt: { bsonType: 'date' },
                          },
                          required: ['at', 'eventId', 'receivedAt'],
                        },
                      ],
                    },
                    tokens: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            eventId: { bsonType: 'string' },
                            receivedAt: { bsonType: 'date' },
                            value: { bsonType: 'long' },
                          },
                          required: ['eventId', 'receivedAt', 'value'],
                        },
                      ],
                    },
                  },
                  required: ['ends'],
                },
                flags: { bsonType: 'array', items: { bsonType: 'string' } },
                history: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      at: { bsonType: 'date' },
                      cause: { bsonType: 'string' },
                      eventId: { bsonType: ['null', 'string'] },
                      from: {
                        bsonType: ['null', 'string'],
                        enum: ['pending', 'processing', 'success', 'failed', 'cancelled', null],
                      },
                      note: { bsonType: ['null', 'string'] },
                      recordedAt: { bsonType: 'date' },
                      to: {
                        bsonType: 'string',
                        enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                      },
                    },
                    required: ['at', 'cause', 'recordedAt', 'to'],
                  },
                },
                kind: { bsonType: 'string' },
                legacy: {},
                metadata: {},
                nextDeliveryAt: { bsonType: ['null', 'date'] },
                notificationPlatform: { bsonType: 'string' },
                notificationTarget: {},
                pointsRate: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    minimumChargeUsd: { bsonType: 'decimal' },
                    multiplier: { bsonType: 'string' },
                    pointPriceUsd: { bsonType: 'decimal' },
                  },
                  required: ['minimumChargeUsd', 'multiplier', 'pointPriceUsd'],
                },
                pointsSpent: { bsonType: 'long' },
                protocolNetPoints: { bsonType: 'long' },
                provider: { bsonType: ['null', 'string'] },
                providerRunId: { bsonType: ['null', 'string'] },
                reconcileAt: { bsonType: ['null', 'date'] },
                requestPayload: {},
                requestTimestamp: { bsonType: 'date' },
                responsePayload: {},
                responseTimestamp: { bsonType: ['null', 'date'] },
                revision: { bsonType: 'int' },
                schemaVersion: { bsonType: 'int' },
                startedAt: { bsonType: ['null', 'date'] },
                status: {
                  bsonType: 'string',
                  enum: ['pending', 'processing', 'success', 'failed', 'cancelled'],
                },
                statusReason: { bsonType: ['null', 'string'] },
                submission: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    attempts: { bsonType: 'int' },
                    lastError: { bsonType: ['null', 'string'] },
                    leaseOwner: { bsonType: ['null', 'string'] },
                    leaseUntil: { bsonType: ['null', 'date'] },
                    state: {
                      bsonType: 'string',
                      enum: [
                        'external',
                        'queued',
                        'submitting',
                        'submitted',
                        'uncertain',
                        'refused',
                        'withdrawn',
                      ],
                    },
                  },
                  required: ['attempts', 'state'],
                },
                toolDisplayName: { bsonType: 'string' },
                toolId: { bsonType: 'string' },
              },
              required: [
                '_id',
                'accountId',
                'announce',
                'artifacts',
                'contributorRewardPoints',
                'deliveryAttempts',
                'deliveryStatus',
                'environment',
                'evidence',
                'flags',
                'history',
                'kind',
                'notificationPlatform',
                'pointsRate',
                'pointsSpent',
                'protocolNetPoints',
                'requestTimestamp',
                'revision',
                'schemaVersion',
                'status',
                'submission',
                'toolDisplayName',
                'toolId',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.generationOutputs.update',
          label: 'Update validator on generationOutputs',
          operationClass: 'destructive',
        },
      ),
      collMod(
        'spellCasts',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                announceChildren: { bsonType: ['null', 'bool'] },
                attempt: { bsonType: ['null', 'int'] },
                completedAt: { bsonType: ['null', 'date'] },
                cookExecutionId: { bsonType: ['null', 'objectId'] },
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
                failureReason: { bsonType: ['null', 'string'] },
                generationIds: { bsonType: 'array', items: { bsonType: 'objectId' } },
                initiatorAccountId: { bsonType: 'string' },
                legacy: {},
                metadata: {},
                nextDeliveryAt: { bsonType: ['null', 'date'] },
                notificationPlatform: { bsonType: ['null', 'string'] },
                notificationTarget: {},
                pieceIndex: { bsonType: ['null', 'int'] },
                plan: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: { definition: {}, inputs: {} },
                      required: ['definition', 'inputs'],
                    },
                  ],
                },
                pointsSpent: { bsonType: 'long' },
                pricingTier: { bsonType: ['null', 'string'] },
                replacement: { bsonType: ['null', 'int'] },
                schemaVersion: { bsonType: 'int' },
                spellId: { bsonType: ['null', 'objectId'] },
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
          id: 'validator.spellCasts.update',
          label: 'Update validator on spellCasts',
          operationClass: 'destructive',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
