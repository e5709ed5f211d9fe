import { defineEntity, p } from '@mikro-orm/core';
import type { Address, Contact, Member, Situation } from '../household.ts';

export const Household = defineEntity({
  name: 'Household',
  properties: {
    id: p.text().primary(),
    organisationId: p.text(),
    version: p.integer().default(1),
    members: p.json().$type<Member[]>(),
    address: p.json().$type<Address>(),
    contact: p.json().$type<Contact>(),
    situation: p.json().$type<Situation>(),
    territory: p.text().nullable(),
    searchText: p.text(),
    keyId: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
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
