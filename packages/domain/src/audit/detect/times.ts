import { DAY_MS, type GenerationFacts } from '../facts.ts';
import { isPresent, readNumber } from '../read-value.ts';
import type { Detector, Found } from './found.ts';

const FIELDS = ['requestTimestamp', 'responseTimestamp'] as const;
/** No generation of this kind was made before. */
const EARLIEST_MS = Date.UTC(2015, 0, 1);
const TOLERANCE_MS = 1;
/** A run may be charged for more than was waited: for two machines, or from before it was reported. Beyond this it is a mistake. */
const MOST_CHARGED_SHARE = 2;
const MOST_CHARGED_EXTRA_MS = 60_000;

function detectTypes({ document, standing }: GenerationFacts, found: Found): void {
  for (const field of FIELDS) {
    const value = document.values.get(field);
    if (!isPresent(value)) {
      if (field === 'requestTimestamp' || standing === 'ended') found('time-missing', `${field} is missing`);
    } else if (value.type !== 'date') found('time-typed-wrong', `${field} is of type ${value.type}`);
  }
}

/** Times: present, dates, possible. */
export const detectTimes: Detector = (facts, { nowMs }, found) => {
  detectTypes(facts, found);
  const { requestMs, responseMs } = facts;
  if (requestMs !== undefined && responseMs !== undefined && responseMs < requestMs) {
    found('time-impossible', () => `the response lies ${requestMs - responseMs} ms before the request`);
    return;
  }
  for (const ms of [requestMs, responseMs]) {
    if (ms !== undefined && (ms < EARLIEST_MS || ms > nowMs + DAY_MS)) {
      found('time-impossible', () => `it lies at ${new Date(ms).toISOString()}`);
      return;
    }
  }
};

/** Durations of runs that ended: present, whole numbers, and what the times say. */
export const detectDuration: Detector = (facts, _settings, found) => {
  const { requestMs, responseMs, standing, document } = facts;
  const value = document.values.get('durationMs');
  if (!isPresent(value)) {
    if (standing === 'ended') found('duration-missing', 'durationMs is missing');
    return;
  }
  if (value.type !== 'int' && value.type !== 'long')
    found('duration-typed-wrong', `durationMs is of type ${value.type}`);
  const ms = readNumber(value);
  if (requestMs === undefined || responseMs === undefined || ms === undefined) return;
  const right = Math.max(0, responseMs - requestMs);
  if (Math.abs(ms - right) > TOLERANCE_MS)
    found('duration-inconsistent', () => `durationMs is ${ms}, the times say ${right}`);
};

/** The time that the provider charged, beside the time that passed. */
export const detectComputeTime: Detector = ({ requestMs, responseMs, document }, _settings, found) => {
  const charged = readNumber(document.values.get('computeMs'));
  if (charged === undefined || requestMs === undefined || responseMs === undefined) return;
  const passed = Math.max(0, responseMs - requestMs);
  if (charged > passed * MOST_CHARGED_SHARE + MOST_CHARGED_EXTRA_MS)
    found('compute-implausible', () => `${charged} ms were charged, ${passed} ms passed`);
};
