import { readFileSync } from 'node:fs';

const CONTRACT = readFileSync(new URL('../../../../../prisma/contract.prisma', import.meta.url), 'utf8');

interface Field {
  readonly name: string;
  readonly type: string;
}

interface Block {
  readonly fields: readonly Field[];
  readonly collection?: string;
}

function blockOf(body: string): Block {
  const collection = /@@map\("(\w+)"\)/.exec(body)?.[1];
  const fields = [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].map(([, name = '', type = '']) => ({
    name,
    type,
  }));
  return { fields, ...(collection !== undefined && { collection }) };
}

const BLOCKS: ReadonlyMap<string, Block> = new Map(
  [...CONTRACT.matchAll(/^(?:model|type) (\w+) \{$(.*?)^\}$/gms)].map(([, name = '', body = '']) => [
    name,
    blockOf(body),
  ]),
);

function pathsOf({ fields }: Block, before = ''): readonly string[] {
  return fields.flatMap(({ name, type }) => {
    if (type === 'String' || type === 'Bson') return [`${before}${name}`];
    const inner = BLOCKS.get(type);
    return inner === undefined ? [] : pathsOf(inner, `${before}${name}.`);
  });
}

/** By collection, the paths of every field of the contract that holds a text, or anything: `error.message`. */
export function textFields(collection: string): readonly string[] {
  const found = [...BLOCKS.values()].find((block) => block.collection === collection);
  if (found === undefined) throw new Error(`the contract has no collection ${collection}`);
  return pathsOf(found);
}

/** Whether a text stands in what lies at a path, however deep. */
export function holdsText(value: unknown, path: readonly string[], text: string): boolean {
  if (typeof value === 'string') return path.length === 0 && value.includes(text);
  if (Array.isArray(value)) return value.some((each) => holdsText(each, path, text));
  if (typeof value !== 'object' || value === null) return false;
  const [name, ...rest] = path;
  return name === undefined
    ? Object.values(value).some((each) => holdsText(each, [], text))
    : holdsText(Reflect.get(value, name), rest, text);
}
