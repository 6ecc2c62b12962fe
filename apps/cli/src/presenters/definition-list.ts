import type { DefinitionView } from '@genledger/services/execution';
import type { Presentation } from '../outcome/presentation.ts';
import { workOf } from './definition.ts';
import type { Column } from './layout/table.ts';
import { type PageOf, presentPage } from './page.ts';
import { isoSeconds } from './time.ts';

/** How many steps a spell has; not known of one of the old database that has none that can be read. */
function stepCount(spell: DefinitionView): string | undefined {
  return 'steps' in spell && Array.isArray(spell.steps) ? String(spell.steps.length) : undefined;
}

function pieceCount(cook: DefinitionView): string | undefined {
  return 'targetSize' in cook ? cook.targetSize?.toString() : undefined;
}

const NAME: Column<DefinitionView> = { title: 'NAME', value: ({ name }) => name, minimum: 12 };
const OWNER: Column<DefinitionView> = {
  title: 'OWNER',
  value: ({ ownerAccountId }) => ownerAccountId,
  minimum: 10,
  rank: 4,
};
const UPDATED: Column<DefinitionView> = {
  title: 'UPDATED',
  value: ({ updatedAt }) => isoSeconds(updatedAt),
  rank: 3,
};

const COOK_COLUMNS: readonly Column<DefinitionView>[] = [
  { title: 'COOK', value: ({ id }) => id },
  NAME,
  { title: 'PIECES', value: pieceCount, align: 'right', rank: 1 },
  { title: 'MADE BY', value: workOf, minimum: 12, rank: 2 },
  OWNER,
  UPDATED,
];

const SPELL_COLUMNS: readonly Column<DefinitionView>[] = [
  { title: 'SPELL', value: ({ id }) => id },
  NAME,
  { title: 'STEPS', value: stepCount, align: 'right', rank: 1 },
  OWNER,
  UPDATED,
];

/** Presents a page of cooks. */
export function presentCooks(page: PageOf<DefinitionView>): Presentation {
  return presentPage(page, {
    columns: COOK_COLUMNS,
    empty: 'There is no cook yet: genledger cooks save FILE',
  });
}

/** Presents a page of spells. */
export function presentSpells(page: PageOf<DefinitionView>): Presentation {
  return presentPage(page, {
    columns: SPELL_COLUMNS,
    empty: 'There is no spell yet: genledger spells save FILE',
  });
}
