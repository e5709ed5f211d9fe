import { defineEntity, p } from '@mikro-orm/core';
import type { Address, Contact, Member, Situation } from '../household.ts';

export const Household = defineEntity({
  name: 'Household',
  properties: {
    id: p.text().primary(),
    organisationId: p.text(),
    version: p.integer().default(1),
    /** Who they are, sealed; the four below are of rows from before that. */
    identity: p.blob().nullable(),
    identityKey: p.text().nullable(),
    members: p.json().$type<Member[]>().nullable(),
    address: p.json().$type<Address>().nullable(),
    contact: p.json().$type<Contact>().nullable(),
    situation: p.json().$type<Situation>().nullable(),
    territory: p.text().nullable(),
    searchText: p.text().nullable(),
    keyId: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    erasedAt: p.datetime().nullable(),
    /** Read and written by statements only (retention/). */
    archivedAt: p.datetime().nullable().lazy(),
  },
});

/** A keyed hash under which an adult of the household is recognised; a household has several. */
export const HouseholdKey = defineEntity({
  name: 'HouseholdKey',
  properties: {
    householdId: p.text().primary(),
    hash: p.text().primary(),
    organisationId: p.text(),
  },
});

/** A keyed hash of the beginning of a name, by which a household is searched for; it has many. */
export const HouseholdWord = defineEntity({
  name: 'HouseholdWord',
  properties: {
    householdId: p.text().primary(),
    word: p.text().primary(),
    organisationId: p.text(),
  },
});
