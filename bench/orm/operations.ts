import type { Database } from '@genledger/db/client';
import type { PreparedDocuments } from './prepare.ts';

/** A thing that the ledger does, in the words of either side. The position says which prepared document is meant. */
export interface Operation {
  readonly name: string;
  readonly orm: (position: number) => PromiseLike<unknown>;
  readonly driver: (position: number) => Promise<unknown>;
}

const PAGE = 50;

type Orm = Awaited<ReturnType<Database['orm']>>;

function reads(orm: Orm, { tools, generationOutputs }: Database, prepared: PreparedDocuments): Operation[] {
  const runOf = (position: number) => ({
    provider: 'comfyui-deploy',
    providerRunId: prepared.runIdAt(position),
  });
  return [
    {
      name: 'a tool by its id',
      orm: () => orm.tools.where({ toolId: prepared.toolId }).first(),
      driver: () => tools.findOne({ toolId: prepared.toolId }),
    },
    {
      name: 'a generation by its id',
      orm: (position) =>
        orm.generationOutputs.where({ _id: prepared.generationIdAt(position).toHexString() }).first(),
      driver: (position) => generationOutputs.findOne({ _id: prepared.generationIdAt(position) }),
    },
    {
      name: 'the generation of a run',
      orm: (position) => orm.generationOutputs.where(runOf(position)).first(),
      driver: (position) => generationOutputs.findOne(runOf(position)),
    },
    {
      name: `${PAGE} generations of an account, newest first`,
      orm: () =>
        orm.generationOutputs
          .where({ accountId: prepared.accountId })
          .orderBy({ requestTimestamp: -1 })
          .limit(PAGE)
          .all(),
      driver: () =>
        generationOutputs
          .find({ accountId: prepared.accountId })
          .sort({ requestTimestamp: -1 })
          .limit(PAGE)
          .toArray(),
    },
  ];
}

/** The ORM wants every optional field of a new document, if only as null; the driver leaves out what is not known. */
const UNKNOWN = {
  generationId: null,
  lastError: null,
  outcome: null,
  settledAt: null,
  traceparent: null,
} as const;

function writes(orm: Orm, { webhookEvents }: Database, prepared: PreparedDocuments): Operation[] {
  const settled = { state: 'applied', settledAt: new Date() } as const;
  return [
    {
      name: 'an event into the inbox',
      orm: (position) => {
        const { _id, generationId, ...event } = prepared.newEvent('orm', position);
        const { providerRunId = null, providerStatus = null, leaseOwner = null, leaseUntil = null } = event;
        return orm.webhookEvents.create({
          ...event,
          ...UNKNOWN,
          _id: _id.toHexString(),
          providerRunId,
          providerStatus,
          leaseOwner,
          leaseUntil,
        });
      },
      driver: (position) => webhookEvents.insertOne(prepared.newEvent('driver', position)),
    },
    {
      name: 'an event settled, the document returned',
      orm: (position) =>
        orm.webhookEvents.where({ _id: prepared.eventIdAt(position).toHexString() }).update(settled),
      driver: (position) =>
        webhookEvents.findOneAndUpdate(
          { _id: prepared.eventIdAt(position) },
          { $set: settled },
          { returnDocument: 'after' },
        ),
    },
  ];
}

/** The reads and writes that are measured. */
export async function operationsOf(
  database: Database,
  prepared: PreparedDocuments,
): Promise<readonly Operation[]> {
  const orm = await database.orm();
  return [...reads(orm, database, prepared), ...writes(orm, database, prepared)];
}
