export { type GeneratedLegacy, type GenerateLegacyOptions, generateLegacy } from './generate-legacy.ts';
export type { PlantedKind, TrueRecord, Truth } from './truth.ts';
