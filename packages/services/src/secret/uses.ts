/** What the secrets in a notification's target are sealed for. */
export const TARGET_SECRET_USE = 'notification-target';

/** What the originals of migrated documents that hold a secret are sealed for. */
export const ORIGINAL_SECRET_USE = 'legacy-original';
