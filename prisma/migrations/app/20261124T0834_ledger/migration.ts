#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/32a11279df655cd22653609f91387f7eeb2532b99652ac242e4568d7c425ea29/contract';
import endContract from '../../snapshots/32a11279df655cd22653609f91387f7eeb2532b99652ac242e4568d7c425ea29/contract.json' with { type: 'json' };
import {
  Migration,
  MigrationCLI,
  createCollection,
  createIndex,
} from '@prisma/orm-mongo/target/migration';

class M extends Migration<never, End> {
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createCollection('apiKeys', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              createdAt: { bsonType: 'date' },
              hash: { bsonType: 'string' },
              name: { bsonType: 'string' },
              revokedAt: { bsonType: ['null', 'date'] },
              scopes: { bsonType: 'array', items: { bsonType: 'string' } },
            },
            required: ['_id', 'createdAt', 'hash', 'name', 'scopes'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('auditRuns', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              environments: { bsonType: 'array', items: { bsonType: 'string' } },
              finishedAt: { bsonType: ['null', 'date'] },
              holds: { bsonType: ['null', 'bool'] },
              report: {},
              startedAt: { bsonType: 'date' },
            },
            required: ['_id', 'environments', 'startedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('checkpoints', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              counts: {},
              job: { bsonType: 'string' },
              name: { bsonType: 'string' },
              position: {},
              updatedAt: { bsonType: 'date' },
            },
            required: ['_id', 'job', 'name', 'updatedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('cookExecutions', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              completedAt: { bsonType: ['null', 'date'] },
              cookId: { bsonType: ['null', 'objectId'] },
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
              environment: { bsonType: 'string' },
              generationIds: { bsonType: 'array', items: { bsonType: 'objectId' } },
              initiatorAccountId: { bsonType: 'string' },
              legacy: {},
              metadata: {},
              pointsSpent: { bsonType: 'long' },
              schemaVersion: { bsonType: 'int' },
              startedAt: { bsonType: 'date' },
              status: {
                bsonType: 'string',
                enum: ['running', 'paused', 'stopped', 'completed', 'failed', 'cancelled'],
              },
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
      }),
      createCollection('cooks', {
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
              ownerAccountId: { bsonType: ['null', 'string'] },
              parameters: {},
              randomness: {},
              schemaVersion: { bsonType: 'int' },
              targetSize: { bsonType: ['null', 'int'] },
              toolId: { bsonType: ['null', 'string'] },
              updatedAt: { bsonType: 'date' },
            },
            required: ['_id', 'createdAt', 'name', 'schemaVersion', 'updatedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('generationOutputs', {
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
      }),
      createCollection('idempotencyKeys', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              createdAt: { bsonType: 'date' },
              generationId: { bsonType: 'objectId' },
              key: { bsonType: 'string' },
              requestHash: { bsonType: 'string' },
            },
            required: ['_id', 'createdAt', 'generationId', 'key', 'requestHash'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('leases', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              name: { bsonType: 'string' },
              owner: { bsonType: 'string' },
              token: { bsonType: 'long' },
              until: { bsonType: 'date' },
            },
            required: ['_id', 'name', 'owner', 'token', 'until'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('spellCasts', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              completedAt: { bsonType: ['null', 'date'] },
              cookExecutionId: { bsonType: ['null', 'objectId'] },
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
              environment: { bsonType: 'string' },
              failureReason: { bsonType: ['null', 'string'] },
              generationIds: { bsonType: 'array', items: { bsonType: 'objectId' } },
              initiatorAccountId: { bsonType: 'string' },
              legacy: {},
              metadata: {},
              pointsSpent: { bsonType: 'long' },
              schemaVersion: { bsonType: 'int' },
              spellId: { bsonType: ['null', 'objectId'] },
              startedAt: { bsonType: 'date' },
              status: {
                bsonType: 'string',
                enum: ['running', 'paused', 'stopped', 'completed', 'failed', 'cancelled'],
              },
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
      }),
      createCollection('spells', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              createdAt: { bsonType: 'date' },
              exposedInputs: {},
              legacy: {},
              metadata: {},
              name: { bsonType: 'string' },
              ownerAccountId: { bsonType: ['null', 'string'] },
              previewImages: { bsonType: 'array', items: { bsonType: 'string' } },
              schemaVersion: { bsonType: 'int' },
              steps: {},
              updatedAt: { bsonType: 'date' },
            },
            required: ['_id', 'createdAt', 'name', 'previewImages', 'schemaVersion', 'updatedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('tools', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              costingModel: {
                additionalProperties: false,
                bsonType: 'object',
                properties: {
                  rate: { bsonType: ['null', 'string'] },
                  rateSource: { bsonType: 'string' },
                  staticCost: { bsonType: ['null', 'string'] },
                  unit: { bsonType: ['null', 'string'] },
                },
                required: ['rateSource'],
              },
              createdAt: { bsonType: 'date' },
              deliveryMode: { bsonType: 'string' },
              displayName: { bsonType: 'string' },
              metadata: {},
              service: { bsonType: 'string' },
              toolId: { bsonType: 'string' },
              updatedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'costingModel',
              'createdAt',
              'deliveryMode',
              'displayName',
              'metadata',
              'service',
              'toolId',
              'updatedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('webhookEvents', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              attempts: { bsonType: 'int' },
              contentKey: { bsonType: 'string' },
              generationId: { bsonType: ['null', 'objectId'] },
              lastError: { bsonType: ['null', 'string'] },
              leaseOwner: { bsonType: ['null', 'string'] },
              leaseUntil: { bsonType: ['null', 'date'] },
              outcome: { bsonType: ['null', 'string'] },
              provider: { bsonType: 'string' },
              providerRunId: { bsonType: ['null', 'string'] },
              providerStatus: { bsonType: ['null', 'string'] },
              rawBody: { bsonType: 'string' },
              receivedAt: { bsonType: 'date' },
              settledAt: { bsonType: ['null', 'date'] },
              source: {
                bsonType: 'string',
                enum: ['webhook', 'poll', 'submission', 'operator', 'expiry'],
              },
              state: {
                bsonType: 'string',
                enum: [
                  'received',
                  'applied',
                  'ignored',
                  'conflict',
                  'unmatched',
                  'unknown',
                  'invalid',
                ],
              },
            },
            required: [
              '_id',
              'attempts',
              'contentKey',
              'provider',
              'rawBody',
              'receivedAt',
              'source',
              'state',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('weeklyRollups', {
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
      }),
      createIndex('apiKeys', [{ direction: 1, field: 'hash' }], { unique: true }),
      createIndex('auditRuns', [{ direction: -1, field: 'startedAt' }], {}),
      createIndex('checkpoints', [{ direction: 1, field: 'name' }], { unique: true }),
      createIndex(
        'cookExecutions',
        [
          { direction: 1, field: 'cookId' },
          { direction: -1, field: 'startedAt' },
        ],
        {},
      ),
      createIndex(
        'cookExecutions',
        [
          { direction: 1, field: 'status' },
          { direction: -1, field: 'startedAt' },
        ],
        {},
      ),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'toolDisplayName' },
          { direction: -1, field: 'requestTimestamp' },
        ],
        {},
      ),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'provider' },
          { direction: 1, field: 'providerRunId' },
        ],
        { unique: true, partialFilterExpression: { providerRunId: { $exists: true } } },
      ),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'status' },
          { direction: -1, field: 'requestTimestamp' },
        ],
        {},
      ),
      createIndex(
        'generationOutputs',
        [
          { direction: 1, field: 'accountId' },
          { direction: -1, field: 'requestTimestamp' },
        ],
        {},
      ),
      createIndex('generationOutputs', [{ direction: 1, field: 'reconcileAt' }], {
        partialFilterExpression: { reconcileAt: { $exists: true } },
      }),
      createIndex('generationOutputs', [{ direction: 1, field: 'nextDeliveryAt' }], {
        partialFilterExpression: { nextDeliveryAt: { $exists: true } },
      }),
      createIndex('generationOutputs', [{ direction: 1, field: 'cookExecutionId' }], {
        partialFilterExpression: { kind: 'cookPiece' },
      }),
      createIndex('generationOutputs', [{ direction: 1, field: 'spellCastId' }], {
        partialFilterExpression: { kind: 'spellStep' },
      }),
      createIndex('idempotencyKeys', [{ direction: 1, field: 'createdAt' }], {
        expireAfterSeconds: 86400,
      }),
      createIndex('idempotencyKeys', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex('leases', [{ direction: 1, field: 'name' }], { unique: true }),
      createIndex(
        'spellCasts',
        [
          { direction: 1, field: 'spellId' },
          { direction: -1, field: 'startedAt' },
        ],
        {},
      ),
      createIndex('spellCasts', [{ direction: 1, field: 'cookExecutionId' }], {
        partialFilterExpression: { cookExecutionId: { $exists: true } },
      }),
      createIndex(
        'spellCasts',
        [
          { direction: 1, field: 'status' },
          { direction: -1, field: 'startedAt' },
        ],
        {},
      ),
      createIndex('tools', [{ direction: 1, field: 'toolId' }], { unique: true }),
      createIndex(
        'webhookEvents',
        [
          { direction: 1, field: 'state' },
          { direction: 1, field: 'receivedAt' },
        ],
        {},
      ),
      createIndex(
        'webhookEvents',
        [
          { direction: 1, field: 'generationId' },
          { direction: 1, field: 'receivedAt' },
        ],
        { partialFilterExpression: { generationId: { $exists: true } } },
      ),
      createIndex(
        'webhookEvents',
        [
          { direction: 1, field: 'provider' },
          { direction: 1, field: 'providerRunId' },
        ],
        { partialFilterExpression: { state: 'unmatched' } },
      ),
      createIndex(
        'weeklyRollups',
        [
          { direction: 1, field: 'week' },
          { direction: 1, field: 'toolId' },
          { direction: 1, field: 'environment' },
          { direction: 1, field: 'shard' },
        ],
        { unique: true },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
