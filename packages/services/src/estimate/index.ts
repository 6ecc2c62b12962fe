export { type EstimateQuery, estimate, estimateQuerySchema } from './query.ts';
