import { usdToPlaces } from '@genledger/domain/money';

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });
const CHANGE = new Intl.NumberFormat('en-US', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** What stands where there is no figure: unknown is not zero. */
export const NO_FIGURE = '–';

/** A whole number with separators: `1,234`. */
export function wholeText(value: number): string {
  return WHOLE.format(value);
}

/** A share: `3.4%`. */
export function shareText(share: number | undefined): string {
  return share === undefined ? NO_FIGURE : PERCENT.format(share);
}

/** How much more than before: `+12%`; nothing where there was nothing before. */
export function changeText(now: number | undefined, before: number | undefined): string {
  if (now === undefined || before === undefined || before === 0) return NO_FIGURE;
  return CHANGE.format((now - before) / before);
}

const SHARE_CHANGE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

/** How much a share has moved, in hundredths of the whole: `+0.4 pp`. */
export function shareChangeText(now: number | undefined, before: number | undefined): string {
  if (now === undefined || before === undefined) return NO_FIGURE;
  return `${SHARE_CHANGE.format((now - before) * 100)} pp`;
}

/** Places that are shown: enough to see small amounts, and no more. */
function placesFor(amount: number): number {
  return Math.abs(amount) >= 1 ? 2 : 4;
}

/** The last place that is shown. */
const LEAST_SHOWN_USD = 0.0001;

/** Money for people to read: `$1,234.50`, `$0.0123`. Exact figures are in the exports and on the records. */
export function usdText(amount: string): string {
  const value = Number(amount);
  if (value === 0) return '$0';
  // What was spent is not shown as nothing.
  if (Math.abs(value) < LEAST_SHOWN_USD / 2) {
    return value < 0 ? `>-$${LEAST_SHOWN_USD}` : `<$${LEAST_SHOWN_USD}`;
  }
  const places = placesFor(value);
  const [whole = '0', fraction] = usdToPlaces(amount, places).replace('-', '').split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const sign = amount.startsWith('-') ? '-' : '';
  return `${sign}$${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function withRest(ms: number, unitMs: number, unit: string, restMs: number, rest: string): string {
  const whole = Math.floor(ms / unitMs);
  const left = (ms % unitMs) / restMs;
  return left === 0 ? `${whole}${unit}` : `${whole}${unit} ${left}${rest}`;
}

const roundTo = (ms: number, unitMs: number): number => Math.round(ms / unitMs) * unitMs;

/** A duration for people to read: `850ms`, `4.2s`, `1m 23s`, `2h 5m`. */
export function durationText(ms: number | undefined): string {
  if (ms === undefined) return NO_FIGURE;
  // Rounded before the unit is chosen: what rounds to sixty seconds is a minute.
  const whole = Math.round(ms);
  if (whole < SECOND_MS) return whole === 0 ? '0' : `${whole}ms`;
  const tenths = roundTo(ms, SECOND_MS / 10);
  if (tenths < MINUTE_MS) return `${tenths / SECOND_MS}s`;
  const seconds = roundTo(ms, SECOND_MS);
  if (seconds < HOUR_MS) return withRest(seconds, MINUTE_MS, 'm', SECOND_MS, 's');
  const minutes = roundTo(ms, MINUTE_MS);
  if (minutes < DAY_MS) return withRest(minutes, HOUR_MS, 'h', MINUTE_MS, 'm');
  return withRest(roundTo(ms, HOUR_MS), DAY_MS, 'd', HOUR_MS, 'h');
}
