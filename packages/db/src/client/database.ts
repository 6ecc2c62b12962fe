import { type TimeZone, UTC } from '@genledger/domain/statistics';
import { type Collection, type Db, MongoClient } from 'mongodb';
import type {
  AdminSessionDocument,
  AlertDocument,
  ApiKeyDocument,
  CookDocument,
  CookExecutionDocument,
  DeliveryAttemptDocument,
  EstimateSketchDocument,
  GenerationDocument,
  IdempotencyKeyDocument,
  LeaseDocument,
  NotifierDocument,
  SpellCastDocument,
  SpellDocument,
  ToolDocument,
  WebhookEventDocument,
  WebMessageDocument,
  WebStreamDocument,
  WeeklyAccountRollupDocument,
  WeeklyRollupDocument,
} from './documents.ts';
import { openOrm } from './orm.ts';

/** The ledger's database: one client, and its collections by name. */
export interface Database {
  readonly client: MongoClient;
  readonly db: Db;
  /** Prisma's typed client on the same connections; loaded at its first use, or with the first connection. */
  readonly orm: () => ReturnType<typeof openOrm>;
  readonly generationOutputs: Collection<GenerationDocument>;
  readonly webhookEvents: Collection<WebhookEventDocument>;
  readonly alerts: Collection<AlertDocument>;
  readonly weeklyRollups: Collection<WeeklyRollupDocument>;
  readonly weeklyAccountRollups: Collection<WeeklyAccountRollupDocument>;
  readonly estimateSketches: Collection<EstimateSketchDocument>;
  readonly cooks: Collection<CookDocument>;
  readonly cookExecutions: Collection<CookExecutionDocument>;
  readonly spells: Collection<SpellDocument>;
  readonly spellCasts: Collection<SpellCastDocument>;
  readonly tools: Collection<ToolDocument>;
  readonly leases: Collection<LeaseDocument>;
  readonly apiKeys: Collection<ApiKeyDocument>;
  readonly adminSessions: Collection<AdminSessionDocument>;
  readonly idempotencyKeys: Collection<IdempotencyKeyDocument>;
  readonly deliveryAttempts: Collection<DeliveryAttemptDocument>;
  readonly webMessages: Collection<WebMessageDocument>;
  readonly webStreams: Collection<WebStreamDocument>;
  readonly notifiers: Collection<NotifierDocument>;
  /** The time zone of the weeks that sums are kept of. */
  readonly weekTimeZone: TimeZone;
  /**
   * Makes the first connection. Whoever starts while MongoDB may be away repeats this until it succeeds: where the first operation
   * made the connection and failed, the driver would refuse every later one, too. A connection lost later heals by itself.
   */
  connect(): Promise<void>;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** How to reach the database. */
export interface DatabaseOptions {
  /** A `mongodb://` address; its path names the database, `genledger` where it names none. */
  readonly url: string;
  /** How long an operation may look for a primary before it fails, ms. */
  readonly serverSelectionTimeoutMs?: number;
  /** Most connections that the process holds. */
  readonly maxPoolSize?: number;
  /** The time zone of the weeks that sums are kept of: the same for every process of a ledger. UTC unless told otherwise. */
  readonly weekTimeZone?: TimeZone;
}

const DEFAULT_DATABASE = 'genledger';
const DURABLE = { w: 'majority', journal: true } as const;

/**
 * Opens the ledger's database. Connections are made on first use, so it succeeds while MongoDB is away.
 * Every write is acknowledged by a majority and journaled: what is answered is durable.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const client = new MongoClient(options.url, {
    appName: 'genledger',
    writeConcern: DURABLE,
    serverSelectionTimeoutMS: options.serverSelectionTimeoutMs ?? 5000,
    maxPoolSize: options.maxPoolSize ?? 50,
    ignoreUndefined: true,
  });
  const named = client.options.dbName;
  const name = named === undefined || named === 'test' ? DEFAULT_DATABASE : named;
  // Said here as well, since options in the address weaken what the client is told.
  const db = client.db(name, { writeConcern: DURABLE });
  let opened: ReturnType<typeof openOrm> | undefined;
  const orm = () => {
    opened ??= openOrm(client, db.databaseName);
    return opened;
  };
  return {
    client,
    db,
    orm,
    generationOutputs: db.collection('generationOutputs'),
    webhookEvents: db.collection('webhookEvents'),
    alerts: db.collection('alerts'),
    weeklyRollups: db.collection('weeklyRollups'),
    weeklyAccountRollups: db.collection('weeklyAccountRollups'),
    estimateSketches: db.collection('estimateSketches'),
    cooks: db.collection('cooks'),
    cookExecutions: db.collection('cookExecutions'),
    spells: db.collection('spells'),
    spellCasts: db.collection('spellCasts'),
    tools: db.collection('tools'),
    leases: db.collection('leases'),
    apiKeys: db.collection('apiKeys'),
    adminSessions: db.collection('adminSessions'),
    idempotencyKeys: db.collection('idempotencyKeys'),
    deliveryAttempts: db.collection('deliveryAttempts'),
    webMessages: db.collection('webMessages'),
    webStreams: db.collection('webStreams'),
    notifiers: db.collection('notifiers'),
    weekTimeZone: options.weekTimeZone ?? UTC,
    async connect() {
      await Promise.all([client.connect(), orm()]);
    },
    close: () => client.close(),
  };
}
