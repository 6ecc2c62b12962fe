import type { BrowsedValue } from '@genledger/services/browse';
import { durationText, timeText } from '../text.ts';
import { textAt, valueAt } from '../value.ts';
import { differenceNodes } from './difference-nodes.ts';
import type { DocumentData, RelatedDocuments } from './document-data.ts';
import { jsonNodes } from './json-nodes.ts';
import type { OutlineNode } from './node.ts';
import { statusSign, statusTone } from './status.ts';
import { fieldNodes, valueNode } from './value-nodes.ts';

/** One side of a document. */
export interface Tab {
  readonly title: string;
  readonly nodes: readonly OutlineNode[];
}

/** What each collection's documents say in one line. */
const SUMMARIES: Readonly<Record<string, readonly string[]>> = {
  generationOutputs: ['toolDisplayName', 'status', 'durationMs', 'costUsd', '_id'],
  webhookEvents: ['providerStatus', 'source', 'state', 'outcome', 'lastError'],
  deliveryAttempts: ['result', 'statusCode', 'destination', 'reason', 'excerpt'],
  quarantine: ['reasons.0', 'reasons.1', 'collection'],
  cookExecutions: ['status', 'costUsd', 'pointsSpent', '_id'],
  spellCasts: ['status', 'costUsd', 'pointsSpent', '_id'],
};
const TIMES = ['requestTimestamp', 'receivedAt', 'startedAt', 'foundAt', 'createdAt'];

function relatedNode(collection: string, document: BrowsedValue, index: number): OutlineNode {
  const id = textAt(document, '_id') ?? String(index);
  const time = TIMES.map((field) => textAt(document, field)).find((text) => text !== undefined);
  const status = textAt(document, 'status') ?? textAt(document, 'state') ?? textAt(document, 'result');
  const words = (SUMMARIES[collection] ?? ['_id']).flatMap((field) => textAt(document, field) ?? []);
  const tone = statusTone(status);
  return {
    id: `${collection}.${id}`,
    label: time === undefined ? '' : timeText(time),
    text: `${statusSign(status)} ${words.join('  ')}`,
    ...(tone && { tone }),
    destination: { kind: 'document', collection, id },
    children: fieldNodes(document),
  };
}

function relatedTab({ title, collection, documents }: RelatedDocuments): Tab {
  const nodes = documents.map((document, index) => relatedNode(collection, document, index));
  return { title: `${title} ${documents.length}`, nodes };
}

function entryNode(entry: BrowsedValue, index: number, before: string | undefined): OutlineNode {
  const at = textAt(entry, 'at') ?? '';
  const to = textAt(entry, 'to');
  const from = textAt(entry, 'from');
  const waitedMs = before === undefined ? Number.NaN : Date.parse(at) - Date.parse(before);
  const words = [from === undefined ? to : `${from} → ${to}`, textAt(entry, 'cause'), textAt(entry, 'note')];
  const tone = statusTone(to);
  return {
    id: `history.${index}`,
    label: timeText(at),
    text: `${statusSign(to)} ${words.filter((word) => word !== undefined).join('  ')}`,
    ...(Number.isFinite(waitedMs) && { note: `+${durationText(waitedMs)}` }),
    ...(tone && { tone }),
    children: fieldNodes(entry),
  };
}

function historyTab(document: BrowsedValue): readonly Tab[] {
  const history = valueAt(document, 'history');
  if (history?.type !== 'array') return [];
  const nodes = history.items.map((entry, index) => {
    const before = history.items[index - 1];
    return entryNode(entry, index, before && textAt(before, 'at'));
  });
  return [{ title: `History ${nodes.length}`, nodes }];
}

function artifactsTab(document: BrowsedValue): readonly Tab[] {
  const artifacts = valueAt(document, 'artifacts') ?? valueAt(document, 'artifactUrls');
  if (artifacts?.type !== 'array' || artifacts.items.length === 0) return [];
  const nodes = artifacts.items.map((artifact, index): OutlineNode => {
    const url = artifact.type === 'object' ? textAt(artifact, 'url') : textAt(artifact, '');
    const link = url ?? (artifact.type === 'string' ? artifact.text : undefined);
    const node = valueNode(String(index), artifact, `artifacts.${index}`);
    return link === undefined ? node : { ...node, text: link, destination: { kind: 'url', url: link } };
  });
  return [{ title: `Artifacts ${nodes.length}`, nodes }];
}

const PARENTS = [
  ['cookExecutionId', 'cookExecutions', 'cook execution'],
  ['spellCastId', 'spellCasts', 'spell cast'],
  ['cookId', 'cooks', 'cook'],
  ['spellId', 'spells', 'spell'],
] as const;

function parentsTab(document: BrowsedValue): readonly Tab[] {
  const nodes = PARENTS.flatMap(([field, collection, label]): OutlineNode[] => {
    const id = textAt(document, field);
    return id === undefined
      ? []
      : [{ id: `parent.${field}`, label, text: id, destination: { kind: 'document', collection, id } }];
  });
  return nodes.length === 0 ? [] : [{ title: 'Parents', nodes }];
}

/** The sides of a document, the most telling first. */
export function documentTabs(data: DocumentData): readonly Tab[] {
  const { document, original, related } = data;
  return [
    { title: 'Fields', nodes: fieldNodes(document) },
    ...historyTab(document),
    ...related.filter(({ documents }) => documents.length > 0).map(relatedTab),
    ...artifactsTab(document),
    ...parentsTab(document),
    ...(original ? [{ title: 'Before', nodes: differenceNodes(original, document) }] : []),
    { title: 'JSON', nodes: jsonNodes(document, '', '$', '', true) },
  ];
}
