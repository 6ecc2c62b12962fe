import { type EnvironmentReport, listCommandOf, RULES, type Severity } from '@genledger/domain/audit';
import type { ToldReport } from './told-report.ts';

const LEVELS = {
  critical: 'error',
  major: 'warning',
  minor: 'note',
  note: 'note',
} as const satisfies Readonly<Record<Severity, string>>;

const DRIVER_RULES = RULES.map((rule) => ({
  id: rule.id,
  shortDescription: { text: rule.title },
  fullDescription: { text: rule.meaning },
  help: {
    text: `${rule.costOfIgnoring} ${'repairCommand' in rule ? `Repair: ${rule.repairCommand}. ` : ''}List: ${listCommandOf(rule)}`,
  },
  defaultConfiguration: { level: LEVELS[rule.severity] },
}));

function results({ name, findings }: EnvironmentReport) {
  return findings.map(({ rule, severity, title, count, collections, samples }) => ({
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: `${title}: ${count} in ${name}` },
    occurrenceCount: count,
    locations: Object.keys(collections).map((collection) => ({
      logicalLocations: [{ fullyQualifiedName: `${name}.${collection}`, kind: 'object' }],
    })),
    properties: { environment: name, samples },
  }));
}

/** A report as SARIF 2.1.0, for tools that gather findings. */
export function reportSarif({ report }: ToldReport): string {
  const isComplete = report.environments.every((environment) => environment.isComplete);
  const run = {
    tool: { driver: { name: 'genledger audit', rules: DRIVER_RULES } },
    invocations: [
      { executionSuccessful: isComplete, startTimeUtc: report.startedAt, endTimeUtc: report.finishedAt },
    ],
    results: report.environments.flatMap(results),
  };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2);
}
