import type { Screen } from '../../terminal/screen.ts';
import { jsonText } from '../layout/neutralise.ts';
import { reportGithub } from './github.ts';
import { reportHtml } from './html.ts';
import { reportJunit } from './junit.ts';
import { reportMarkdown } from './markdown.ts';
import { reportSarif } from './sarif.ts';
import { reportText } from './text.ts';
import { reportJson, type ToldReport } from './told-report.ts';

/** What a report can be written as. */
export const FORMATS = ['text', 'json', 'markdown', 'html', 'junit', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** A file is no terminal. */
const FILE: Screen = { width: 120, paint: (_tone, text) => text };

/** Writes a report out. @param screen what text is made for; a file unless given */
export function formatReport(format: Format, told: ToldReport, screen: Screen = FILE): string {
  switch (format) {
    case 'text':
      return reportText(told, screen);
    case 'json':
      return jsonText(reportJson(told));
    case 'markdown':
      return reportMarkdown(told);
    case 'html':
      return reportHtml(told);
    case 'junit':
      return reportJunit(told);
    case 'github':
      return reportGithub(told);
    case 'sarif':
      return reportSarif(told);
  }
}
