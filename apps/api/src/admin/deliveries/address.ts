import type { DeliverySubjectKind } from '@genledger/domain/delivery';

/** By kind, where what is told is shown, up to its id. */
const PATHS: Readonly<Record<DeliverySubjectKind, string>> = {
  generation: '/admin/generations/',
  cookExecution: '/admin/cook-executions/',
  spellCast: '/admin/spell-casts/',
  // Alerts stand on one page.
  alert: '/admin/alerts#',
};

/** Where to see what a delivery tells of. */
export function subjectAddress(kind: DeliverySubjectKind, id: string): string {
  return `${PATHS[kind]}${id}`;
}

/** The page of a delivery. */
export function deliveryAddress(kind: DeliverySubjectKind, id: string): string {
  return `/admin/deliveries/${kind}/${id}`;
}
