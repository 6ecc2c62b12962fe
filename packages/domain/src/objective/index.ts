export {
  BURN_ALERTS,
  BURN_WINDOWS,
  type BurnAlert,
  type BurnWindowId,
  burnRate,
  sustainedBurn,
  type WindowBurn,
  windowBurns,
} from './burn.ts';
