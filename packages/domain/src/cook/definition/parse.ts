import type { AccountId, SpellId, ToolId } from '../../kernel/index.ts';
import { failure, parseExternalId, parseObjectId, type Result, success } from '../../kernel/index.ts';
import { checkFeatures, checkInputs, type Finding } from './check-features.ts';
import { checkRules } from './check-rules.ts';
import { type CookDefinition, type CookWork, type DefinitionIssue, placeOf } from './definition.ts';
import { type Feature, featuresOf } from './feature.ts';
import { cookDefinitionSchema, type DefinitionFields } from './schema.ts';
import { parseTemplate } from './template.ts';

function checkTemplates(definition: DefinitionFields, features: readonly Feature[]): Finding[] {
  const names = new Set(features.map(({ name }) => name));
  return Object.entries(definition.templates).flatMap(([input, template]) => {
    const path = ['templates', input];
    const parts = parseTemplate(template);
    if (!parts.ok) return [{ path, message: parts.error }];
    return parts.value.flatMap((part) => {
      if (part.kind === 'text' || names.has(part.name)) return [];
      return [{ path, message: `names {${part.name}}, which is no trait of this cook` }];
    });
  });
}

function checkSeed({ randomness, onFailure }: DefinitionFields, features: readonly Feature[]): Finding[] {
  const { seed, duplicates, distinctBy } = randomness;
  const findings: Finding[] = [];
  if (seed?.mode === 'random' && seed.to < seed.from) {
    findings.push({ path: ['randomness', 'seed', 'to'], message: 'must not be below from' });
  }
  const distinguishing = new Set<unknown>(distinctBy ?? features);
  const keepsAll = duplicates === 'forbidden' && distinguishing.size === features.length;
  if (onFailure.thenReplace && keepsAll && (seed === undefined || seed.mode === 'fixed')) {
    findings.push({
      path: ['onFailure', 'thenReplace'],
      message:
        'would make the failed piece again: where duplicates are forbidden a replacement keeps the traits, so that it needs a sequential or random seed',
    });
  }
  return findings;
}

/** Reads the ids, whose patterns the schema has seen already. */
function readIds(fields: DefinitionFields): Result<Pick<CookDefinition, 'ownerAccountId' | 'work'>, Finding> {
  const owner =
    fields.ownerAccountId === undefined ? undefined : parseExternalId<AccountId>(fields.ownerAccountId);
  if (owner?.ok === false) return failure({ path: ['ownerAccountId'], message: owner.error.message });
  const { work } = fields;
  const id =
    work.kind === 'tool' ? parseExternalId<ToolId>(work.toolId) : parseObjectId<SpellId>(work.spellId);
  if (!id.ok) return failure({ path: ['work', `${work.kind}Id`], message: id.error.message });
  const read =
    work.kind === 'tool' ? { kind: work.kind, toolId: id.value } : { kind: work.kind, spellId: id.value };
  return success({ work: read as CookWork, ...(owner?.ok && { ownerAccountId: owner.value }) });
}

function checkFields(fields: DefinitionFields): readonly Finding[] {
  const features = featuresOf(fields);
  return [
    ...checkFeatures(features),
    ...checkInputs(features, fields.parameters, fields.templates, fields.randomness.seed?.input),
    ...checkRules(fields, features),
    ...checkTemplates(fields, features),
    ...checkSeed(fields, features),
  ];
}

const issueOf = ({ path, message }: Finding): DefinitionIssue => ({ path: placeOf(path), message });

/**
 * Reads what a cook makes: its fields, then its names, rules and templates. Whether the target can be reached is
 * `checkFeasible`'s to say.
 * @returns the definition, or every mistake with its place
 */
export function parseCookDefinition(input: unknown): Result<CookDefinition, readonly DefinitionIssue[]> {
  const parsed = cookDefinitionSchema.safeParse(input);
  if (!parsed.success) return failure(parsed.error.issues.map(issueOf));
  const { ownerAccountId: _owner, work: _work, ...fields } = parsed.data;
  const ids = readIds(parsed.data);
  const findings = [...(ids.ok ? [] : [ids.error]), ...checkFields(parsed.data)];
  if (!ids.ok || findings.length > 0) return failure(findings.map(issueOf));
  return success({ ...fields, ...ids.value });
}
