import { GENERATION_STATUSES } from '@genledger/domain/generation';
import { openAlerts } from '@genledger/services/alert';
import { latestAudits } from '@genledger/services/audit';
import { type LedgerHealth, readHealth } from '@genledger/services/objectives';
import { recentEstimateStatistics, toolNames } from '@genledger/services/statistics';
import type { ApiContext } from '../../api-context.ts';
import type { AdminApp } from '../admin-context.ts';
import { alertBanner } from '../alerts/banner.ts';
import { tiles } from '../elements/tile.ts';
import { wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import { html, type Markup } from '../markup.ts';
import { auditsCard } from './audits-card.ts';
import { COUNTED_WITHIN_MS, countedText } from './counted.ts';
import { deliveriesCard } from './deliveries-card.ts';
import { estimatesCard } from './estimates-card.ts';
import { objectivesCard } from './objectives-card.ts';
import { signalCards, signalsOf } from './signals.ts';

const AUDITS_SHOWN = 8;
/** How old those of estimates may be, which are of twelve weeks. */
const ESTIMATES_WITHIN_MS = 600_000;

function stateTiles({ states }: LedgerHealth): Markup {
  return tiles(GENERATION_STATUSES.map((status) => ({ label: status, value: wholeText(states[status]) })));
}

/** The overview: how the ledger does its work, at this moment. */
export function registerOverview(app: AdminApp, { ledger }: ApiContext): void {
  app.get('/', async (context) => {
    const isCountedNow = context.req.query('counted') === 'now';
    const [health, audits, estimates, names, alerts] = await Promise.all([
      readHealth(ledger, { countedWithinMs: isCountedNow ? 0 : COUNTED_WITHIN_MS }),
      latestAudits(ledger.database, AUDITS_SHOWN),
      recentEstimateStatistics(ledger, { withinMs: isCountedNow ? 0 : ESTIMATES_WITHIN_MS }),
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
        ${estimatesCard(estimates.value, names, countedText(estimates.at, health.at))}
        ${auditsCard(audits)}`,
      }),
    );
  });
}
