export type { PlatformDeliveries } from './delivery-health.ts';
export {
  OBJECTIVE_IDS,
  type Objective,
  type ObjectiveDay,
  type ObjectiveId,
  type ObjectiveWindow,
} from './objective.ts';
export { type LedgerHealth, type NotifierHealth, type ReconcilerHealth, readHealth } from './read-health.ts';
export { type OperationFigures, OTHER_TOOLS, readOperation, type ToolFigures } from './read-operation.ts';
