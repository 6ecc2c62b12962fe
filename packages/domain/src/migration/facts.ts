import { isTerminal } from '../generation/index.ts';
import { type ProviderRunId, parseExternalId } from '../kernel/index.ts';
import {
  ABSENT,
  isSecretive,
  known,
  type LegacyDelivery,
  type LegacyDocument,
  type LegacyPoints,
  type LegacyStatus,
  type Reading,
  readDelivery,
  readMoney,
  readPoints,
  readRunId,
  readSecret,
  readStatus,
  readValue,
  timeOf,
  undecidable,
  usdOf,
} from '../legacy/index.ts';
import type { CostRate, Usd } from '../money/index.ts';
import { judgeCost } from './cost.ts';
import { type Decider, orNone } from './decisions.ts';
import type { LegacyTimes } from './evidence.ts';
import { type Identity, readIdentity } from './identity.ts';
import { costRateOf } from './rates.ts';
import { type SettledParent, settleParent } from './settle-parent.ts';
import { readEndTime, readRequestTime, readStart } from './times.ts';
import type { UpgradeContext } from './upgrade.ts';

/** Everything about a record that could be decided. */
export interface Facts {
  readonly identity: Identity;
  readonly settled: SettledParent;
  readonly status: LegacyStatus;
  readonly times: LegacyTimes;
  readonly points: LegacyPoints;
  readonly delivery: LegacyDelivery;
  readonly costRate?: CostRate;
  readonly costUsd?: Usd;
  readonly runId?: ProviderRunId;
  readonly sealedSecret?: unknown;
}

const undecided = (reason: string) => (): Reading<never> => undecidable(reason);

/** A run of the provider belongs to one record: where several name it, nobody can tell whose it is. */
function readOwnRun(document: LegacyDocument, id: string, context: UpgradeContext): Reading<ProviderRunId> {
  const run = readRunId(document);
  if (run.kind !== 'known') return run;
  const sharers = context.sharersOfRun(run.value).filter((other) => other !== id);
  if (sharers.length === 0) return run;
  return undecidable(
    'run-id-shared',
    { source: run.source, value: run.value },
    ...sharers.map((value) => ({ source: 'also named by', value })),
  );
}

/** The secret of a webhook, sealed. A secret of any other place needs a key as well, since the original is sealed for it. */
function sealSecret(document: LegacyDocument, context: UpgradeContext): Reading<unknown> {
  const secret = readSecret(document);
  if (context.seal === undefined) {
    const isOpen = secret.kind !== 'absent' || isSecretive(document);
    return isOpen ? undecidable('secret-without-key') : ABSENT;
  }
  return secret.kind === 'known' ? known(context.seal(secret.value), secret.source) : secret;
}

function readTimes(
  document: LegacyDocument,
  id: string,
  isEnded: boolean,
  decider: Decider,
): LegacyTimes | undefined {
  const asTime = (text: string) => orNone(text, 'none', timeOf);
  const request = decider.take('requestTimestamp', readRequestTime(document, id), asTime);
  const response = decider.take('responseTimestamp', readEndTime(document, isEnded), asTime);
  const startedAt = readValue(readStart(document));
  if (request === undefined || (isEnded && response === undefined)) return undefined;
  return {
    requestTimestamp: request,
    ...(isEnded && response && { responseTimestamp: response }),
    ...(startedAt && { startedAt }),
  };
}

function readFigures(
  document: LegacyDocument,
  identity: Identity,
  times: LegacyTimes,
  isFinal: boolean,
  context: UpgradeContext,
  decider: Decider,
) {
  const costRate = isFinal ? undefined : costRateOf(document, identity, times.requestTimestamp, context);
  const isEnded = times.responseTimestamp !== undefined;
  const recorded = isEnded && !isFinal ? readMoney(document, 'costUsd') : ABSENT;
  const cost = judgeCost(recorded, costRate, times);
  const costUsd = decider.take('costUsd', cost, (text) => orNone(text, 'unknown', usdOf));
  if (isEnded && !isFinal && costUsd === undefined && cost.kind === 'absent') {
    decider.sources['costUsd'] =
      costRate === undefined ? 'nothing tells it' : `${costRate.source} rate x measured use`;
  }
  return { ...(costRate && { costRate }), ...(costUsd !== undefined && { costUsd }) };
}

/** Reads a record field by field; nothing where any of them cannot be decided, all of which are noted. */
export function readFacts(
  document: LegacyDocument,
  context: UpgradeContext,
  decider: Decider,
): Facts | undefined {
  const identity = readIdentity(document, context, decider);
  const id = identity?.id;
  const status = decider.take('status', readStatus(document), (text) => readStatus({ status: text }));
  const points = decider.take('points', readPoints(document), (text) =>
    readPoints({ pointsSpent: text, protocolNetPoints: text }),
  );
  const sealedSecret = decider.take('secret', sealSecret(document, context), undecided('secret-without-key'));
  if (identity === undefined || id === undefined || status === undefined) return undefined;
  const settled = settleParent(document, id, context, decider);
  const runId = decider.take('runId', readOwnRun(document, id, context), (text) =>
    orNone(text, 'none', (given) => {
      const parsed = parseExternalId<ProviderRunId>(given);
      return parsed.ok ? parsed.value : undefined;
    }),
  );
  const alone = settled === undefined || settled.isFinal || settled.parent.kind === 'single';
  const delivery = decider.take('delivery', readDelivery(document, alone), (text) =>
    readDelivery({ ...document, deliveryStatus: text }, alone),
  );
  const times = readTimes(document, id, isTerminal(status.status), decider);
  if (times === undefined || settled === undefined) return undefined;
  const figures = readFigures(document, identity, times, settled.isFinal, context, decider);
  if (points === undefined || delivery === undefined || decider.findings.length > 0) return undefined;
  return {
    identity,
    settled,
    status,
    times,
    points,
    delivery,
    ...figures,
    ...(runId !== undefined && { runId }),
    ...(sealedSecret !== undefined && { sealedSecret }),
  };
}
