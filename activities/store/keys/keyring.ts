/**
 * The keys under which everything private is sealed. A family (a household; a case that has none) has a key of its
 * own, wrapped by the key of its organisation, which the key service wraps. Destroying a family's key is erasing all
 * that was ever sealed under it, wherever it lies.
 */
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyService } from '../../keys/key-service.ts';
import { KEY_BYTES, seal, unseal } from '../../keys/sealing.ts';
import { ShortMemory } from '../../keys/short-memory.ts';
import {
  dataKeyInUse,
  destroyDataKeys,
  findDataKeys,
  findKeyedWorkflow,
  findOrganisationKey,
  keepDataKey,
  keepKeyedWorkflow,
  keepOrganisationKey,
  organisationKeyInUse,
  type DataKeyRow,
  type KeyedWorkflow,
  type OrganisationKeyRow,
} from './rows.ts';

/** A key ready for use; without `key` once it was destroyed. */
export interface DataKey {
  id: string;
  subject: string;
  organisationId: string;
  key?: KeyObject;
}

/** Whose data it is, and of which organisation. */
export interface Owner {
  subject: string;
  organisationId: string;
}

/** What a case is, as far as its key is concerned. */
export interface KeyedCase {
  caseId: string;
  organisationId: string;
  householdId?: string | undefined;
}

/** The owner of what is of no family: a list received, the service's own errands. */
export const SERVICE: Owner = { subject: 'service', organisationId: '*' };

/** A family's household, or the case itself where there is none. */
export function ownerOf({ caseId, organisationId, householdId }: KeyedCase): Owner {
  return householdId
    ? ownerOfHousehold(householdId, organisationId)
    : { subject: `case:${caseId}`, organisationId };
}

export function ownerOfHousehold(householdId: string, organisationId: string): Owner {
  return { subject: `household:${householdId}`, organisationId };
}

/** A minute of ignorance at most about a key destroyed elsewhere; an hour of work while the keys are out of reach. */
const MEMORY = { most: 5000, freshMs: 60_000, staleMs: 3_600_000 };

/** Stands for the key of what was erased before it was ever sealed. */
export const ERASED_KEY = 'erased';

/** Finds the case of a workflow that was started before there were keys. */
export type FindCase = (workflowId: string) => Promise<KeyedCase | undefined>;

export class Keyring {
  readonly #pool: Pool;
  readonly #service: KeyService;
  readonly #findCase: FindCase;
  readonly #workflows = new ShortMemory<KeyedWorkflow | undefined>(MEMORY);
  readonly #inUse = new ShortMemory<DataKey>(MEMORY);
  readonly #byId = new ShortMemory<DataKey | undefined>(MEMORY);
  readonly #organisationKeys = new ShortMemory<KeyObject>({ ...MEMORY, freshMs: MEMORY.staleMs });

  constructor(pool: Pool, service: KeyService, findCase: FindCase) {
    this.#pool = pool;
    this.#service = service;
    this.#findCase = findCase;
  }

  /** The key in use of an owner, made if there is none; one destroyed is answered without its content. */
  current(owner: Owner): Promise<DataKey> {
    return this.#inUse.get(owner.subject, async () => {
      const key = await this.#findOrMake(owner);
      this.#byId.put(key.id, key);
      return key;
    });
  }

  /** A key by its id, in use or not; nothing when there never was one. */
  async find(id: string): Promise<DataKey | undefined> {
    return this.#byId.get(id, async () => (await this.#load([id])).get(id));
  }

  /** Several keys at once, by their ids. */
  async findAll(ids: readonly string[]): Promise<Map<string, DataKey>> {
    return this.#load([...new Set(ids)]);
  }

  /** Whose key a workflow uses; nothing when it is of no case and was not registered. */
  ownerOfWorkflow(workflowId: string): Promise<KeyedWorkflow | undefined> {
    return this.#workflows.get(workflowId, async () => {
      return (await findKeyedWorkflow(this.#pool, workflowId)) ?? this.#adopt(workflowId);
    });
  }

  /** Says whose key a workflow is to use, before it is started. */
  async register(workflowId: string, owner: Owner): Promise<void> {
    await this.current(owner);
    await keepKeyedWorkflow(this.#pool, { workflowId, ...owner, startedPlain: false });
    this.#workflows.forget(workflowId);
  }

  /** Destroys an owner's keys, once and for all. Other processes forget them within a minute. */
  async destroy({ subject }: Pick<Owner, 'subject'>): Promise<void> {
    await destroyDataKeys(this.#pool, subject);
    this.#inUse.forget(subject);
    this.#byId.clear();
  }

  /** Asks for every key again, as another process would. */
  forgetAll(): void {
    for (const memory of [this.#workflows, this.#inUse, this.#byId, this.#organisationKeys]) memory.clear();
  }

  /** The content of an organisation's key, by its id. */
  organisationKey(id: string): Promise<KeyObject> {
    return this.#organisationKeys.get(id, async () => {
      const row = await findOrganisationKey(this.#pool, id);
      if (!row) throw new Error(`No organisation key ${id}.`);
      const wrapped = { by: row.wrappedBy, bytes: row.wrapped };
      return createSecretKey(await this.#service.unwrap(wrapped, aboutOrganisationKey(id)));
    });
  }

  /** The key of an organisation in use, made if there is none. */
  async organisationKeyRow(organisationId: string): Promise<OrganisationKeyRow> {
    const found = await organisationKeyInUse(this.#pool, organisationId);
    if (found) return found;
    await keepOrganisationKey(this.#pool, await newOrganisationKey(this.#service, organisationId));
    const kept = await organisationKeyInUse(this.#pool, organisationId);
    if (!kept) throw new Error(`The key of ${organisationId} was not kept.`);
    return kept;
  }

  async #findOrMake(owner: Owner): Promise<DataKey> {
    const found = await dataKeyInUse(this.#pool, owner.subject);
    if (found) return this.#unwrapped(found);
    const by = await this.organisationKeyRow(owner.organisationId);
    await keepDataKey(this.#pool, newDataKey(owner, by.id, await this.organisationKey(by.id)));
    const kept = await dataKeyInUse(this.#pool, owner.subject);
    if (!kept) throw new Error('The key was not kept.');
    return this.#unwrapped(kept);
  }

  async #load(ids: readonly string[]): Promise<Map<string, DataKey>> {
    const rows = ids.length > 0 ? await findDataKeys(this.#pool, ids) : [];
    const keys = await Promise.all(rows.map((row) => this.#unwrapped(row)));
    if (ids.includes(ERASED_KEY)) keys.push({ id: ERASED_KEY, subject: '', organisationId: '' });
    return new Map(keys.map((key) => [key.id, key]));
  }

  async #unwrapped({
    id,
    subject,
    organisationId,
    wrapped,
    organisationKeyId,
  }: DataKeyRow): Promise<DataKey> {
    if (!wrapped || organisationKeyId === null) return { id, subject, organisationId };
    const by = await this.organisationKey(organisationKeyId);
    return {
      id,
      subject,
      organisationId,
      key: createSecretKey(unseal(by, wrapped, aboutDataKey(id, subject))),
    };
  }

  /** A case that was running before there were keys gets its family's from now on; what it holds stays readable. */
  async #adopt(workflowId: string): Promise<KeyedWorkflow | undefined> {
    const found = await this.#findCase(workflowId);
    if (!found) return undefined;
    await keepKeyedWorkflow(this.#pool, { workflowId, ...ownerOf(found), startedPlain: true });
    return findKeyedWorkflow(this.#pool, workflowId);
  }
}

/** A new key for an organisation, wrapped by the key service. */
export async function newOrganisationKey(
  service: KeyService,
  organisationId: string,
): Promise<OrganisationKeyRow> {
  const id = newId();
  const { by, bytes } = await service.wrap(randomBytes(KEY_BYTES), aboutOrganisationKey(id));
  return { id, organisationId, wrapped: bytes, wrappedBy: by };
}

/** A new key for an owner, wrapped by the key of its organisation. */
export function newDataKey(owner: Owner, organisationKeyId: string, by: KeyObject): DataKeyRow {
  const id = newId();
  const wrapped = seal(by, randomBytes(KEY_BYTES), aboutDataKey(id, owner.subject));
  return { id, ...owner, wrapped, organisationKeyId };
}

export function aboutOrganisationKey(id: string): string {
  return `organisation-key ${id}`;
}

export function aboutDataKey(id: string, subject: string): string {
  return `data-key ${id} ${subject}`;
}

function newId(): string {
  return randomBytes(9).toString('base64url');
}
