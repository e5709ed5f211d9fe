import { defineEntity, p } from '@mikro-orm/core';
import type { Due } from '../../../workflows/rules/case.ts';

/** What lists show of a case: the latest that was recorded of it. */
export const CaseSummary = defineEntity({
  name: 'CaseSummary',
  properties: {
    id: p.text().primary(),
    kind: p.text(),
    organisationId: p.text(),
    householdId: p.text(),
    accompanimentId: p.text(),
    reference: p.text(),
    stage: p.text(),
    trigger: p.text(),
    urgency: p.smallint(),
    offer: p.text().nullable(),
    caseworkerId: p.text().nullable(),
    term: p.smallint().nullable(),
    termEndsOn: p.date().nullable(),
    openedOn: p.date(),
    closedOn: p.date().nullable(),
    closedFor: p.text().nullable(),
    nextDueOn: p.date().nullable(),
    nextDueAt: p.bigint('number').nullable(),
    agenda: p.json().$type<Due[]>(),
    version: p.integer(),
    recordedAtMs: p.bigint('number'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A fact, once and for all. */
export const Journal = defineEntity({
  name: 'Journal',
  properties: {
    caseId: p.text().primary(),
    number: p.integer().primary(),
    at: p.bigint('number'),
    onDate: p.date(),
    byId: p.text(),
    byRole: p.text(),
    byOrganisation: p.text(),
    type: p.text(),
    data: p.json(),
    step: p.text(),
    stepKey: p.text().nullable(),
    stepHash: p.text().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});
