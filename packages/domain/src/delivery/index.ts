export {
  type AlertFigures,
  type Announcement,
  type EndTone,
  eventOf,
  type PieceFigures,
  toneOf,
} from './announcement.ts';
export { type Bucket, type BucketPolicy, bucketWaitMs, fullBucket, takeToken } from './bucket.ts';
export {
  type Admission,
  admit,
  afterTry,
  type Circuit,
  type CircuitPolicy,
  CLOSED_CIRCUIT,
  DEFAULT_CIRCUIT,
} from './circuit.ts';
export { type Candidate, type FairnessPolicy, pickFairly } from './fairness.ts';
export { CHAT_SCHEDULE, nextTryAt, type RetrySchedule, STANDARD_WEBHOOKS_SCHEDULE } from './schedule.ts';
export { type DeliveryProgress, type DeliverySettlement, settleTry } from './settle.ts';
export { shareHolder } from './share.ts';
export {
  DELIVERY_STATUSES,
  type DeliveryDecision,
  type DeliveryStatus,
  deliveryAtCompletion,
  initialDeliveryStatus,
  type Notification,
} from './status.ts';
export {
  DELIVERY_SUBJECT_KINDS,
  type DeliveredEnd,
  type DeliverySubject,
  type DeliverySubjectId,
  type DeliverySubjectKind,
  deliveryIdOf,
  deliverySubject,
  isSubjectEnd,
  SUBJECT_ENDS,
} from './subject.ts';
export { DELIVERY_HOLDS, type DeliveryHold, type TryDetails, type TryResult } from './try.ts';
