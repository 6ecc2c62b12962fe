import { GENERATION_STATUSES } from '@genledger/domain/generation';
import { openAlerts } from '@genledger/services/alert';
import { latestAudits } from '@genledger/services/audit';
import { type LedgerHealth, readHealth } from '@genledger/services/objectives';
import { estimateStatistics, toolNames } from '@genledger/services/statistics';
import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { alertBanner } from '../alerts/banner.ts';
import { tiles } from '../elements/tile.ts';
import { wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import { html, type Markup } from '../markup.ts';
import { auditsCard } from './audits-card.ts';
import { deliveriesCard } from './deliveries-card.ts';
import { estimatesCard } from './estimates-card.ts';
import { objectivesCard } from './objectives-card.ts';
import { signalCards, signalsOf } from './signals.ts';

const AUDITS_SHOWN = 8;
const TWELVE_WEEKS_MS = 12 * 7 * 86_400_000;

function stateTiles({ states }: LedgerHealth): Markup {
  return tiles(GENERATION_STATUSES.map((status) => ({ label: status, value: wholeText(states[status]) })));
}

/** The overview: how the ledger does its work, at this moment. */
export function registerOverview(app: AdminApp, { ledger }: ApiContext): void {
  app.get('/', async (context) => {
    const now = ledger.clock.now();
    const [health, audits, estimates, names, alerts] = await Promise.all([
      readHealth(ledger),
      latestAudits(ledger.database, AUDITS_SHOWN),
      estimateStatistics(ledger, { from: new Date(now.getTime() - TWELVE_WEEKS_MS), to: now }),
      toolNames(ledger),
      openAlerts(ledger),
    ]);
    return context.html(
      page(context, {
        title: 'Overview',
        place: 'overview',
        subtitle: `At ${health.at.toISOString().slice(0, 19).replace('T', ' ')} UTC, ${ledger.settings.environment}`,
        body: html`${alertBanner(alerts)}
        ${signalCards(signalsOf(health))}
        ${objectivesCard(health)}
        ${stateTiles(health)}
        ${deliveriesCard(health)}
        ${estimatesCard(estimates, names)}
        ${auditsCard(audits)}`,
      }),
    );
  });
}
