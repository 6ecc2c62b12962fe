/** What milliseconds on an A10G cost, at 0.000337 US dollars a second: 337 billionths of a dollar for each, as decimal text. */
export function a10gCost(computeMs: number): string {
  const billionths = String(computeMs * 337).padStart(10, '0');
  const fraction = billionths.slice(-9).replace(/0+$/, '');
  return fraction === '' ? billionths.slice(0, -9) : `${billionths.slice(0, -9)}.${fraction}`;
}
