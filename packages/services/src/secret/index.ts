export {
  holdsSecrets,
  maskTarget,
  openTarget,
  sealTarget,
  UnreadableSecretError,
} from './notification-target.ts';
export {
  createSecretBox,
  isSealed,
  type SealedSecret,
  type SecretBox,
  type SecretKey,
} from './secret-box.ts';
export { secretKeysSchema } from './secret-keys.ts';
