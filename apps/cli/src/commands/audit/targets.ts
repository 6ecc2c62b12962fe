import type { AuditTarget } from '@genledger/services/audit';
import { CommandError } from '../../outcome/problem.ts';
import { findEmbeddedDatabase } from '../../session/embedded-database.ts';
import type { Session } from '../../session/session.ts';
import type { Settings } from '../../session/settings.ts';
import { findTarget, ofEnvironment, type Target } from '../../session/target.ts';

/** What a database is called in the report: the name in its address. */
function nameIn(url: string): string {
  return /^[^?]*\/\/[^/]*\/([^/?]+)/.exec(url)?.[1] ?? 'genledger';
}

/** The databases to audit: the environments that were named, each once, or the one that any command would take. @throws CommandError */
export async function auditTargets(session: Session, settings: Settings): Promise<readonly AuditTarget[]> {
  const names = [...new Set(session.flags.env ?? [])];
  if (names.length === 0) {
    const target = await session.findTarget(settings);
    if (!target.ok) throw new CommandError(target.error);
    return [{ name: nameIn(target.value.url), url: target.value.url }];
  }
  return names.map((name) => {
    const target = ofEnvironment(name, settings.configuration.environments);
    if (!target.ok) throw new CommandError(target.error);
    return { name, url: target.value.url };
  });
}

/** The ledger in which the audit is kept: the one that is set up here, whatever is audited. */
export async function findLedger({ environment }: Settings): Promise<Target | undefined> {
  const found = await findTarget({
    flags: {},
    environments: {},
    variable: environment.DATABASE_URL,
    findEmbedded: () => findEmbeddedDatabase(environment.GENLEDGER_DATA_DIR),
  });
  return found.ok ? found.value : undefined;
}
