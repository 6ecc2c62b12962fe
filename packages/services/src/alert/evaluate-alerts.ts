import {
  type AlertNotification,
  type AlertRecord,
  insertAlert,
  listOpenAlerts,
  updateAlert,
} from '@genledger/db/repositories';
import { type AlertReading, type AlertVerdict, nextAlert } from '@genledger/domain/alert';
import type { LedgerContext } from '../context.ts';
import { protectTarget } from '../generation/protect-target.ts';
import { alertStandings, alertTitle } from './rules.ts';

/** Whose account alerts count as in the notifier's turns. */
const OPERATORS = 'operators';

/** What a look at all rules came to. */
export interface AlertEvaluation {
  readonly raised: number;
  readonly resolved: number;
}

/** Whom alerts are told to, its secrets sealed; nobody where the configuration says so, or there is no key to seal with. */
function notificationOf(context: LedgerContext): AlertNotification {
  const { notify } = context.settings.alerts;
  if (notify === undefined) return { platform: 'none' };
  const target = protectTarget(context, notify.target);
  if (target.ok) return { platform: notify.platform, target: target.value };
  context.log.warn(
    {},
    'alerts are told to nobody: their target holds secrets, and GENLEDGER_SECRETS_KEY is not set',
  );
  return { platform: 'none' };
}

/** What one reading makes of its alert; whether that was kept, and how it ended up. */
async function settle(
  context: LedgerContext,
  reading: AlertReading & { readonly verdict: AlertVerdict },
  open: AlertRecord | undefined,
  notification: AlertNotification,
): Promise<'raised' | 'resolved' | undefined> {
  const { database, clock, settings } = context;
  const { rule, group, verdict } = reading;
  const change = nextAlert(open, verdict, clock.now(), settings.alerts.quietSeconds * 1000);
  if (change === undefined) return undefined;
  const { state, announces } = change;
  if (open === undefined) {
    const names = { rule, group, environment: settings.environment, accountId: OPERATORS };
    const isKept = await insertAlert(database, { ...names, title: alertTitle(reading) }, state, notification);
    return isKept ? 'raised' : undefined;
  }
  const isKept = await updateAlert(database, open, state, announces ? notification : undefined);
  return isKept && state.status === 'resolved' ? 'resolved' : undefined;
}

/**
 * Looks at every rule once: raises what is over its threshold, ends what was well for long enough, and makes due what people are to be
 * told. An alert of a rule that is off, or of a group that is gone, ends like one that is well.
 */
export async function evaluateAlerts(context: LedgerContext): Promise<AlertEvaluation> {
  const [standings, open] = await Promise.all([alertStandings(context), listOpenAlerts(context.database)]);
  const readings = standings.flatMap((standing) => standing.readings);
  const gone = open
    .filter(({ rule, group }) => !readings.some((each) => each.rule === rule && each.group === group))
    .map(({ rule, group }) => ({ rule, group, verdict: { kind: 'well', value: 0 } as const }));
  const notification = notificationOf(context);
  let [raised, resolved] = [0, 0];
  for (const reading of [...readings, ...gone]) {
    const known = open.find(({ rule, group }) => rule === reading.rule && group === reading.group);
    const outcome = await settle(context, reading, known, notification);
    if (outcome === 'raised') raised += 1;
    if (outcome === 'resolved') resolved += 1;
  }
  return { raised, resolved };
}
