#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/32a11279df655cd22653609f91387f7eeb2532b99652ac242e4568d7c425ea29/contract';
import startContract from '../../snapshots/32a11279df655cd22653609f91387f7eeb2532b99652ac242e4568d7c425ea29/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/afe9dff18eb70b7b818eb36fab5be42550afe36a1e28ac970e671fa42ecc1eb3/contract';
import endContract from '../../snapshots/afe9dff18eb70b7b818eb36fab5be42550afe36a1e28ac970e671fa42ecc1eb3/contract.json' with { type: 'json' };
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
      createCollection('deliveryAttempts', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              accountId: { bsonType: 'string' },
              deliveryId: { bsonType: 'string' },
              destination: { bsonType: ['null', 'string'] },
              durationMs: { bsonType: ['null', 'long'] },
              excerpt: { bsonType: ['null', 'string'] },
              fenced: { bsonType: ['null', 'bool'] },
              notifier: { bsonType: 'string' },
              platform: { bsonType: 'string' },
              reason: { bsonType: ['null', 'string'] },
              result: { bsonType: 'string' },
              startedAt: { bsonType: 'date' },
              statusCode: { bsonType: ['null', 'int'] },
              subjectId: { bsonType: 'objectId' },
              subjectKind: { bsonType: 'string' },
              token: { bsonType: 'long' },
            },
            required: [
              '_id',
              'accountId',
              'deliveryId',
              'notifier',
              'platform',
              'result',
              'startedAt',
              'subjectId',
              'subjectKind',
              'token',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('notifiers', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              channels: {},
              name: { bsonType: 'string' },
              seenAt: { bsonType: 'date' },
              startedAt: { bsonType: 'date' },
            },
            required: ['_id', 'channels', 'name', 'seenAt', 'startedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('webMessages', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              accountId: { bsonType: 'string' },
              createdAt: { bsonType: 'date' },
              data: {},
              deliveryId: { bsonType: 'string' },
              event: { bsonType: 'string' },
              sequence: { bsonType: 'long' },
            },
            required: ['_id', 'accountId', 'createdAt', 'data', 'deliveryId', 'event', 'sequence'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('webStreams', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              accountId: { bsonType: 'string' },
              last: { bsonType: 'long' },
            },
            required: ['_id', 'accountId', 'last'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'deliveryAttempts',
        [
          { direction: 1, field: 'subjectId' },
          { direction: 1, field: 'startedAt' },
        ],
        {},
      ),
      createIndex('deliveryAttempts', [{ direction: 1, field: 'startedAt' }], {
        expireAfterSeconds: 7776000,
      }),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'accountId' },
          { direction: 1, field: 'nextDeliveryAt' },
        ],
        { partialFilterExpression: { nextDeliveryAt: { $exists: true } } },
      ),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'deliveryHold' },
          { direction: 1, field: 'notificationPlatform' },
        ],
        { partialFilterExpression: { deliveryHold: { $exists: true } } },
      ),
      createIndex('notifiers', [{ direction: 1, field: 'name' }], { unique: true }),
      createIndex('notifiers', [{ direction: 1, field: 'seenAt' }], { expireAfterSeconds: 3600 }),
      createIndex(
        'webMessages',
        [
          { direction: 1, field: 'accountId' },
          { direction: 1, field: 'sequence' },
        ],
        { unique: true },
      ),
      createIndex('webMessages', [{ direction: 1, field: 'deliveryId' }], { unique: true }),
      createIndex('webMessages', [{ direction: 1, field: 'createdAt' }], {
        expireAfterSeconds: 604800,
      }),
      createIndex('webStreams', [{ direction: 1, field: 'accountId' }], { unique: true }),
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
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
