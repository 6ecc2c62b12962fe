export { type Document, disagreements } from './disagreements.ts';
export { type GeneratedLegacy, type GenerateLegacyOptions, generateLegacy } from './generate-legacy.ts';
export { parseRates } from './parse-rates.ts';
export { DEFAULT_RATES, type Rates } from './rates.ts';
export type { Truth } from './truth.ts';
