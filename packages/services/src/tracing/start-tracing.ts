/** The traces of a process, being sent. */
export interface Tracing {
  /** Sends what is left, and ends. */
  stop(): Promise<void>;
}

const OFF: Tracing = { stop: async () => undefined };

/** How long the last spans may take to be sent, ms: a collector that is down holds no process up. */
const STOP_MS = 2000;

function isOn(variables: NodeJS.ProcessEnv): boolean {
  const endpoint =
    variables['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || variables['OTEL_EXPORTER_OTLP_ENDPOINT'];
  const isDisabled = variables['OTEL_SDK_DISABLED']?.toLowerCase() === 'true';
  return Boolean(endpoint) && !isDisabled && variables['OTEL_TRACES_EXPORTER'] !== 'none';
}

function isNamed(variables: NodeJS.ProcessEnv): boolean {
  const attributes = variables['OTEL_RESOURCE_ATTRIBUTES'] ?? '';
  return Boolean(variables['OTEL_SERVICE_NAME']) || /(^|,)\s*service\.name=/.test(attributes);
}

/**
 * Begins to trace where the standard `OTEL_*` variables name a collector; otherwise nothing is loaded and nothing is traced. Call it
 * before anything is done that is to be traced.
 * @param serviceName what the process is called unless the variables name it
 */
export async function startTracing(serviceName: string, variables: NodeJS.ProcessEnv): Promise<Tracing> {
  if (!isOn(variables)) return OFF;
  const { startNodeSdk } = await import('@opentelemetry/sdk-node');
  const sdk = startNodeSdk({
    // Traces alone: what is counted is at /metrics, and logs are written to standard error.
    metricReaders: [],
    logRecordProcessors: [],
    ...(!isNamed(variables) && { resourceAttributes: { 'service.name': serviceName } }),
  });
  return {
    async stop() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
      // What cannot be sent is lost, and told of by the exporter; the process ends all the same.
      await Promise.race([sdk.shutdown().catch(() => undefined), late]);
    },
  };
}
