import type { InboxEvent } from '@genledger/db/repositories';
import { exhaustive, failure, type Result, success } from '@genledger/domain/kernel';
import type { ProviderEvent, ProviderReport } from '@genledger/domain/provider';
import type { ProviderDirectory } from '../context.ts';
import { readInternalReport } from './internal-report.ts';

function parseJson(text: string): Result<unknown, string> {
  try {
    return success(JSON.parse(text));
  } catch {
    return failure('the body is not JSON');
  }
}

function readReport(
  providers: ProviderDirectory,
  event: InboxEvent,
  body: unknown,
): Result<ProviderReport, string> {
  switch (event.source) {
    case 'submission':
    case 'operator':
    case 'expiry':
      return readInternalReport(body);
    case 'webhook':
    case 'poll': {
      const provider = providers.find(event.provider);
      if (provider === undefined) return failure(`no provider is called ${event.provider}`);
      const report = event.source === 'webhook' ? provider.readWebhook(body) : provider.readRun(body);
      return report.ok
        ? report
        : failure(report.error.errors.map(({ path, message }) => `${path}: ${message}`).join('; '));
    }
    default:
      return exhaustive(event.source);
  }
}

/** Reads an inbox event in its provider's language. A failure is a body that no reader of this build understands. */
export function normalise(providers: ProviderDirectory, event: InboxEvent): Result<ProviderEvent, string> {
  const body = parseJson(event.rawBody);
  if (!body.ok) return body;
  const report = readReport(providers, event, body.value);
  if (!report.ok) return report;
  const { eventId, source, receivedAt } = event;
  return success({ eventId, source, receivedAt, report: report.value });
}
