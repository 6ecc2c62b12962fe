export {
  holdsSecrets,
  maskTarget,
  openTarget,
  sealTarget,
  UnreadableSecretError,
} from './notification-target.ts';
export { type Resealing, type ResealOptions, resealSecrets } from './reseal-secrets.ts';
export {
  createSecretBox,
  isSealed,
  type SealedSecret,
  type SecretBox,
  type SecretKey,
} from './secret-box.ts';
export { secretKeysSchema } from './secret-keys.ts';
export { ORIGINAL_SECRET_USE } from './uses.ts';
