import { type Announcement, isSubjectEnd, type PieceFigures } from '@genledger/domain/delivery';
import type { AccountId, CookExecutionId, CookId, SpellCastId, SpellId } from '@genledger/domain/kernel';
import type { Artifact } from '@genledger/domain/provider';
import type { Document } from 'mongodb';
import type { CookExecutionDocument, ExecutionDocument, SpellCastDocument } from '../client/documents.ts';
import { fromMoney, fromObjectId, fromWhole } from '../mappers/index.ts';

/** An execution with what is looked up beside it. */
export type ReadExecution<Execution extends ExecutionDocument> = Execution & {
  /** The cook or spell that it is a run of; empty where it is not known. */
  readonly definition: readonly { readonly name: string }[];
  /** Children that made something, in the order in which they are told of. */
  readonly makers: readonly Maker[];
  /** Of a cook execution whose pieces are made by casts, those casts. */
  readonly casts?: readonly { readonly makers: readonly Maker[] }[];
};

interface Maker {
  readonly artifacts: readonly Artifact[];
}

/** So many of an execution's children are looked through for what they made, and so much of that is told. */
const CHILDREN_AT_MOST = 100;
const ARTIFACTS_AT_MOST = 20;

/** What executions are called whose cook or spell is not known. */
export const COOK_TITLE = 'Cook';
export const SPELL_TITLE = 'Spell';

/** Looks up the name of the cook or spell. */
export function definitionStage(from: 'cooks' | 'spells'): Document {
  const localField = from === 'cooks' ? 'cookId' : 'spellId';
  return {
    $lookup: {
      from,
      localField,
      foreignField: '_id',
      pipeline: [{ $project: { name: 1 } }],
      as: 'definition',
    },
  };
}

function makerStages(part: number, sort: Document, limit: number): Document[] {
  return [
    { $set: { children: { $slice: ['$generationIds', part] } } },
    {
      $lookup: {
        from: 'generationOutputs',
        localField: 'children',
        foreignField: '_id',
        pipeline: [
          { $match: { status: 'success', 'artifacts.0': { $exists: true } } },
          { $sort: sort },
          { $limit: limit },
          { $project: { artifacts: 1 } },
        ],
        as: 'makers',
      },
    },
  ];
}

const FIELDS = {
  initiatorAccountId: 1,
  environment: 1,
  status: 1,
  statusReason: 1,
  startedAt: 1,
  completedAt: 1,
  costUsd: 1,
  costCount: 1,
  pointsSpent: 1,
  'definition.name': 1,
  'makers.artifacts': 1,
} as const;

const IN_ORDER = { pieceIndex: 1, _id: 1 } as const;

/** What a cast is for is made by its last step. */
const LAST_STEP = makerStages(-CHILDREN_AT_MOST, { stepIndex: -1, _id: -1 }, 1);

const CASTS_STAGE: Document = {
  $lookup: {
    from: 'spellCasts',
    localField: '_id',
    foreignField: 'cookExecutionId',
    pipeline: [
      { $match: { status: 'completed' } },
      { $sort: IN_ORDER },
      { $limit: ARTIFACTS_AT_MOST },
      ...LAST_STEP,
      { $project: { makers: 1 } },
    ],
    as: 'casts',
  },
};

/** Of a cook execution, the first pieces show what it made; they are generations, or made by casts. */
export const COOK_STAGES: readonly Document[] = [
  definitionStage('cooks'),
  ...makerStages(CHILDREN_AT_MOST, IN_ORDER, ARTIFACTS_AT_MOST),
  CASTS_STAGE,
];
export const COOK_FIELDS = {
  ...FIELDS,
  cookId: 1,
  counts: 1,
  'plan.lost': 1,
  'casts.makers.artifacts': 1,
} as const;

export const SPELL_STAGES: readonly Document[] = [definitionStage('spells'), ...LAST_STEP];
export const SPELL_FIELDS = { ...FIELDS, spellId: 1, cookExecutionId: 1, failureReason: 1 } as const;

/** A sum that holds no cost is not known, and not 0. */
function costOf({ costUsd, costCount }: ExecutionDocument): Pick<Announcement, 'costUsd' | 'costCount'> {
  const sum = fromMoney(costUsd);
  if (costCount === undefined) return sum === '0' ? {} : { costUsd: sum };
  return costCount === 0 ? {} : { costUsd: sum, costCount };
}

type Told = Omit<Announcement, 'subject' | 'title' | 'status'>;

function told(document: ReadExecution<ExecutionDocument>, endedAt: Date, statusReason?: string): Told {
  const { startedAt, makers, casts = [] } = document;
  const all = [...makers, ...casts.flatMap((cast) => cast.makers)];
  return {
    accountId: document.initiatorAccountId as AccountId,
    environment: document.environment,
    ...(statusReason !== undefined && { statusReason }),
    requestTimestamp: startedAt,
    endedAt,
    durationMs: Math.max(0, endedAt.getTime() - startedAt.getTime()),
    ...costOf(document),
    pointsSpent: fromWhole(document.pointsSpent),
    artifacts: all.flatMap(({ artifacts }) => artifacts).slice(0, ARTIFACTS_AT_MOST),
  };
}

/** Places that were given up; where others make the pieces, whatever was not made counts as lost. */
function piecesOf({ counts, plan }: CookExecutionDocument): PieceFigures {
  return { made: counts.success, lost: plan?.lost.length ?? counts.failed + counts.cancelled };
}

/** What is told of a cook execution; nothing while it is open. */
export function cookAnnouncement(document: ReadExecution<CookExecutionDocument>): Announcement | undefined {
  const { status, completedAt, cookId } = document;
  if (!isSubjectEnd('cookExecution', status) || completedAt === undefined) return undefined;
  return {
    subject: { kind: 'cookExecution', id: fromObjectId<CookExecutionId>(document._id) },
    status,
    title: document.definition[0]?.name ?? COOK_TITLE,
    ...(cookId && { cookId: fromObjectId<CookId>(cookId) }),
    pieces: piecesOf(document),
    ...told(document, completedAt, document.statusReason),
  };
}

/** What is told of a spell cast; nothing while it is open. */
export function spellAnnouncement(document: ReadExecution<SpellCastDocument>): Announcement | undefined {
  const { status, completedAt, spellId, cookExecutionId, statusReason, failureReason } = document;
  if (!isSubjectEnd('spellCast', status) || completedAt === undefined) return undefined;
  return {
    subject: { kind: 'spellCast', id: fromObjectId<SpellCastId>(document._id) },
    status,
    title: document.definition[0]?.name ?? SPELL_TITLE,
    ...(spellId && { spellId: fromObjectId<SpellId>(spellId) }),
    ...(cookExecutionId && {
      parent: { kind: 'cookExecution', id: fromObjectId<CookExecutionId>(cookExecutionId) },
    }),
    ...told(document, completedAt, statusReason ?? failureReason),
  };
}
