#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/38cbf12f7d9014f5419431b67dfe609d4f12910fbe777b8b0e906a3053469487/contract';
import startContract from '../../snapshots/38cbf12f7d9014f5419431b67dfe609d4f12910fbe777b8b0e906a3053469487/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/4a9d2448c0058c9399cd13a0391fa897d4f413d24bc891cb3770c012f5065c73/contract';
import endContract from '../../snapshots/4a9d2448c0058c9399cd13a0391fa897d4f413d24bc891cb3770c012f5065c73/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
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
                    coldStartMs: { bsonType: ['null', 'long'] },
                    computeMs: { bsonType: ['null', 'long'] },
                    contributorRewardPoints: { bsonType: 'long' },
                    costBasis: {
                      bsonType: ['null', 'string'],
                      enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                    },
                    costQuantity: { bsonType: ['null', 'decimal'] },
                    costRate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            amountUsd: { bsonType: 'decimal' },
                            source: { bsonType: 'string' },
                            unit: {
                              bsonType: 'string',
                              enum: ['second', 'run', 'token', 'image', 'megapixel', 'videoSecond'],
                            },
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
                    estimate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            basis: { bsonType: ['null', 'string'] },
                            costUsd: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    p50: { bsonType: 'decimal' },
                                    p95: { bsonType: 'decimal' },
                                  },
                                  required: ['p50', 'p95'],
                                },
                              ],
                            },
                            durationMs: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    p50: { bsonType: 'long' },
                                    p95: { bsonType: 'long' },
                                  },
                                  required: ['p50', 'p95'],
                                },
                              ],
                            },
                            machine: { bsonType: ['null', 'string'] },
                            sampleSize: { bsonType: ['null', 'long'] },
                            size: { bsonType: ['null', 'int'] },
                          },
                        },
                      ],
                    },
                    evidence: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        coldStartMs: {
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                charge: {
                                  bsonType: ['null', 'string'],
                                  enum: ['time', 'unsure', null],
                                },
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
                        quantities: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                billed: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                image: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                megapixel: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                videoSecond: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                              },
                            },
                          ],
                        },
                        queueMs: {
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
                    queueMs: { bsonType: ['null', 'long'] },
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
                    traceparent: { bsonType: ['null', 'string'] },
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
                    coldStartMs: { bsonType: ['null', 'long'] },
                    computeMs: { bsonType: ['null', 'long'] },
                    contributorRewardPoints: { bsonType: 'long' },
                    cookExecutionId: { bsonType: 'objectId' },
                    costBasis: {
                      bsonType: ['null', 'string'],
                      enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                    },
                    costQuantity: { bsonType: ['null', 'decimal'] },
                    costRate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            amountUsd: { bsonType: 'decimal' },
                            source: { bsonType: 'string' },
                            unit: {
                              bsonType: 'string',
                              enum: ['second', 'run', 'token', 'image', 'megapixel', 'videoSecond'],
                            },
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
                    estimate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            basis: { bsonType: ['null', 'string'] },
                            costUsd: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    p50: { bsonType: 'decimal' },
                                    p95: { bsonType: 'decimal' },
                                  },
                                  required: ['p50', 'p95'],
                                },
                              ],
                            },
                            durationMs: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    p50: { bsonType: 'long' },
                                    p95: { bsonType: 'long' },
                                  },
                                  required: ['p50', 'p95'],
                                },
                              ],
                            },
                            machine: { bsonType: ['null', 'string'] },
                            sampleSize: { bsonType: ['null', 'long'] },
                            size: { bsonType: ['null', 'int'] },
                          },
                        },
                      ],
                    },
                    evidence: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        coldStartMs: {
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                charge: {
                                  bsonType: ['null', 'string'],
                                  enum: ['time', 'unsure', null],
                                },
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
                        quantities: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                billed: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                image: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                megapixel: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                videoSecond: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                              },
                            },
                          ],
                        },
                        queueMs: {
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
                    queueMs: { bsonType: ['null', 'long'] },
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
                    traceparent: { bsonType: ['null', 'string'] },
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
                    coldStartMs: { bsonType: ['null', 'long'] },
                    computeMs: { bsonType: ['null', 'long'] },
                    contributorRewardPoints: { bsonType: 'long' },
                    costBasis: {
                      bsonType: ['null', 'string'],
                      enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                    },
                    costQuantity: { bsonType: ['null', 'decimal'] },
                    costRate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            amountUsd: { bsonType: 'decimal' },
                            source: { bsonType: 'string' },
                            unit: {
                              bsonType: 'string',
                              enum: ['second', 'run', 'token', 'image', 'megapixel', 'videoSecond'],
                            },
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
                    estimate: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            basis: { bsonType: ['null', 'string'] },
                            costUsd: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    p50: { bsonType: 'decimal' },
                                    p95: { bsonType: 'decimal' },
                                  },
                                  required: ['p50', 'p95'],
                                },
                              ],
                            },
                            durationMs: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    p50: { bsonType: 'long' },
                                    p95: { bsonType: 'long' },
                                  },
                                  required: ['p50', 'p95'],
                                },
                              ],
                            },
                            machine: { bsonType: ['null', 'string'] },
                            sampleSize: { bsonType: ['null', 'long'] },
                            size: { bsonType: ['null', 'int'] },
                          },
                        },
                      ],
                    },
                    evidence: {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        coldStartMs: {
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                    charge: {
                                      bsonType: ['null', 'string'],
                                      enum: ['time', 'unsure', null],
                                    },
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
                                charge: {
                                  bsonType: ['null', 'string'],
                                  enum: ['time', 'unsure', null],
                                },
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
                        quantities: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                billed: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                image: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                megapixel: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                                videoSecond: {
                                  oneOf: [
                                    { bsonType: 'null' },
                                    {
                                      additionalProperties: false,
                                      bsonType: 'object',
                                      properties: {
                                        amount: { bsonType: 'decimal' },
                                        counted: { bsonType: 'bool' },
                                        eventId: { bsonType: 'string' },
                                        receivedAt: { bsonType: 'date' },
                                      },
                                      required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                    },
                                  ],
                                },
                              },
                            },
                          ],
                        },
                        queueMs: {
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
                    queueMs: { bsonType: ['null', 'long'] },
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
                    traceparent: { bsonType: ['null', 'string'] },
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
                coldStartMs: { bsonType: ['null', 'long'] },
                computeMs: { bsonType: ['null', 'long'] },
                contributorRewardPoints: { bsonType: 'long' },
                costBasis: {
                  bsonType: ['null', 'string'],
                  enum: ['provider', 'webhook', 'wall', 'flat', 'unknown', null],
                },
                costQuantity: { bsonType: ['null', 'decimal'] },
                costRate: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        amountUsd: { bsonType: 'decimal' },
                        source: { bsonType: 'string' },
                        unit: {
                          bsonType: 'string',
                          enum: ['second', 'run', 'token', 'image', 'megapixel', 'videoSecond'],
                        },
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
                estimate: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        basis: { bsonType: ['null', 'string'] },
                        costUsd: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: {
                                p50: { bsonType: 'decimal' },
                                p95: { bsonType: 'decimal' },
                              },
                              required: ['p50', 'p95'],
                            },
                          ],
                        },
                        durationMs: {
                          oneOf: [
                            { bsonType: 'null' },
                            {
                              additionalProperties: false,
                              bsonType: 'object',
                              properties: { p50: { bsonType: 'long' }, p95: { bsonType: 'long' } },
                              required: ['p50', 'p95'],
                            },
                          ],
                        },
                        machine: { bsonType: ['null', 'string'] },
                        sampleSize: { bsonType: ['null', 'long'] },
                        size: { bsonType: ['null', 'int'] },
                      },
                    },
                  ],
                },
                evidence: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    coldStartMs: {
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
                                charge: {
                                  bsonType: ['null', 'string'],
                                  enum: ['time', 'unsure', null],
                                },
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
                                charge: {
                                  bsonType: ['null', 'string'],
                                  enum: ['time', 'unsure', null],
                                },
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
                                charge: {
                                  bsonType: ['null', 'string'],
                                  enum: ['time', 'unsure', null],
                                },
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
                            charge: {
                              bsonType: ['null', 'string'],
                              enum: ['time', 'unsure', null],
                            },
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
                    quantities: {
                      oneOf: [
                        { bsonType: 'null' },
                        {
                          additionalProperties: false,
                          bsonType: 'object',
                          properties: {
                            billed: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    amount: { bsonType: 'decimal' },
                                    counted: { bsonType: 'bool' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                  },
                                  required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                },
                              ],
                            },
                            image: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    amount: { bsonType: 'decimal' },
                                    counted: { bsonType: 'bool' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                  },
                                  required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                },
                              ],
                            },
                            megapixel: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    amount: { bsonType: 'decimal' },
                                    counted: { bsonType: 'bool' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                  },
                                  required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                },
                              ],
                            },
                            videoSecond: {
                              oneOf: [
                                { bsonType: 'null' },
                                {
                                  additionalProperties: false,
                                  bsonType: 'object',
                                  properties: {
                                    amount: { bsonType: 'decimal' },
                                    counted: { bsonType: 'bool' },
                                    eventId: { bsonType: 'string' },
                                    receivedAt: { bsonType: 'date' },
                                  },
                                  required: ['amount', 'counted', 'eventId', 'receivedAt'],
                                },
                              ],
                            },
                          },
                        },
                      ],
                    },
                    queueMs: {
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
                queueMs: { bsonType: ['null', 'long'] },
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
                traceparent: { bsonType: ['null', 'string'] },
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
        'webhookEvents',
        {
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
                traceparent: { bsonType: ['null', 'string'] },
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
        },
        {
          id: 'validator.webhookEvents.update',
          label: 'Update validator on webhookEvents',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
