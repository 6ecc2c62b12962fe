import type { AuditSettings, GenerationFacts } from '../facts.ts';
import type { RuleId } from '../rules/index.ts';

/** Takes what a rule finds. The reason is only worked out where a sample of it is kept. */
export type Found = (rule: RuleId, why: string | (() => string)) => void;

/** Finds what is wrong with a generation, one topic at a time. Total: any document, no exception. */
export type Detector = (facts: GenerationFacts, settings: AuditSettings, found: Found) => void;
