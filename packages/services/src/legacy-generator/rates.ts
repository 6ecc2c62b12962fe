/** How often each form is written: weights within a group. Groups are drawn independently, so that kinds of rot mix freely. */
export const DEFAULT_RATES = {
  /** What the next documents are: one alone, two that share a run id, a cast with its steps, a cook with its pieces. */
  groups: { single: 70, twins: 1, cast: 15, cook: 14 },
  idForm: { objectId: 99.4, text: 0.4, number: 0.2 },
  end: { success: 78, failed: 6, timeout: 3, cancelled: 4, unpaid: 2, never: 5 },
  spelling: { old: 74.5, current: 25, unreadable: 0.5 },
  requestTime: { date: 88, text: 8, vendorText: 3, missing: 1 },
  responseTime: { date: 84, text: 10, vendorText: 3, missing: 1, skewed: 2 },
  duration: { missing: 45, wall: 35, compute: 10, text: 5, computeText: 1, float: 4 },
  costValue: { known: 78, none: 9, missing: 6, zero: 6, absurd: 1 },
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
  delivery: {
    sent: 57.5,
    pending: 10,
    processing: 3,
    failed: 6,
    skipped: 5,
    none: 5,
    dropped: 5,
    missing: 8,
    unreadable: 0.5,
  },
  castPlace: {
    metadataText: 46,
    metadataId: 14,
    rootId: 18,
    rootText: 8,
    original: 7,
    listed: 4,
    orphan: 3,
    rival: 1,
  },
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
    rival: 1,
  },
  runIdPlace: { metadata: 80, root: 15, both: 5 },
  response: { object: 70, list: 15, text: 10, none: 5 },
  testMark: { flag: 40, name: 30, tool: 30 },
  unlisted: { no: 95, yes: 5 },
  lostChild: { no: 96, yes: 4 },
  parentCost: { none: 80, partial: 15, right: 5 },
  parentEnd: { completed: 78, failed: 6, running: 10, stopped: 3, paused: 3 },
  /** Rot that stands alone: a probability each, from 0 to 1. */
  chances: {
    answeredOpen: 0.1,
    collectionKept: 0.7,
    madeBySpell: 0.08,
    oddField: 0.02,
    oversize: 0.0002,
    reward: 0.2,
    secret: 0.04,
    test: 0.012,
    tokenTool: 0.01,
    unknownField: 0.02,
  },
} as const;

/** The rates of one database. */
export type Rates = {
  readonly [Group in keyof typeof DEFAULT_RATES]: {
    readonly [Name in keyof (typeof DEFAULT_RATES)[Group]]: number;
  };
};

/** A group whose forms are drawn by weight. */
export type Group = Exclude<keyof Rates, 'chances'>;
/** The forms of a group. */
export type Form<Of extends Group> = keyof Rates[Of] & string;
/** Rot that stands alone. */
export type Chance = keyof Rates['chances'];
