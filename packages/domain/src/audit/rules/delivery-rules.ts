import type { Rule } from '../rule.ts';

/** Rules about delivery. */
export const DELIVERY_RULES = [
  {
    id: 'display-name-missing',
    severity: 'minor',
    title: 'No name of the tool',
    meaning: 'toolDisplayName is missing or empty.',
    costOfIgnoring: 'Lists and weekly figures by tool leave it out.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only tool-named',
  },
  {
    id: 'platform-missing',
    severity: 'major',
    title: 'Nobody to tell',
    meaning: 'notificationPlatform is missing.',
    costOfIgnoring: 'Whether anybody waited for the result is not known.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run',
  },
  {
    id: 'delivery-missing',
    severity: 'minor',
    title: 'No delivery state',
    meaning: 'deliveryStatus is missing.',
    costOfIgnoring: 'Whether the user was told is not known.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only delivery-settled',
  },
  {
    id: 'delivery-drift',
    severity: 'minor',
    title: 'Delivery in an old spelling',
    meaning: 'deliveryStatus is one of processing, delivered, failed, none, or has capitals or spaces.',
    costOfIgnoring: 'Counts by delivery state miss it.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only delivery-settled',
  },
  {
    id: 'delivery-unknown',
    severity: 'major',
    title: 'Delivery state that nobody knows',
    meaning: 'deliveryStatus is no text, or no state of any writer.',
    costOfIgnoring: 'The notifier and its counts pass it over.',
    repair: 'reviewed',
    repairCommand: 'genledger migrate resolve --reason delivery-unknown',
  },
  {
    id: 'delivery-contradiction',
    severity: 'major',
    title: 'Delivery contradicts itself',
    meaning:
      'There is nobody to tell and yet a delivery; or it was told before the end; or it was sent at no time.',
    costOfIgnoring: 'Users may be told twice, or what is not so.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only delivery-settled',
  },
  {
    id: 'delivery-lingering',
    severity: 'major',
    title: 'Delivery that waits for ever',
    meaning: 'The run ended more than a day ago, and its delivery still waits.',
    costOfIgnoring: 'A notifier that starts would send last year’s results at night.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run --only delivery-settled',
  },
] as const satisfies readonly Rule[];
