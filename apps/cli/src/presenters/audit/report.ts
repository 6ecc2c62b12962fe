import type { Presentation } from '../../outcome/presentation.ts';
import type { Verdict } from '../../outcome/verdict.ts';
import { type Format, formatReport } from './formats.ts';
import { reportJson, type ToldReport } from './told-report.ts';
import { headline } from './words.ts';

/** How a report is told. */
export interface ReportTelling {
  readonly verdict: Verdict;
  readonly format: Format;
  readonly notes: readonly string[];
  /** It was written to a file, so that one line will do here. */
  readonly isWritten: boolean;
}

/** Presents an audit. */
export function presentReport(
  told: ToldReport,
  { verdict, format, notes, isWritten }: ReportTelling,
): Presentation {
  return {
    verdict,
    json: reportJson(told),
    print: (screen) => ({
      body: isWritten ? headline(told.report) : formatReport(format, told, screen),
      notes,
    }),
  };
}
