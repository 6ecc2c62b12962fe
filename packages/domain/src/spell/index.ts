export type { DefinitionIssue } from '../kernel/index.ts';
export { checkInputs, type ToolInputs, toolInputs } from '../tool/index.ts';
export type { CastDecision, CastEnd, CastWish, StepStart } from './cast-decision.ts';
export { checkCastInputs } from './cast-inputs.ts';
export { decideCast } from './decide-cast.ts';
export { type Binding, type SpellDefinition, type SpellStep, spellDefinitionSchema } from './definition.ts';
export { parseSpellDefinition } from './parse-definition.ts';
export type { StepOutput, StepState } from './step-state.ts';
export { validateSpell } from './validate-spell.ts';
