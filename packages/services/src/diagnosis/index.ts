export { CHECK_IDS, type Check, type CheckId, type CheckState, type Finding, failing } from './check.ts';
export { type DiagnosisSubject, diagnose } from './diagnose.ts';
export type { SettingsReading } from './settings-checks.ts';
