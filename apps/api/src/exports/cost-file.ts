import type { CostLine } from '@genledger/services/statistics';
import { csvFile } from '../admin/format/csv-file.ts';
import { type CostFormat, costText, PLAIN_COSTS } from './cost-csv.ts';
import { FOCUS_COSTS } from './focus.ts';

/** The formats that costs are exported in. */
export const COST_FORMATS = ['csv', 'focus'] as const;
export type CostFormatName = (typeof COST_FORMATS)[number];

const FORMATS: Readonly<Record<CostFormatName, CostFormat>> = { csv: PLAIN_COSTS, focus: FOCUS_COSTS };

/** Costs as a file, sent as they are read: however many lines there are, few are held at once. */
export function costFile(name: CostFormatName, lines: AsyncIterable<CostLine>): Response {
  const format = FORMATS[name];
  return csvFile(format.fileName, costText(format, lines));
}
