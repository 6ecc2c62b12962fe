export { type CookControl, cancelSpellCast, controlCookExecution, finishReported } from './control.ts';
export { loadCook, loadSpell } from './definitions.ts';
export {
  type StartCookExecutionInput,
  type StartSpellCastInput,
  startCookExecutionSchema,
  startSpellCastSchema,
} from './input.ts';
export { lookAfterDue, watchExecutions } from './look-after.ts';
export {
  type DefinitionView,
  type ExecutionView,
  getCookExecution,
  getDefinition,
  getSpellCast,
  listCookExecutions,
  listDefinitions,
  listExecutions,
  listSpellCasts,
} from './read.ts';
export { forecastCook, forecastDefinition, saveCook, saveSpell } from './save-definition.ts';
export { type StartedExecution, startCookExecution, startSpellCast } from './start.ts';
export type { CookExecutionView, SpellCastView } from './view.ts';
