import type { Configuration } from '@genledger/services/configuration';
import type { Session } from '../../session/session.ts';

/** The test-record rules of the configuration. @throws ConfigurationError */
export async function readCleanupPolicy(session: Session): Promise<Configuration['cleanup']['policy']> {
  const { requireSound } = await import('../../session/settings.ts');
  return requireSound(await session.readSettings()).configuration.cleanup.policy;
}
