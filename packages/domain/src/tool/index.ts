export { rateInForce } from './rate-in-force.ts';
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
