import type { Database } from '@genledger/db/client';
import { saveCook, saveSpell } from '@genledger/services/execution';
import { contextOf } from './context.ts';
import { SEED_TOOLS } from './records.ts';

const TOOL = SEED_TOOLS[0].toolId;

/**
 * Saves a spell, and a cook whose pieces are casts of it; gives their ids. @param text stands wherever an author may write; without it
 * there stands what they usually write @param toolId a tool of the registry
 */
export async function addDefinitions(
  database: Database,
  { text, toolId = TOOL }: { readonly text?: string; readonly toolId?: string } = {},
): Promise<{ readonly definedCook: string; readonly definedSpell: string }> {
  const context = contextOf(database);
  const usual = (usually: string): string => text ?? usually;
  // A name of a trait has no braces.
  const named = (usually: string): string => usual(usually).replaceAll(/[{}]/g, '').slice(0, 100);
  const prompt = named('prompt');
  const spell = await saveSpell(context, {
    name: usual('A fox, twice').slice(0, 200),
    ownerAccountId: usual('acme-studio').slice(0, 100),
    exposedInputs: [
      {
        name: prompt,
        type: 'string',
        required: true,
        default: usual('a fox'),
        description: usual('What to paint'),
      },
    ],
    steps: [
      { id: 'first', toolId, inputs: { [prompt]: { input: prompt } } },
      {
        id: 'second',
        toolId: TOOL,
        inputs: {
          [named('style')]: { value: usual('ink') },
          image: { step: 'first', path: '$.artifacts[0].url' },
        },
        onFailure: { attempts: 2 },
      },
    ],
    previewImages: ['https://pictures.invalid/fox.png'],
    metadata: { note: usual('for the winter collection') },
  });
  if (!spell.ok) throw new Error(JSON.stringify(spell.error));
  const cook = await saveCook(context, {
    name: usual('Foxes at night').slice(0, 200),
    ownerAccountId: usual('acme-studio').slice(0, 100),
    work: { kind: 'spell', spellId: spell.value },
    parameters: { [prompt]: usual('a fox') },
    targetSize: 300,
    randomness: {
      traits: [
        {
          name: named('fur'),
          values: [
            { value: usual('red'), weight: 3, supply: { atMost: 240 } },
            { value: 'silver', weight: 1 },
            { value: 'white', weight: 1, supply: { exactly: 12 } },
          ],
        },
      ],
      ranges: [{ name: 'snow', from: 0, to: 90, step: 10 }],
    },
    onFailure: { attempts: 3, thenReplace: true },
    metadata: { note: usual('for the winter collection') },
  });
  if (!cook.ok) throw new Error(JSON.stringify(cook.error));
  const simple = await saveCook(context, {
    name: usual('Foxes by day').slice(0, 200),
    work: { kind: 'tool', toolId },
    targetSize: 3,
    templates: { prompt: named('a fox') },
  });
  if (!simple.ok) throw new Error(JSON.stringify(simple.error));
  return { definedCook: cook.value, definedSpell: spell.value };
}
