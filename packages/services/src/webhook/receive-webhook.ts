import { isUnavailable } from '@genledger/db/client';
import { type GenerationId, type Result, success } from '@genledger/domain/kernel';
import type { Provider } from '@genledger/providers/provider';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Acknowledgement, InboxWriter } from '../event/inbox-writer.ts';
import { traceparentOf } from '../tracing/index.ts';

/** An authentic webhook as it arrived. */
export interface ReceivedWebhook {
  readonly provider: Provider;
  readonly rawBody: string;
  /** The generation that the signed address names. */
  readonly generationId?: GenerationId;
  readonly receivedAt: Date;
}

function parse(rawBody: string): Result<unknown, ServiceError> {
  try {
    return success(JSON.parse(rawBody));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return serviceError('not-json', `The body is not JSON: ${reason.slice(0, 200)}`);
  }
}

/**
 * Takes an authentic webhook into the inbox. When it returns, the event is durable; applying it comes after.
 * @returns an acknowledgement, or `not-json`, `not-an-event` (kept nowhere), `not-durable` (the sender must try again)
 */
export async function receiveWebhook(
  context: LedgerContext,
  inbox: InboxWriter,
  webhook: ReceivedWebhook,
): Promise<Result<Acknowledgement, ServiceError>> {
  const { provider, rawBody, generationId, receivedAt } = webhook;
  const body = parse(rawBody);
  if (!body.ok) return body;
  const report = provider.readWebhook(body.value);
  if (!report.ok) {
    return serviceError('not-an-event', `The body is not an event of ${provider.name}.`, report.error.errors);
  }
  const { providerRunId, providerStatus } = report.value;
  const traceparent = traceparentOf();
  try {
    const acknowledgement = await inbox.take({
      provider: provider.name,
      source: 'webhook',
      ...(providerRunId && { providerRunId }),
      ...(generationId && { generationId }),
      providerStatus,
      rawBody,
      ...(traceparent !== undefined && { traceparent }),
      receivedAt,
    });
    return success(acknowledgement);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    context.log.error({ err: error }, 'a webhook could not be made durable and was not acknowledged');
    return serviceError('not-durable', 'The event could not be made durable. Send it again.');
  }
}
