/** Money of the generator: whole trillionths of a US dollar, so that it owes nothing to the arithmetic that it tests. */
export type PicoUsd = bigint;

const PLACES = 12;

/** Reads plain decimal text with at most twelve places. */
export function picoUsd(text: string): PicoUsd {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}

/** Writes an amount as plain decimal text without zeros at its end. */
export function picoText(amount: PicoUsd): string {
  const digits = amount.toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  const whole = digits.slice(0, -PLACES);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** What a rate per second costs over milliseconds; exact for rates with at most nine places. */
export function overTime(perSecond: PicoUsd, ms: number): PicoUsd {
  return (perSecond * BigInt(ms)) / 1000n;
}
