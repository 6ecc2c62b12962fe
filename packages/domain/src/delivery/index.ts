export {
  DELIVERY_STATUSES,
  type DeliveryDecision,
  type DeliveryStatus,
  deliveryAtCompletion,
  initialDeliveryStatus,
  type Notification,
} from './status.ts';
