import type { LoadedDocument } from '@genledger/db/audit';
import { bsonObjectId } from '@genledger/db/audit';
import { createDice } from './dice.ts';
import { Draft } from './draft.ts';
import { makeCast, makeCook, makeSingle, makeTwins } from './groups.ts';
import type { Rates } from './rates.ts';
import { registryDocument, TOKEN_TOOL, TOOLS } from './tools.ts';
import type { Truth } from './truth.ts';
import { ACCOUNTS, accountOf, createWorld, documentOf, type World } from './world.ts';

/** A document with its line of the truth file; the registry is as it should be and has none. */
export interface Generated extends LoadedDocument {
  readonly truth?: Truth;
}

const EPOCH_MS = Date.UTC(2025, 0, 1);

function* registry(world: World): Generator<Generated> {
  for (const tool of [...TOOLS, TOKEN_TOOL].filter(({ registered }) => registered)) {
    const document = { _id: bsonObjectId(world.newId(EPOCH_MS)), ...registryDocument(tool) };
    yield { collection: 'tools', document };
  }
}

/** The users of the accounts: the migration leaves them as they are. */
function* users(): Generator<Generated> {
  for (let number = 1; number <= ACCOUNTS; number += 1) {
    const document = {
      _id: bsonObjectId(accountOf(number)),
      username: `user-${number}`,
      createdAt: new Date(EPOCH_MS + number * 60_000),
    };
    yield { collection: 'users', document };
  }
}

function spell(id: string): Draft {
  const draft = new Draft('spells', id);
  draft.plant('schema-version-old');
  const owner = bsonObjectId('66cd00000000000a00000001');
  Object.assign(draft.fields, {
    slug: 'portrait-pipeline',
    name: 'Portrait Pipeline',
    description: 'portrait, then upscale',
    creatorId: owner,
    ownedBy: owner,
    steps: [{ stepId: 1, toolId: 'comfy-flux-dev', parameters: {}, outputMappings: { image: '2.image' } }],
    exposedInputs: [{ nodeId: '1', paramKey: 'input_prompt' }],
    tags: ['portrait'],
    usageCount: 12,
    visibility: 'public',
  });
  return draft;
}

function makeGroup(world: World, spellId: string, most: number): readonly Draft[] {
  const kind = world.dice.draw('groups');
  if (kind === 'twins' && most >= 2) return makeTwins(world);
  if (kind === 'cast' && most >= 2) return makeCast(world, spellId, most);
  return kind === 'cook' ? makeCook(world, spellId, most) : makeSingle(world);
}

/**
 * Makes a rotten database, a document at a time: only the group at hand is in memory. Equal seeds and rates make equal
 * databases.
 * @param documents how many generations; cooks, casts, spells and tools come beside them
 */
export function* generateLegacyDocuments(
  documents: number,
  seed: number,
  rates: Rates,
): Generator<Generated> {
  const world = createWorld(createDice(seed, rates));
  yield* users();
  yield* registry(world);
  const spellId = world.newId(EPOCH_MS);
  const first = spell(spellId);
  yield { collection: first.collection, document: documentOf(first), truth: first.truth() };
  for (let made = 0; made < documents; ) {
    for (const draft of makeGroup(world, spellId, documents - made)) {
      if (draft.collection === 'generationOutputs') made += 1;
      yield { collection: draft.collection, document: documentOf(draft), truth: draft.truth() };
    }
  }
}
