import type { Rule } from '../rule.ts';

/** Rules about time. */
export const TIME_RULES = [
  {
    id: 'time-missing',
    severity: 'critical',
    title: 'Time missing',
    meaning: 'There is no requestTimestamp, or no responseTimestamp although the run ended.',
    costOfIgnoring: 'It has no duration, belongs to no week, and cannot be sorted.',
    repair: 'reviewed',
    repairCommand: 'genledger migrate resolve --reason request-time-missing,end-time-missing',
  },
  {
    id: 'time-typed-wrong',
    severity: 'major',
    title: 'Time that is no date',
    meaning: 'A time is kept as text or as another type.',
    costOfIgnoring: 'Sorting and ranges skip it: MongoDB compares types before values.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only times-typed',
  },
  {
    id: 'time-impossible',
    severity: 'major',
    title: 'Impossible time',
    meaning: 'The response lies before the request, or a time lies in the future or before 2015.',
    costOfIgnoring: 'Durations are negative or absurd, and averages with them.',
    repair: 'reviewed',
  },
  {
    id: 'duration-missing',
    severity: 'major',
    title: 'No duration',
    meaning: 'The run ended, and there is no durationMs.',
    costOfIgnoring: 'Averages and estimates leave it out.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only duration-derived',
  },
  {
    id: 'duration-typed-wrong',
    severity: 'minor',
    title: 'Duration that is no whole number',
    meaning: 'durationMs is text, a float or another type.',
    costOfIgnoring: 'Sums skip it or fail.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run',
  },
  {
    id: 'duration-inconsistent',
    severity: 'major',
    title: 'Duration contradicts the times',
    meaning:
      'durationMs is not responseTimestamp less requestTimestamp: often the time charged by the provider.',
    costOfIgnoring: 'Averages mix two different things.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only duration-derived',
  },
  {
    id: 'compute-implausible',
    severity: 'major',
    title: 'More time charged than passed',
    meaning:
      'computeMs, the time that the provider charged, is far more than passed between request and response: over twice that, and a minute more.',
    costOfIgnoring: 'The cost was worked out from it, and points and estimates from the cost.',
    repair: 'none',
  },
] as const satisfies readonly Rule[];
