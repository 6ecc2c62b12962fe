export type { DefinitionIssue } from '../kernel/index.ts';
export { checkInputs, type ToolInputs, toolInputs } from '../tool/index.ts';
export { checkCastInputs } from './cast-inputs.ts';
export { type CastDecision, type CastEnd, type CastWish, decideCast, type StepStart } from './decide-cast.ts';
export { type Binding, type SpellDefinition, type SpellStep, spellDefinitionSchema } from './definition.ts';
export { parseSpellDefinition } from './parse-definition.ts';
export type { StepOutput, StepState } from './step-state.ts';
export { validateSpell } from './validate-spell.ts';
