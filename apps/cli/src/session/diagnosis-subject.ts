import type { Database } from '@genledger/db/client';
import { missingSigningSecrets, providerDirectory } from '@genledger/services/configuration';
import { type DiagnosisSubject, type Finding, failing } from '@genledger/services/diagnosis';
import { explain } from '../outcome/explain.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { Target } from './target.ts';

async function connect(session: Session, target: Target): Promise<Database | Finding> {
  try {
    return await session.connect(target);
  } catch (error) {
    return failing(explain(error).message, 'Correct the address.');
  }
}

/** Where the address of a database comes from. */
function sourceOf({ flags }: Session, { namedBy }: Target): string {
  const sources = {
    flag: 'from --database-url',
    environment: `from --env ${flags.env}`,
    variable: 'from DATABASE_URL',
    embedded: 'embedded, started here',
  } as const satisfies Readonly<Record<Target['namedBy'], string>>;
  return sources[namedBy];
}

function reading(settings: Settings, embedded: boolean): DiagnosisSubject['settings'] {
  const { environment, environmentMistakes, configurationFile, configurationMistakes } = settings;
  return {
    environmentMistakes,
    configurationMistakes,
    ...(configurationFile !== undefined && { configurationFile }),
    missingSigningSecrets: missingSigningSecrets(environment),
    hasWebhookSecret: environment.GENLEDGER_WEBHOOK_SECRET !== undefined,
    ...(environment.GENLEDGER_PUBLIC_URL !== undefined && { publicUrl: environment.GENLEDGER_PUBLIC_URL }),
    embedded,
  };
}

/** What a diagnosis looks at from here. Mistakes of the settings do not hinder it; they are part of what it finds. */
export async function diagnosisSubject(session: Session, online: boolean): Promise<DiagnosisSubject> {
  const settings = await session.readSettings();
  const target = await session.findTarget(settings);
  return {
    settings: reading(settings, target.ok && target.value.namedBy === 'embedded'),
    providers: providerDirectory(settings.environment),
    database: target.ok
      ? await connect(session, target.value)
      : failing('It is not known which one.', target.error.message),
    databaseSource: target.ok ? sourceOf(session, target.value) : 'not named',
    clock: { now: () => session.host.now() },
    online,
  };
}
