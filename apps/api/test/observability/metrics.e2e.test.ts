import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRun, generationThat } from '../support/ledger.ts';
import { type NotifierProcess, startNotifier } from '../support/notifier-process.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { waitUntil } from '../support/wait-until.ts';
import { eventOf, postWebhook, SECRET_PATH } from '../support/webhooks.ts';
import { hasPromtool, promtool } from './promtool.ts';

const START_MS = 120_000;
const deployed = (name: string) => fileURLToPath(new URL(`../../../../deploy/${name}`, import.meta.url));

interface Panel {
  readonly title: string;
  readonly description?: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const dashboard = JSON.parse(readFileSync(deployed('grafana/dashboards/genledger.json'), 'utf8')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly definition?: string }[] };
};
const panels = dashboard.panels.filter(({ targets = [] }) => targets.length > 0);
const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const alerts = readFileSync(deployed('prometheus/alerts.yaml'), 'utf8');

let ledger: TestApi;
let notifier: NotifierProcess;
/** What Prometheus gets of both processes after one generation has been delivered. */
let scraped: { readonly api: string; readonly notifier: string };

const scrape = async (url: string) => (await fetch(`${url}/metrics`)).text();

beforeAll(async () => {
  ledger = await startTestApi('metrics');
  notifier = await startNotifier(ledger.database.url);
  const { id, runId } = await createRun(ledger.client, {
    notification: { platform: 'web' },
    accountId: 'metrics-account',
  });
  await postWebhook(ledger.client, SECRET_PATH, eventOf(runId, 'success'));
  await generationThat(ledger.client, id, 'to be sent', ({ deliveryStatus }) => deliveryStatus === 'sent');
  // The API tells a reading of the ledger for ten seconds: the first one here has to come after the delivery.
  const api = await waitUntil('the week to be told', async () => {
    const text = await scrape(ledger.api.url);
    return /^genledger_week_points\{/m.test(text) && text;
  });
  scraped = { api, notifier: await scrape(notifier.url) };
}, START_MS);

afterAll(async () => {
  await notifier?.[Symbol.asyncDispose]();
  await ledger?.[Symbol.asyncDispose]();
}, START_MS);

/** Names, without what the library counts of Node and the process. */
function ownMetrics(text: string): readonly string[] {
  return [...text.matchAll(/^# TYPE (genledger_\w+) (\w+)$/gm)]
    .map(([, name, type]) => `${name} ${type}`)
    .sort();
}

/** Every name under which a sample may come: a histogram has three. */
function sampleNames(): ReadonlySet<string> {
  const types = [...`${scraped.api}\n${scraped.notifier}`.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

/** The metrics that an expression names. */
function namesIn(expression: string): readonly string[] {
  return [...expression.matchAll(/\b(?:genledger|nodejs|process)_\w+/g)].map(([name]) => name);
}

describe('the metrics', () => {
  test('of the API', () => {
    expect(ownMetrics(scraped.api)).toEqual([
      'genledger_deliveries_due_oldest_age_seconds gauge',
      'genledger_deliveries_settled_total counter',
      'genledger_event_application_seconds histogram',
      'genledger_events_settled_total counter',
      'genledger_events_unsettled gauge',
      'genledger_generations gauge',
      'genledger_inbox_events gauge',
      'genledger_inbox_oldest_age_seconds gauge',
      'genledger_last_webhook_age_seconds gauge',
      'genledger_lease_held gauge',
      'genledger_migration_documents gauge',
      'genledger_migration_step gauge',
      'genledger_notifiers gauge',
      'genledger_objective_burn_rate gauge',
      'genledger_objective_counted gauge',
      'genledger_objective_holds gauge',
      'genledger_objective_ratio gauge',
      'genledger_objective_room_left_ratio gauge',
      'genledger_objective_target gauge',
      'genledger_oldest_open_generation_age_seconds gauge',
      'genledger_reconciled_total counter',
      'genledger_reconciler_running gauge',
      'genledger_webhook_acknowledgement_seconds histogram',
      'genledger_webhooks_total counter',
      'genledger_week_cost_usd gauge',
      'genledger_week_generations gauge',
      'genledger_week_points gauge',
    ]);
  });

  test('of a notifier', () => {
    expect(ownMetrics(scraped.notifier)).toEqual([
      'genledger_deliveries_held gauge',
      'genledger_deliveries_settled_total counter',
      'genledger_delivery_attempt_seconds histogram',
      'genledger_delivery_attempts_total counter',
      'genledger_delivery_delay_seconds histogram',
      'genledger_delivery_fenced_total counter',
      'genledger_delivery_taken_over_total counter',
      'genledger_notifier_channel_ready gauge',
      'genledger_notifier_claims gauge',
      'genledger_notifier_database_failures_total counter',
      'genledger_notifier_open_circuits gauge',
    ]);
  });

  test.each([
    'genledger_webhooks_total{provider="comfyui-deploy",outcome="accepted"} 1',
    'genledger_events_settled_total{provider="comfyui-deploy",state="applied"} 1',
    'genledger_event_application_seconds_count 1',
    'genledger_week_generations{tool="e2e-flat"} 1',
    'genledger_week_cost_usd{tool="e2e-flat"} 0.05',
    'genledger_week_points{tool="e2e-flat"} 593',
    'genledger_lease_held{lease="reconciler"} 1',
  ])('tell of one generation: %s', (line) => {
    expect(scraped.api.split('\n')).toContain(line);
  });

  test('are described, each of them', () => {
    const page = readFileSync(deployed('../docs/metrics.md'), 'utf8');
    const names = [...ownMetrics(scraped.api), ...ownMetrics(scraped.notifier)].map(
      (line) => line.split(' ')[0],
    );
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('tell no account, and nothing of a request', () => {
    expect(`${scraped.api}${scraped.notifier}`).not.toContain('metrics-account');
  });
});

describe('the Grafana dashboard', () => {
  test('asks for metrics that there are, in every panel', () => {
    const known = sampleNames();
    const asked = expressions.map((expression) => ({ expression, names: namesIn(expression) }));
    for (const { expression, names } of asked) {
      expect([expression, names.length > 0]).toEqual([expression, true]);
      expect([expression, names.filter((name) => !known.has(name))]).toEqual([expression, []]);
    }
    expect(panels.length).toBeGreaterThan(20);
    for (const { definition } of dashboard.templating.list) {
      expect(namesIn(definition ?? '').filter((name) => !known.has(name))).toEqual([]);
    }
  });

  test('says of every panel what it shows', () => {
    expect(panels.filter(({ description }) => !description)).toEqual([]);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  });

  test.skipIf(!hasPromtool())('has expressions that Prometheus understands', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'genledger-dashboard-'));
    const rules = expressions.map((expression, index) => ({
      record: `panel:${index}`,
      expr: expression.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*'),
    }));
    const file = join(folder, 'rules.yaml');
    // JSON is YAML.
    await writeFile(file, JSON.stringify({ groups: [{ name: 'panels', rules }] }));
    expect(await promtool('check', 'rules', file)).toContain(`${rules.length} rules found`);
    await rm(folder, { recursive: true });
  });
});

describe('the alert rules', () => {
  test('ask for metrics that there are', () => {
    const known = sampleNames();
    expect(namesIn(alerts).filter((name) => !known.has(name))).toEqual([]);
  });

  test.skipIf(!hasPromtool())('hold in the scenes that are written for them', async () => {
    await promtool('check', 'config', deployed('prometheus/prometheus.yaml'));
    expect(await promtool('test', 'rules', deployed('prometheus/alerts.test.yaml'))).toContain('SUCCESS');
  });
});
