export { readAccount, readToolId } from './account.ts';
export { readArtifacts } from './artifacts.ts';
export { fieldAt, isDocument, type LegacyDocument, numberText, shown, wordOf } from './bson.ts';
export { readCostRate } from './cost-rate.ts';
export { type LegacyDelivery, readDelivery, readPlatform } from './delivery.ts';
export { type LegacyDuration, readDuration } from './duration.ts';
export { readError } from './error.ts';
export { readFinalSteps } from './final-record.ts';
export { type CookJob, parseJobId } from './job-id.ts';
export { readMoney, usdOf } from './money.ts';
export { numberOf, objectIdText } from './numeric.ts';
export { hasPlace, isSecretive, keptMetadata } from './open-fields.ts';
export { type ParentClaim, parentClaims } from './parent-claims.ts';
export { type LegacyParent, type ParentsIndex, readParent } from './parents.ts';
export { type LegacyPoints, readPoints } from './points.ts';
export {
  ABSENT,
  type Candidate,
  firstPresent,
  type Known,
  known,
  type Reading,
  readValue,
  type Undecidable,
  undecidable,
} from './reading.ts';
export { RUN_ID_PATHS, readRunId } from './run-id.ts';
export { readSecret, withoutSecrets } from './secrets.ts';
export { type LegacyStatus, readStatus } from './status.ts';
export { readTime, timeOf } from './time.ts';
