import type { Resealing } from '@genledger/services/secret';
import type { Presentation } from '../outcome/presentation.ts';
import type { Verdict } from '../outcome/verdict.ts';
import { countOf } from './count.ts';

const MISSING = 'GENLEDGER_SECRETS_KEY does not have: left as it is.';
const secrets = (count: number) => countOf(count, 'secret', 'secrets');

function verdictOf({ unreadable, isComplete }: Resealing): Verdict {
  if (!isComplete) return 'could-not-tell';
  return unreadable > 0 ? 'does-not-hold' : 'holds';
}

/** Presents what became of the sealed secrets. */
export function presentResealing(resealing: Resealing, dryRun: boolean): Presentation {
  const { current, resealed, unreadable, isComplete } = resealing;
  const done = dryRun ? 'would be sealed anew' : 'sealed anew';
  return {
    verdict: verdictOf(resealing),
    json: { dryRun, current, resealed, unreadable, complete: isComplete },
    problems: [
      ...(unreadable > 0 ? [`${secrets(unreadable)} sealed under a key that ${MISSING}`] : []),
      ...(isComplete ? [] : ['Interrupted: run it again for the rest.']),
    ],
    print: () => ({
      body: `${secrets(resealed)} ${done}, ${current} under the first key already`,
      notes:
        !dryRun && isComplete && unreadable === 0 ? ['The keys behind the first may be taken away.'] : [],
    }),
  };
}
