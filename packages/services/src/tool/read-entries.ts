import { failure, type Result, success } from '@genledger/domain/kernel';
import type { InputIssue } from '../errors.ts';

/** One tool of a file, not yet validated, and where in the file it stands. */
export interface ToolEntry {
  readonly path: string;
  readonly value: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): Result<unknown, string> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    return failure(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Many lines, of which the first begins and the second is an object of its own: JSON in one piece never looks so. */
function isLines(text: string): boolean {
  const [first, second] = text.split('\n').filter((line) => line.trim() !== '');
  return first?.trimStart().startsWith('{') === true && second?.startsWith('{') === true;
}

function readLines(text: string): Result<readonly ToolEntry[], readonly InputIssue[]> {
  const entries: ToolEntry[] = [];
  const issues: InputIssue[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const path = `line ${index + 1}`;
    const value = parseJson(line);
    if (value.ok) entries.push({ path, value: value.value });
    else issues.push({ path, message: value.error });
  }
  return issues.length > 0 ? failure(issues) : success(entries);
}

function entriesOf(list: readonly unknown[], prefix: string): readonly ToolEntry[] {
  return list.map((value, index) => ({ path: `${prefix}[${index}]`, value }));
}

/**
 * Finds the tools in the text of a file: a JSON array, one tool, an object of tools by their ids, a page as the registry lists it,
 * or a tool on each line.
 */
export function readToolEntries(text: string): Result<readonly ToolEntry[], readonly InputIssue[]> {
  const plain = text.replace(/^\uFEFF/, '');
  if (isLines(plain)) return readLines(plain);
  const parsed = parseJson(plain);
  if (!parsed.ok) return failure([{ path: 'file', message: parsed.error }]);
  const { value } = parsed;
  if (Array.isArray(value)) return success(entriesOf(value, ''));
  if (!isObject(value)) return failure([{ path: 'file', message: 'must hold an array or an object' }]);
  if ('toolId' in value) return success([{ path: '', value }]);
  if (Array.isArray(value['data'])) return success(entriesOf(value['data'], 'data'));
  return success(
    Object.entries(value).map(([toolId, definition]) => ({
      path: `[${JSON.stringify(toolId)}]`,
      value: isObject(definition) ? { toolId, ...definition } : definition,
    })),
  );
}
