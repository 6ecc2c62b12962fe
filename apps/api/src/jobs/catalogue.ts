import type { Configuration, Environment } from '@genledger/services/configuration';
import type { ApiContext } from '../api-context.ts';
import { createAlertTeller } from './alert-delivery.ts';
import { startAlerts } from './alerts.ts';
import { startCleanup } from './cleanup.ts';
import { startExecutions } from './executions.ts';
import { startFoldStatistics } from './fold-statistics.ts';
import { startInboxSweep } from './inbox-sweep.ts';
import { startReconciler } from './reconciler.ts';
import type { RunningJob } from './repeat.ts';
import { startUnmatchedEvents } from './unmatched-events.ts';

/** Starts everything that the API does without being asked. */
export function startJobs(
  api: ApiContext,
  environment: Environment,
  configuration: Configuration,
): readonly RunningJob[] {
  const { cleanup } = configuration;
  return [
    startInboxSweep(api),
    startReconciler(api),
    startUnmatchedEvents(api),
    startFoldStatistics(api),
    startExecutions(api),
    startAlerts(api, createAlertTeller(api, environment, configuration)),
    ...(cleanup.everyMs === undefined ? [] : [startCleanup(api, cleanup, cleanup.everyMs)]),
  ];
}
