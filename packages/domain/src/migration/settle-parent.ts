import type { Parent } from '../generation/index.ts';
import type { CookExecutionId, GenerationId, SpellCastId } from '../kernel/index.ts';
import {
  fieldAt,
  known,
  type LegacyDocument,
  type LegacyParent,
  numberOf,
  objectIdText,
  type Reading,
  readFinalSteps,
  readParent,
  undecidable,
  wordOf,
} from '../legacy/index.ts';
import type { Decider } from './decisions.ts';
import type { UpgradeContext } from './upgrade.ts';

/** Where a record belongs. */
export interface SettledParent {
  readonly parent: Parent;
  readonly index?: number;
  readonly chain?: { readonly castId: string; readonly cookId: string };
  /** The final record of a spell: its figures are the sum of its steps'. */
  readonly isFinal: boolean;
}

type Belongs = LegacyParent | { readonly kind: 'single' };

/** What says of a record that it is a part of something. */
const OF_PARTS: ReadonlySet<string> = new Set(['cook_piece', 'spell_step']);

/** A piece or step of which nothing names the parent belongs to one that nobody can tell; any other record without a parent stands alone. */
function withoutParent(document: LegacyDocument): Reading<Belongs> {
  return OF_PARTS.has(wordOf(fieldAt(document, 'deliveryStrategy')) ?? '')
    ? undecidable('parent-unnamed', { source: 'deliveryStrategy', value: 'single' })
    : known({ kind: 'single' }, 'no parent named');
}

/** The sum of a final record is not money spent again only while its steps are there to tell it, and it says which they are. */
function withSteps(reading: Reading<Belongs>, steps: readonly string[] | undefined, context: UpgradeContext) {
  const lost = steps?.filter((id) => !context.hasGeneration(id)) ?? [];
  if (reading.kind !== 'known' || (lost.length === 0 && steps?.length !== 0)) return reading;
  return undecidable(
    'final-steps-missing',
    ...lost.map((value) => ({ source: 'metadata.stepGenerationIds', value })),
    ...(lost.length === 0
      ? [{ source: 'deliveryStrategy, a sum of steps that it does not name', value: 'cast' }]
      : []),
  );
}

/** Reads `single`, `cast:<id>`, `cook:<id>`. */
function parseParent(text: string, context: UpgradeContext): Reading<Belongs> {
  if (text === 'single') return known({ kind: 'single' }, text);
  const [kind, written] = text.split(':');
  const id = objectIdText(written);
  if (kind === 'cast' && id !== undefined && context.parents.hasCast(id)) {
    return known({ kind, castId: id }, text);
  }
  if (kind === 'cook' && id !== undefined && context.parents.hasCook(id))
    return known({ kind, cookId: id }, text);
  return undecidable('parent-unreadable', { source: 'decision', value: text });
}

function placeAt(document: LegacyDocument, path: string): number | undefined {
  const place = numberOf(fieldAt(document, path));
  return place !== undefined && Number.isInteger(place) && place >= 0 && place < 2 ** 31 ? place : undefined;
}

function asParent(belongs: Belongs, document: LegacyDocument, isFinal: boolean): SettledParent {
  switch (belongs.kind) {
    case 'single':
      return { parent: { kind: 'single' }, isFinal };
    case 'cook': {
      const index = placeAt(document, 'metadata.pieceIndex') ?? belongs.index;
      const parent = { kind: 'cookPiece', cookExecutionId: belongs.cookId as CookExecutionId } as const;
      return { parent, isFinal, ...(index !== undefined && { index }) };
    }
    case 'cast': {
      const { castId, cookId } = belongs;
      const index = placeAt(document, 'metadata.stepIndex');
      return {
        parent: { kind: 'spellStep', spellCastId: castId as SpellCastId },
        isFinal,
        ...(index !== undefined && { index }),
        ...(cookId !== undefined && { chain: { castId, cookId } }),
      };
    }
  }
}

/** Reads where a record belongs; nothing where that cannot be decided, which is then noted. */
export function settleParent(
  document: LegacyDocument,
  id: GenerationId,
  context: UpgradeContext,
  decider: Decider,
): SettledParent | undefined {
  const found = readParent(document, id, context.parents);
  const steps = readFinalSteps(document);
  const belongs = found.kind === 'absent' ? withoutParent(document) : found;
  const settled = decider.take<Belongs>('parent', withSteps(belongs, steps, context), (text) =>
    parseParent(text, context),
  );
  // One that names no steps and stands alone, as somebody decided, is a record like any other.
  const isFinal = steps !== undefined && (steps.length > 0 || settled?.kind === 'cast');
  return settled && asParent(settled, document, isFinal);
}
