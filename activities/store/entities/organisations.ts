import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../workflows/rules/case.ts';
import type { LegalValue } from '../../../workflows/rules/parameters.ts';
import type { House, Letterhead } from '../organisations.ts';

export const Organisation = defineEntity({
  name: 'Organisation',
  properties: {
    id: p.text().primary(),
    name: p.text(),
    kind: p.text(),
    offerFamily: p.text(),
    email: p.text().nullable(),
    letterhead: p.json().$type<Letterhead>(),
    house: p.json().$type<House>(),
    /** Read and written by statements only (retention/rule.ts). */
    retention: p.json().$type<object>().lazy().defaultRaw(`'{}'`),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

export const AppUser = defineEntity({
  name: 'AppUser',
  properties: {
    id: p.text().primary(),
    organisationId: p.text(),
    role: p.text().$type<Role>(),
    name: p.text(),
    email: p.text(),
    phone: p.text().nullable(),
    jobTitle: p.text().nullable(),
    territory: p.text().nullable(),
    active: p.boolean().default(true),
  },
});

/** Someone outside who reported an event: a landlord, a social worker of another service. */
export const Referrer = defineEntity({
  name: 'Referrer',
  properties: {
    id: p.text().primary(),
    organisationId: p.text(),
    name: p.text(),
    email: p.text().nullable(),
    boundBySecrecy: p.boolean(),
    partnerOrganisationId: p.text().nullable(),
  },
});

/** A legal value that an administrator entered, because none is published for its dates. */
export const EnteredParameter = defineEntity({
  name: 'EnteredParameter',
  properties: {
    id: p.text().primary(),
    organisationId: p.text(),
    parameter: p.text(),
    fromDate: p.date(),
    toDate: p.date().nullable(),
    value: p.json().$type<LegalValue['value']>(),
    source: p.text(),
    enteredBy: p.text(),
    enteredAt: p.datetime().defaultRaw('now()'),
  },
});
