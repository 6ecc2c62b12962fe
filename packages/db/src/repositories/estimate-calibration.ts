import { type Calibration, NOT_JUDGED } from '@genledger/domain/estimate';
import type { ToolId } from '@genledger/domain/kernel';
import type { Database } from '../client/database.ts';
import { fromWhole } from '../mappers/index.ts';

/** How well the estimates of a tool came true, as counted when runs succeeded. */
export interface ToolCalibration extends Calibration {
  readonly toolId: ToolId;
}

/** Whose calibration is asked for, and from which hours. */
export interface CalibrationQuery {
  readonly environment?: string;
  readonly toolId?: ToolId;
  readonly from: Date;
  /** Behind the last hour. */
  readonly to: Date;
}

/** How well estimates came true, by tool. Reads sketches only. */
export async function readCalibration(
  database: Database,
  { environment, toolId, from, to }: CalibrationQuery,
): Promise<readonly ToolCalibration[]> {
  const names = Object.keys(NOT_JUDGED);
  const rows = await database.estimateSketches
    .aggregate([
      {
        $match: {
          hour: { $gte: from, $lt: to },
          ...(toolId && { toolId }),
          ...(environment && { environment }),
        },
      },
      {
        $group: {
          _id: '$toolId',
          ...Object.fromEntries(names.map((name) => [name, { $sum: `$calibration.${name}` }])),
        },
      },
      { $match: { $or: [{ durations: { $gt: 0 } }, { costs: { $gt: 0 } }] } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return rows.map((row) => ({
    toolId: row['_id'] as ToolId,
    durations: fromWhole(row['durations']),
    durationsWithinP50: fromWhole(row['durationsWithinP50']),
    durationsWithinP95: fromWhole(row['durationsWithinP95']),
    costs: fromWhole(row['costs']),
    costsWithinP50: fromWhole(row['costsWithinP50']),
    costsWithinP95: fromWhole(row['costsWithinP95']),
  }));
}
