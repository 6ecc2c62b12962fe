import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import { CHANCES, RATES } from '../rates.ts';
import type { Story } from '../story.ts';

/** More than a mebibyte: what the audit calls too large. */
const OVERSIZE_CHARACTERS = 1_100_000;

function writeDisplayName(draft: Draft, { tool, role }: Story, random: Random): void {
  if (random.weighted(RATES.displayName) === 'kept') {
    draft.fields['toolDisplayName'] = tool.displayName;
    draft.v2.toolDisplayName = tool.displayName;
    return;
  }
  draft.plant('display-name-missing');
  if (tool.registered) draft.v2.toolDisplayName = tool.displayName;
  else {
    const why =
      role === 'final'
        ? 'a spell is no tool of the registry'
        : 'the registry knows the tool by a newer id only';
    draft.cannotKnow('toolDisplayName', why);
  }
}

function writeTestMark(draft: Draft, random: Random): void {
  draft.plant('test-record');
  if (random.chance(0.5)) {
    draft.metadata['test'] = true;
    return;
  }
  draft.fields['toolDisplayName'] = 'Test Tool';
  delete draft.v2.toolDisplayName;
  draft.cannotKnow('toolDisplayName', 'a test wrote a name of its own');
}

function writeOddField(draft: Draft, random: Random): void {
  draft.plant('field-typed-wrong');
  const odd = random.pick(['sessionId', 'artifactUrls', 'ratings']);
  draft.fields[odd] = odd === 'artifactUrls' ? 'https://files.example/one.png' : random.whole(1, 9999);
}

/** Writes the rot that depends on nothing else. */
export function writeExtras(draft: Draft, story: Story, random: Random): void {
  writeDisplayName(draft, story, random);
  if (random.chance(CHANCES.test) && !draft.has('display-name-missing')) writeTestMark(draft, random);
  if (random.chance(CHANCES.oddField)) writeOddField(draft, random);
  if (random.chance(CHANCES.secret)) {
    draft.plant('secret-in-clear');
    draft.metadata['webhookUrl'] = 'https://hooks.example/legacy';
    draft.metadata['webhookSecret'] = `whsec_${random.hex(24)}`;
  }
  if (random.chance(CHANCES.unknownField)) {
    draft.plant('field-unknown');
    draft.fields[random.pick(['__v', 'debugDump', 'lockedBy'])] = random.whole(0, 9);
  }
  if (random.chance(CHANCES.oversize)) {
    draft.plant('document-oversize');
    draft.fields['responsePayload'] = { log: 'x'.repeat(OVERSIZE_CHARACTERS) };
  }
}
