import type { AlertLevel, AlertVerdict } from './judge.ts';

/** Who took an alert off the list, why, and until when it stays off. */
export interface AlertDismissal {
  readonly by: string;
  readonly why: string;
  readonly at: Date;
  readonly until: Date;
}

/** A rule that was over its threshold: one from its first sighting to its end, however often it was seen. */
export interface AlertState {
  readonly status: 'raised' | 'resolved';
  readonly level: AlertLevel;
  readonly value: number;
  readonly threshold: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** How often it was found over its threshold. */
  readonly seen: number;
  /** When it was raised, became graver, or ended. */
  readonly changedAt: Date;
  readonly dismissal?: AlertDismissal;
}

/** What a look at a rule makes of its alert. */
export interface AlertChange {
  readonly state: AlertState;
  /** Whether people are told. */
  readonly announces: boolean;
}

type Over = Extract<AlertVerdict, { kind: 'over' }>;

const isGraver = (level: AlertLevel, than: AlertLevel): boolean => level === 'alert' && than === 'warning';

/** Whether an alert is off the list at a time. */
export function isDismissed({ dismissal }: Pick<AlertState, 'dismissal'>, now: Date): boolean {
  return dismissal !== undefined && dismissal.until > now;
}

function raised({ level, value, threshold }: Over, now: Date): AlertChange {
  const state: AlertState = {
    status: 'raised',
    level,
    value,
    threshold,
    firstSeenAt: now,
    lastSeenAt: now,
    seen: 1,
    changedAt: now,
  };
  return { state, announces: true };
}

/** Seen once more: told again where it became graver, which ends a dismissal, and where a dismissal has run out. */
function seenAgain(open: AlertState, { level, value, threshold }: Over, now: Date): AlertChange {
  const { dismissal, ...rest } = open;
  const announces = isGraver(level, open.level) || (dismissal !== undefined && dismissal.until <= now);
  return {
    state: {
      ...rest,
      level,
      value,
      threshold,
      lastSeenAt: now,
      seen: open.seen + 1,
      ...(announces ? { changedAt: now } : dismissal && { dismissal }),
    },
    announces,
  };
}

/**
 * What a look at a rule makes of its open alert, or of none.
 * Nothing measured changes nothing: an alert does not end because its rule went blind.
 * @param quietMs an alert ends once its rule was well for so long
 * @returns nothing where all stays as it is
 */
export function nextAlert(
  open: AlertState | undefined,
  verdict: AlertVerdict,
  now: Date,
  quietMs: number,
): AlertChange | undefined {
  switch (verdict.kind) {
    case 'no-data':
      return undefined;
    case 'over':
      return open === undefined ? raised(verdict, now) : seenAgain(open, verdict, now);
    case 'well': {
      if (open === undefined || now.getTime() - open.lastSeenAt.getTime() < quietMs) return undefined;
      const state: AlertState = { ...open, status: 'resolved', value: verdict.value, changedAt: now };
      return { state, announces: !isDismissed(open, now) };
    }
  }
}
