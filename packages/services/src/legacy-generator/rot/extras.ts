import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import type { Story } from '../story.ts';

/** More than a mebibyte: what the audit calls too large. */
const OVERSIZE_CHARACTERS = 1_100_000;

function writeDisplayName(draft: Draft, { tool, role, testMark }: Story, dice: Dice): void {
  const name = testMark === 'name' ? 'Test Tool' : tool.displayName;
  if (dice.draw('displayName') === 'kept' || testMark === 'name') {
    draft.fields['toolDisplayName'] = name;
    draft.v2.toolDisplayName = name;
    return;
  }
  draft.plant('display-name-missing');
  if (tool.registered) draft.v2.toolDisplayName = name;
  else {
    const why =
      role === 'final'
        ? 'a spell is no tool of the registry'
        : 'the registry knows the tool by a newer id only';
    draft.cannotDecide('toolDisplayName', why);
  }
}

function writeOddField(draft: Draft, dice: Dice): void {
  draft.plant('field-typed-wrong');
  const odd = dice.pick(['sessionId', 'artifactUrls', 'ratings']);
  draft.fields[odd] = odd === 'artifactUrls' ? 'https://files.example/one.png' : dice.whole(1, 9999);
}

/** Writes the rot that depends on nothing else. */
export function writeExtras(draft: Draft, story: Story, dice: Dice): void {
  writeDisplayName(draft, story, dice);
  if (story.testMark !== undefined) draft.plant('test-record');
  if (story.testMark === 'flag') draft.metadata['test'] = true;
  if (dice.happens('oddField')) writeOddField(draft, dice);
  if (dice.happens('secret')) {
    draft.plant('secret-in-clear');
    draft.metadata['webhookUrl'] = 'https://hooks.example/legacy';
    draft.metadata['webhookSecret'] = `whsec_${dice.hex(24)}`;
  }
  if (dice.happens('unknownField')) {
    draft.plant('field-unknown');
    draft.fields[dice.pick(['__v', 'debugDump', 'lockedBy'])] = dice.whole(0, 9);
  }
  if (dice.happens('oversize')) {
    draft.plant('document-oversize');
    draft.fields['responsePayload'] = { log: 'x'.repeat(OVERSIZE_CHARACTERS) };
  }
}
