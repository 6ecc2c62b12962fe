import { type Spread, spreadOf } from '../shared/statistics.ts';
import type { Cell } from './cell.ts';

/** A figure of one contender over the same figure of another, in the same round, under the same load. */
interface Comparison {
  readonly title: string;
  readonly over: string;
  readonly under: string;
  readonly figure: (cell: Cell) => number | undefined;
  /** What the median ought to reach. */
  readonly aim?: number;
}

const acknowledged = (cell: Cell) => cell.acknowledged.perSecond;
const applied = (cell: Cell) => cell.applied?.perSecond;
/** Of the server and of mongod together, applying included. What else the machine does moves it less than it moves the clock. */
const perCpuSecond = ({ cpuMs }: Cell) => 1000 / (cpuMs.server + cpuMs.mongod);

const COMPARISONS: readonly Comparison[] = [
  {
    title: 'acknowledged/s, ledger : (a) driver',
    over: 'ledger',
    under: 'driver',
    figure: acknowledged,
    aim: 0.6,
  },
  {
    title: 'acknowledged/s, ledger : (a2) driver + HTTP',
    over: 'ledger',
    under: 'driver-http',
    figure: acknowledged,
  },
  { title: 'acknowledged/s, ledger : (b) Mongoose', over: 'ledger', under: 'mongoose', figure: acknowledged },
  { title: 'applied/s, ledger : (b) Mongoose', over: 'ledger', under: 'mongoose', figure: applied, aim: 1 },
  {
    title: 'events per CPU second, ledger : (b) Mongoose',
    over: 'ledger',
    under: 'mongoose',
    figure: perCpuSecond,
  },
  {
    title: 'acknowledged/s, ledger : other checkout',
    over: 'ledger',
    under: 'against',
    figure: acknowledged,
  },
  { title: 'applied/s, ledger : other checkout', over: 'ledger', under: 'against', figure: applied },
  {
    title: 'events per CPU second, ledger : other checkout',
    over: 'ledger',
    under: 'against',
    figure: perCpuSecond,
  },
];

/** A comparison's outcome at one number of connections. */
export interface Ratio {
  readonly title: string;
  readonly connections: number;
  readonly spread: Spread;
  readonly aim?: number;
  readonly rounds: number;
}

/** Every comparison whose sides were both measured. */
export function ratiosOf(cells: readonly Cell[]): readonly Ratio[] {
  const levels = [...new Set(cells.map(({ connections }) => connections))];
  return COMPARISONS.flatMap(({ title, over, under, figure, aim }) =>
    levels.flatMap((connections): Ratio[] => {
      const of = (contender: string) =>
        cells.filter((cell) => cell.contender === contender && cell.connections === connections);
      const below = new Map(of(under).map((cell) => [cell.round, figure(cell)]));
      const ratios = of(over).flatMap((cell) => {
        const [a, b] = [figure(cell), below.get(cell.round)];
        return a === undefined || b === undefined ? [] : [a / b];
      });
      if (ratios.length === 0) return [];
      const spread = spreadOf(ratios);
      return [{ title, connections, spread, rounds: ratios.length, ...(aim !== undefined && { aim }) }];
    }),
  );
}
