import type { DefinitionView } from '@genledger/services/execution';
import type { Presentation } from '../outcome/presentation.ts';
import { fields } from './layout/fields.ts';
import { jsonText } from './layout/neutralise.ts';
import { section } from './layout/section.ts';
import { isoTime } from './time.ts';

/** What has a line of its own; everything else of a definition is shown as it is. */
const IN_LINES = ['id', 'name', 'ownerAccountId', 'toolId', 'work', 'targetSize', 'createdAt', 'updatedAt'];

const TITLES: Readonly<Record<string, string>> = {
  exposedInputs: 'Exposed inputs',
  previewImages: 'Preview images',
  onFailure: 'On failure',
};

function titleOf(key: string): string {
  return TITLES[key] ?? `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}

/** What makes the pieces of a cook: `tool flux-portrait`. */
export function workOf(definition: DefinitionView): string | undefined {
  if (!('work' in definition) || typeof definition.work !== 'object' || definition.work === null) return;
  const { work } = definition;
  if ('toolId' in work) return `tool ${String(work.toolId)}`;
  return 'spellId' in work ? `spell ${String(work.spellId)}` : undefined;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}

/** Presents a cook or a spell. */
export function presentDefinition(title: 'Cook' | 'Spell', definition: DefinitionView): Presentation {
  const rest = Object.entries(definition).filter(
    ([key, value]) => !IN_LINES.includes(key) && !isEmpty(value),
  );
  return {
    verdict: 'holds',
    json: definition,
    print: (screen) => ({
      body: [
        fields(
          [
            [title, definition.id],
            ['Name', definition.name],
            ['Pieces', 'targetSize' in definition ? definition.targetSize : undefined],
            ['Made by', workOf(definition)],
            ['Owner', definition.ownerAccountId],
            ['Created', isoTime(definition.createdAt)],
            ['Updated', isoTime(definition.updatedAt)],
          ],
          screen,
        ),
        ...rest.map(([key, value]) => section(titleOf(key), jsonText(value), screen)),
      ].join('\n'),
    }),
  };
}

/** Presents a definition that was saved: its id alone on standard output, so that a script can take it. */
export function presentSaved(definition: DefinitionView, next: string): Presentation {
  return {
    verdict: 'holds',
    json: definition,
    print: () => ({ body: definition.id, notes: [`Saved "${definition.name}". ${next}`] }),
  };
}
