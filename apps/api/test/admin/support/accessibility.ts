import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What another colour scheme can change. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

async function violationsOf(page: Page, runOnly: object): Promise<readonly string[]> {
  // The tool itself is brought in beside the page's policy, which allows no foreign script.
  await page.evaluate(SOURCE);
  const violations: readonly Violation[] = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)} }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

/** What axe finds wrong with a page by WCAG 2.2 AA, a line each. */
export function accessibilityViolations(page: Page): Promise<readonly string[]> {
  return violationsOf(page, ALL);
}

/** What axe finds wrong with the colours of a page, a line each. */
export function colourViolations(page: Page): Promise<readonly string[]> {
  return violationsOf(page, COLOURS);
}
