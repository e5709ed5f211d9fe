/** Writes a letter to the family, once for the fact that asked for it, and keeps it to be printed. */
import type { Activities } from '../workflows/ports.ts';
import { accompanimentAtFact, type AccompanimentAtFact } from './case-at-fact.ts';
import type { Deps } from './deps.ts';
import { TEMPLATE_NAMES, type TemplateName } from './letters/model.ts';
import { letterOf } from './letter-of.ts';
import { findLetterByKey, keepLetter } from './store/letters.ts';
import { findUser, listOrganisations, type User } from './store/organisations.ts';
import type { Store } from './store/store.ts';

/** It bears the date of the fact, however late it is written. */
export function writeLetter({ store, press }: Deps): Activities['writeLetter'] {
  return async ({ key, kind, caseId, factNumber, on, effect }) => {
    if (await findLetterByKey(store, key)) return undefined;
    const template = templateNamed(effect.template);
    const found = await accompanimentAtFact(store, { kind, caseId, factNumber });
    const [caseworker, services] = await Promise.all([caseworkerOf(store, found), serviceNames(store)]);
    const letter = letterOf({ ...found, template, on, services, ...(caseworker && { caseworker }) });
    const rendered = await press.render(letter);
    const { id: organisationId } = found.organisation;
    await keepLetter(store, { key, caseId, organisationId, factNumber, template, on, ...rendered });
    return undefined;
  };
}

function templateNamed(name: string): TemplateName {
  const found = TEMPLATE_NAMES.find((known) => known === name);
  if (!found) throw new Error(`No letter ${name}.`);
  return found;
}

function caseworkerOf(store: Store, { state, organisation }: AccompanimentAtFact): Promise<User | undefined> {
  return state.caseworkerId
    ? findUser(store, state.caseworkerId, organisation.id)
    : Promise.resolve(undefined);
}

async function serviceNames(store: Store): Promise<Map<string, string>> {
  return new Map((await listOrganisations(store)).map(({ id, name }) => [id, name]));
}
