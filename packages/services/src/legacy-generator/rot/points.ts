import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import type { Form } from '../rates.ts';
import type { Story } from '../story.ts';

type Field = 'pointsSpent' | 'protocolNetPoints';

function writeField(draft: Draft, field: Field, points: number, form: Form<'points'>): void {
  if (form === 'missing') {
    draft.plantInEnded('points-missing');
    return;
  }
  if (form === 'text') draft.plant('points-typed-wrong');
  draft.fields[field] = form === 'text' ? String(points) : points;
}

/** What was spent is the base and the rewards: one of two tells the other; where both are lost, nothing was charged. */
function tellTruth(draft: Draft, story: Story, isLost: Readonly<Record<Field, boolean>>): void {
  // A final record spent nothing itself, which is told with its sum.
  if (story.role === 'final') return;
  const { base, reward } = story.points;
  const areBothLost = isLost.pointsSpent && isLost.protocolNetPoints;
  if (areBothLost && reward > 0) {
    draft.leaveOpen('pointsSpent', 'it was lost, and the rewards were not');
    draft.leaveOpen('protocolNetPoints', 'it was lost');
  } else {
    draft.v2.pointsSpent = areBothLost ? 0 : base + reward;
    draft.v2.protocolNetPoints = areBothLost ? 0 : base;
  }
  draft.v2.contributorRewardPoints = reward;
}

/** Writes the points of a run that ended. */
export function writePoints(draft: Draft, story: Story, dice: Dice): void {
  const { base, reward } = story.points;
  const forms = { pointsSpent: dice.draw('points'), protocolNetPoints: dice.draw('points') };
  writeField(draft, 'pointsSpent', base + reward, forms.pointsSpent);
  writeField(draft, 'protocolNetPoints', base, forms.protocolNetPoints);
  if (reward > 0) {
    draft.fields['contributorRewardPoints'] = reward;
    draft.fields['rewardBreakdown'] = { contributor: reward };
  }
  tellTruth(draft, story, {
    pointsSpent: forms.pointsSpent === 'missing',
    protocolNetPoints: forms.protocolNetPoints === 'missing',
  });
}
