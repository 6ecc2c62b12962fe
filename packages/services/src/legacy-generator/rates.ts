/** How often each form is written: weights within a group. Groups are drawn independently, so that kinds of rot mix freely. */
export const RATES = {
  end: { success: 78, failed: 6, timeout: 3, cancelled: 4, unpaid: 2, never: 7 },
  spelling: { old: 75, current: 25 },
  requestTime: { date: 86, text: 8, vendorText: 3, missing: 3 },
  responseTime: { date: 83, text: 10, vendorText: 3, missing: 1, skewed: 3 },
  duration: { missing: 45, wall: 35, compute: 10, text: 5, computeText: 1, float: 4 },
  costValue: { known: 76, none: 9, missing: 6, zero: 6, absurd: 3 },
  costForm: { decimal: 66, double: 14, text: 8, exported: 7, exportedBare: 5 },
  costRate: { number: 76, text: 8, plural: 8, missing: 8 },
  jobStart: { kept: 65, lost: 35 },
  points: { number: 86, missing: 10, text: 4 },
  displayName: { kept: 87, missing: 13 },
  platform: {
    telegram: 44,
    discord: 12,
    web: 14,
    'web-sandbox': 3,
    webhook: 6,
    x402: 5,
    none: 8,
    missing: 8,
  },
  delivery: { sent: 58, pending: 10, processing: 3, failed: 6, skipped: 5, none: 5, dropped: 5, missing: 8 },
  castPlace: { metadataText: 46, metadataId: 14, rootId: 18, rootText: 8, original: 7, listed: 4, orphan: 3 },
  cookPlace: {
    metadataText: 40,
    metadataId: 12,
    rootId: 10,
    rootText: 6,
    original: 7,
    job: 7,
    batch: 6,
    listed: 5,
    nowhere: 4,
    orphan: 3,
  },
  runIdPlace: { metadata: 85, root: 15 },
  unlisted: { no: 95, yes: 5 },
  lostChild: { no: 96, yes: 4 },
  parentCost: { none: 80, partial: 15, right: 5 },
} as const;

/** Rot that stands alone: a probability each. */
export const CHANCES = {
  secret: 0.04,
  unknownField: 0.02,
  oddField: 0.02,
  test: 0.012,
  oversize: 0.0002,
  stalled: 0.1,
} as const;

/** What the next documents are: one alone, two that share a run id, a cast with its steps, a cook with its pieces. */
export const GROUPS = { single: 70, twins: 1, cast: 15, cook: 14 } as const;
