/** One of the objectives, as the description of the API shows them. */
export const OBJECTIVES = {
  data: [
    {
      id: 'cost-populated',
      title: 'Cost on runs that ended',
      comparison: 'at-least',
      threshold: 0.99,
      numerator: 4970,
      denominator: 5000,
      actual: 0.994,
      holds: true,
      burn: 0.6,
      roomLeft: 0.4,
      windows: [
        { window: '1h', numerator: 28, denominator: 30, burn: 6.67, isCut: false },
        { window: '7d', numerator: 4970, denominator: 5000, burn: 0.6, isCut: false },
      ],
      trend: [{ until: '2025-08-27T10:00:00.000Z', numerator: 712, denominator: 720, actual: 0.9889 }],
    },
  ],
  at: '2025-08-27T10:00:00.000Z',
  days: 7,
};
