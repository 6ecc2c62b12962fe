import { defineCommand } from '../command/definition.ts';
import { toggle } from '../command/inputs.ts';
import { presentDiagnosis } from '../presenters/diagnosis.ts';

/** `genledger doctor` */
export const doctor = defineCommand({
  description: `Look at everything that the ledger needs, change nothing, and say of each thing whether it is well and what to do next: settings, database, replica set, migrations, API keys, tools, providers, inbox, open generations, reconciler.

Exits 0 where nothing is broken (warnings allowed), 1 where something does not hold, 2 where something could not be looked at.`,
  examples: ['genledger doctor', 'genledger doctor --online', 'genledger doctor --env production --json'],
  flags: { online: toggle('Ask providers, too, whether they answer and take the key') },
  async run(session, { online }) {
    const { diagnose } = await import('@genledger/services/diagnosis');
    const { diagnosisSubject } = await import('../session/diagnosis-subject.ts');
    return presentDiagnosis(await diagnose(await diagnosisSubject(session, online)));
  },
});
