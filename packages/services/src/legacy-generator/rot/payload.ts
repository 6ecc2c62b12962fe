import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import { hasEnded, type Story } from '../story.ts';

const FAILURES = ['CUDA out of memory', 'the machine was preempted', 'NSFW content'] as const;

function writeFailure(draft: Draft, dice: Dice): void {
  const message = dice.pick(FAILURES);
  const form = dice.draw('response');
  if (form === 'text') draft.fields['responsePayload'] = message;
  else if (form === 'object') draft.fields['errorDetails'] = { message, code: 'node_error' };
  else if (form === 'list') draft.fields['errorDetails'] = message;
  else draft.fields['responsePayload'] = null;
}

function writeFiles(draft: Draft, runId: string, dice: Dice): void {
  const url = `https://files.example/${runId}.png`;
  const image = { url, type: 'output', filename: `${runId}.png` };
  const forms = {
    object: () => ({ images: [image] }),
    list: () => [{ id: runId, data: { images: [image] } }],
    text: () => url,
    none: () => null,
  };
  draft.fields['responsePayload'] = forms[dice.draw('response')]();
  draft.fields['artifactUrls'] = [url];
}

/** Writes what a run gave, or why it failed, in one of the shapes that were seen. */
export function writePayload(draft: Draft, story: Story, dice: Dice): void {
  if (!hasEnded(story)) return;
  if (story.end === 'success' || story.end === 'unpaid') writeFiles(draft, story.runId, dice);
  else writeFailure(draft, dice);
}
