import {
  type DefinitionFields,
  type DefinitionKind,
  type Definitions,
  insertDefinition,
  replaceDefinition,
} from '@genledger/db/repositories';
import { type CookForecast, forecast } from '@genledger/domain/cook';
import { type CookId, type Result, type SpellId, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { cookFields, loadCook, readCook, readSpell, spellFields } from './definitions.ts';

/** Inserts without an id, replaces with one. */
async function save<Kind extends DefinitionKind>(
  { database, clock }: LedgerContext,
  kind: Kind,
  id: Definitions[Kind]['id'] | undefined,
  fields: DefinitionFields<Kind>,
): Promise<Result<Definitions[Kind]['id'], ServiceError>> {
  const now = clock.now();
  if (id === undefined) return success(await insertDefinition(database, kind, fields, now));
  return (await replaceDefinition(database, kind, id, fields, now))
    ? success(id)
    : serviceError('not-found', `There is no ${kind === 'cooks' ? 'cook' : 'spell'} ${id}.`);
}

/** Saves a cook once it has been found possible. Executions that run keep the one they began with. */
export async function saveCook(
  context: LedgerContext,
  input: unknown,
  id?: CookId,
): Promise<Result<CookId, ServiceError>> {
  const definition = await readCook(context, input);
  return definition.ok ? save(context, 'cooks', id, cookFields(definition.value)) : definition;
}

/** Saves a spell once it has been validated. Casts that run keep the one they began with. */
export async function saveSpell(
  context: LedgerContext,
  input: unknown,
  id?: SpellId,
): Promise<Result<SpellId, ServiceError>> {
  const definition = await readSpell(context, input);
  return definition.ok ? save(context, 'spells', id, spellFields(definition.value)) : definition;
}

/** How many pieces a cook can make, and how often each value is to be expected: told before anything is spent. */
export async function forecastCook(
  context: Pick<LedgerContext, 'database'>,
  id: CookId,
): Promise<Result<CookForecast, ServiceError>> {
  const definition = await loadCook(context, id);
  return definition.ok ? success(forecast(definition.value)) : definition;
}

/** The same for a cook that is not saved. */
export async function forecastDefinition(
  context: Pick<LedgerContext, 'database'>,
  input: unknown,
): Promise<Result<CookForecast, ServiceError>> {
  const definition = await readCook(context, input);
  return definition.ok ? success(forecast(definition.value)) : definition;
}
