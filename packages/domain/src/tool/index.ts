export { assignmentProblem } from './check-assignable.ts';
export { checkDeclared, checkInputs, givenInputs, unknownInput } from './check-inputs.ts';
export { valueProblem } from './check-value.ts';
export {
  INPUT_TYPES,
  type InputDeclaration,
  type InputType,
  inputDeclarationSchema,
  mustBeGiven,
} from './input-declaration.ts';
export { machineOf } from './machine.ts';
export { rateInForce } from './rate-in-force.ts';
export { sizeClassOf } from './run-size.ts';
export {
  costingModelSchema,
  DELIVERY_MODES,
  type DeliveryMode,
  RATE_SOURCES,
  type RateSource,
  type Tool,
  type ToolDefinition,
  toolDefinitionSchema,
  toolIdSchema,
} from './tool.ts';
export { type ToolInputs, toolInputs } from './tool-inputs.ts';
