import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowsedRow } from '@genledger/services/browse';
import { jsonText } from '../../presenters/layout/neutralise.ts';
import { matchingScope } from '../actions/scope.ts';
import type { Browser } from '../browser.ts';
import { ListView } from '../list/list-view.ts';
import { menuOverlay } from '../menu.ts';
import { DocumentView } from '../outline/document-view.ts';
import type { TaskControls } from '../tasks.ts';
import { wholeText } from '../text.ts';
import { jsonOf, textAt } from '../value.ts';

const FORMATS = ['json', 'ndjson', 'csv'] as const;
type Format = (typeof FORMATS)[number];

const DETAILS = {
  json: 'one list, read as a whole',
  ndjson: 'a record a line, for programs',
  csv: 'the columns that are shown, for spreadsheets',
} as const satisfies Readonly<Record<Format, string>>;

function fileName(title: string, now: Date, extension: string): string {
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `genledger-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${time}.${extension}`;
}

/** A cell that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The lines of an export: what stands before, a row, between two rows, behind. */
function writerOf(format: Format, view: ListView) {
  const fields = ['_id', ...view.columns.map(({ field }) => field).filter((field) => field !== '_id')];
  const json = ({ value }: BrowsedRow) => JSON.stringify(jsonOf(value));
  switch (format) {
    case 'json':
      return { before: '[\n', row: json, between: ',\n', after: '\n]\n' };
    case 'ndjson':
      return { before: '', row: json, between: '\n', after: '\n' };
    case 'csv':
      return {
        before: `${fields.map(cell).join(',')}\n`,
        row: ({ value }: BrowsedRow) => fields.map((field) => cell(textAt(value, field) ?? '')).join(','),
        between: '\n',
        after: '\n',
      };
    default:
      throw new Error(`no format ${String(format satisfies never)}`);
  }
}

async function exportList(
  view: ListView,
  path: string,
  format: Format,
  { signal, progress }: TaskControls,
): Promise<string> {
  const scope = await matchingScope(view, signal);
  const writer = writerOf(format, view);
  const file = createWriteStream(path, { flags: 'wx' });
  let count = 0;
  file.write(writer.before);
  for await (const row of scope.rows(signal)) {
    if (!file.write((count === 0 ? '' : writer.between) + writer.row(row))) await once(file, 'drain');
    count += 1;
    if (count % 200 === 0) progress(`${wholeText(count)} of ${wholeText(scope.count)}`);
  }
  file.end(writer.after);
  await once(file, 'close');
  if (!signal.aborted) return `${wholeText(count)} records are in ${path}.`;
  await rm(path);
  return 'Stopped; the file was taken away.';
}

/** Writes the list, or the document, into a file of the working folder. */
export function openExport(browser: Browser): void {
  const { view, ports } = browser;
  const now = ports.now();
  if (view instanceof DocumentView && view.data) {
    const path = join(ports.directory, fileName(view.title, now, 'json'));
    const text = `${jsonText(jsonOf(view.data.document))}\n`;
    browser.begin('Export', () =>
      writeFile(path, text, { flag: 'wx' }).then(() => `The document is in ${path}.`),
    );
  }
  if (!(view instanceof ListView)) return;
  const entries = FORMATS.map((format) => ({
    title: format.toUpperCase(),
    detail: DETAILS[format],
    run() {
      const path = join(ports.directory, fileName(view.title, now, format));
      browser.begin('Export', (controls) => exportList(view, path, format, controls));
    },
  }));
  browser.lay(menuOverlay('Export all that match, as', entries));
}
