import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a notifier counts, in Prometheus' terms; labels are bounded. */
export interface Metrics {
  readonly registry: Registry;
  readonly attempts: Counter<'platform' | 'result'>;
  readonly settled: Counter<'platform' | 'outcome'>;
  readonly fenced: Counter;
  readonly abandoned: Counter;
  readonly databaseFailures: Counter;
  readonly sending: Histogram<'platform'>;
  readonly delay: Histogram<'platform'>;
}

/** What is read only when somebody asks. */
export interface MetricsSources {
  /** Claims under way. */
  readonly underWay: () => number;
  /** Destinations that are left alone for now. */
  readonly openCircuits: () => number;
  /** By platform: whether the channel can be used. */
  readonly channels: () => Readonly<Record<string, boolean>>;
  /** Deliveries that wait without a try. */
  readonly held: () => Promise<
    readonly { readonly hold: string; readonly platform: string; readonly count: number }[]
  >;
}

/** Makes the counters of one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, labelNames: ['platform'] as const, buckets, registers });
  return {
    registry,
    attempts: counter('genledger_delivery_attempts_total', 'Tries by platform and result', [
      'platform',
      'result',
    ]),
    settled: counter(
      'genledger_deliveries_settled_total',
      'Deliveries by platform and what a try made of them: sent, dropped, waiting',
      ['platform', 'outcome'],
    ),
    fenced: counter('genledger_delivery_fenced_total', 'Outcomes that came too late to count', []),
    abandoned: counter(
      'genledger_delivery_taken_over_total',
      'Claims taken over from notifiers that ended before they told the outcome',
      [],
    ),
    databaseFailures: counter(
      'genledger_notifier_database_failures_total',
      'Failed looks at what is due',
      [],
    ),
    sending: histogram(
      'genledger_delivery_attempt_seconds',
      'Time of one try',
      [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30],
    ),
    delay: histogram(
      'genledger_delivery_delay_seconds',
      'Time from the end of what is told to the receipt of its delivery',
      [0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300, 3600, 86_400],
    ),
  };
}

/** Adds the gauges that are read when somebody asks. */
export function addGauges({ registry }: Metrics, sources: MetricsSources): void {
  const registers = [registry];
  new Gauge({
    name: 'genledger_notifier_claims',
    help: 'Deliveries that this notifier holds',
    registers,
    collect() {
      this.set(sources.underWay());
    },
  });
  new Gauge({
    name: 'genledger_notifier_open_circuits',
    help: 'Destinations that this notifier leaves alone for now',
    registers,
    collect() {
      this.set(sources.openCircuits());
    },
  });
  new Gauge({
    name: 'genledger_notifier_channel_ready',
    help: '1 where a channel can be used, 0 where a setting is missing',
    labelNames: ['platform'] as const,
    registers,
    collect() {
      for (const [platform, isReady] of Object.entries(sources.channels())) {
        this.set({ platform }, isReady ? 1 : 0);
      }
    },
  });
  new Gauge({
    name: 'genledger_deliveries_held',
    help: 'Deliveries that wait without a try, of all notifiers, by reason and platform',
    labelNames: ['hold', 'platform'] as const,
    registers,
    async collect() {
      this.reset();
      const held = await sources.held().catch(() => []);
      for (const { hold, platform, count } of held) this.set({ hold, platform }, count);
    },
  });
}
