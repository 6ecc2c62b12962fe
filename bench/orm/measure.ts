import { closedLoop } from '../ingest/load/load.ts';
import { rotated } from '../ingest/plan.ts';
import { type Spread, spreadOf } from '../shared/statistics.ts';
import type { Operation } from './operations.ts';

const SIDES = ['orm', 'driver'] as const;
type Side = (typeof SIDES)[number];

/** What one side did in one round. */
interface Turn {
  readonly perSecond: number;
  /** CPU time of this process for one operation, µs. */
  readonly cpuUs: number;
}

/** How the two sides stand to each other in one operation, over the rounds. */
export interface Outcome {
  readonly name: string;
  readonly perSecond: Readonly<Record<Side, Spread>>;
  readonly cpuUs: Readonly<Record<Side, Spread>>;
  /** Operations per second, ORM over driver, of the same round. */
  readonly ratio: Spread;
}

/** How much is measured. */
export interface OrmPlan {
  /** Rounds that count; one more is thrown away before them. */
  readonly rounds: number;
  readonly operations: number;
  /** Operations under way at once. */
  readonly lanes: number;
}

async function takeTurn(operation: Operation, side: Side, { operations, lanes }: OrmPlan): Promise<Turn> {
  const positions = Array.from({ length: operations }, (_, position) => position);
  const cpu = process.cpuUsage();
  const { wallMs } = await closedLoop(positions, lanes, async (position) => {
    await operation[side](position);
  });
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (operations / wallMs) * 1000, cpuUs: (user + system) / operations };
}

/** Measures both sides in turn, each round the other one first. */
export async function measureOperation(operation: Operation, plan: OrmPlan): Promise<Outcome> {
  const turns: Record<Side, Turn[]> = { orm: [], driver: [] };
  for (let round = 0; round <= plan.rounds; round += 1) {
    for (const side of rotated(SIDES, round)) {
      const turn = await takeTurn(operation, side, plan);
      if (round > 0) turns[side].push(turn);
    }
  }
  const spread = (side: Side, figure: keyof Turn) => spreadOf(turns[side].map((turn) => turn[figure]));
  return {
    name: operation.name,
    perSecond: { orm: spread('orm', 'perSecond'), driver: spread('driver', 'perSecond') },
    cpuUs: { orm: spread('orm', 'cpuUs'), driver: spread('driver', 'cpuUs') },
    ratio: spreadOf(
      turns.orm.map(({ perSecond }, round) => perSecond / (turns.driver[round]?.perSecond ?? Number.NaN)),
    ),
  };
}
