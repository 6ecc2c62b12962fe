import type { CookDefinition } from '../definition/definition.ts';
import type { TraitValue } from '../definition/schema.ts';
import { feasibilityOf } from '../feasible.ts';
import type { CookModel } from '../model/model.ts';
import { keyOf } from '../random/stream.ts';
import { ABSENT_VALUE, type Choice } from './chooser.ts';
import { dealerOf } from './dealer.ts';
import { type Repairs, repairDuplicates } from './distinct.ts';
import { inputsWriter, seedOf } from './inputs.ts';

/** What one piece of a cook is made from. */
export interface Piece {
  readonly index: number;
  readonly replacement: number;
  /** The value of each trait and range that the piece has. */
  readonly traits: Readonly<Record<string, TraitValue>>;
  /** What its tool or spell is given. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The seed among the inputs, where the definition has one. */
  readonly seed?: number;
}

/** All pieces of a cook, from one seed. */
export interface PiecePlan {
  readonly targetSize: number;
  /**
   * A piece, whatever was asked before.
   * @param index from 0 to below the target size
   * @param replacement how often a failed piece of this index has been replaced; 0 is the first one
   * @throws RangeError for a number outside these bounds
   */
  piece(index: number, replacement: number): Piece;
}

const MOST_REPLACEMENTS = 2 ** 32 - 1;

function assertWithin(name: string, number: number, most: number): void {
  if (!Number.isSafeInteger(number) || number < 0 || number > most) {
    throw new RangeError(`${name} must be a whole number from 0 to ${most}, not ${number}`);
  }
}

/** A piece keeps its counted values through all replacements: they are its place in the supplies and among the others. */
function chooserOfPieces(dealer: ReturnType<typeof dealerOf>, { turns, picks }: Repairs) {
  return (index: number, replacement: number): Choice => {
    const choice = dealer.emptyChoice();
    const pick = picks.get(index);
    dealer.drawDistinct(index, turns.get(index) ?? 0, choice);
    if (pick !== undefined) dealer.pick(index, pick, choice);
    dealer.drawOthers(index, replacement, choice);
    return choice;
  };
}

function traitsOf({ features }: CookModel, choice: Choice): Map<string, TraitValue> {
  const traits = new Map<string, TraitValue>();
  for (const { name, at, valueAt } of features) {
    const position = choice[at] ?? ABSENT_VALUE;
    if (position !== ABSENT_VALUE) traits.set(name, valueAt(position));
  }
  return traits;
}

const NO_REPAIRS: Repairs = { turns: new Map(), picks: new Map() };

/**
 * Plans all pieces of a cook. The same definition and seed give the same pieces on any machine, in any order of asking. Supplies
 * hold over the whole target. A replacement keeps its share of the supplies; where duplicates are forbidden it keeps every trait
 * that tells pieces apart, and otherwise its values are drawn anew; a sequential or random seed is another one.
 * @param seed any text
 * @throws RangeError where `checkFeasible` names issues
 */
export function planPieces(definition: CookDefinition, seed: string): PiecePlan {
  const feasibility = feasibilityOf(definition);
  if (!feasibility.ok) {
    throw new RangeError(`the target cannot be reached: ${feasibility.issues[0]?.message ?? ''}`);
  }
  const { model, arrangement } = feasibility;
  const { targetSize } = definition;
  const key = keyOf(seed);
  const dealer = dealerOf(model, arrangement, key);
  const repairs = arrangement.distinct === undefined ? NO_REPAIRS : repairDuplicates(dealer, targetSize, key);
  const choose = chooserOfPieces(dealer, repairs);
  const writeInputs = inputsWriter(definition);
  return {
    targetSize,
    piece(index, replacement) {
      assertWithin('index', index, targetSize - 1);
      assertWithin('replacement', replacement, MOST_REPLACEMENTS);
      const traits = traitsOf(model, choose(index, replacement));
      const pieceSeed = seedOf(definition, key, index, replacement);
      return {
        index,
        replacement,
        traits: Object.fromEntries(traits),
        inputs: writeInputs(traits, pieceSeed),
        ...(pieceSeed !== undefined && { seed: pieceSeed }),
      };
    },
  };
}
