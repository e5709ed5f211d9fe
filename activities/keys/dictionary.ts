/**
 * Words that most payloads share, so that a short one can be made smaller too. It is part of the form of what was
 * sealed: never changed, only followed by another under a flag of its own.
 */
export const DICTIONARY_1 = Buffer.from(
  [
    '"familyView":{"situation":"","difficulties":"","priorities":"","wayOut":""},"objectives":[{"id":"","problem":"',
    '","aim":"autonomy","aim":"result","wording":"","evidence":"","actor":"family","dueOn":"2027-',
    '"debtCents":,"amountCents":,"claimedDebtCents":,"court":"","servedOn":"","hearingOn":"","at":"',
    '"trigger":{"kind":"arrears","stage":"first-default","occurredOn":"","registeredOn":"","referredBy":"',
    '"criteria":[{"name":"","outcome":"met","compared":"","rule":"","source":""}],"missing":[],"services":[],"unanswered":[]',
    '"result":"eligible","offer":"","reason":"","summary":"","present":["m1"],"place":"office","note":"","response":"',
    'Audience à venir — Renouvellement — Bilan — Échéance de l’objectif — Contact — Enregistrement : ',
    'Courrier : contact Avis : assigned → caseworker, supervisor',
    '{"step":"record-coordination-check","known":false}{"step":"record-eligibility","step":"',
    '{"first":,"version":}{"message":"","stack_trace":""}{"encoding":"json/plain"}',
    '"do":"openCase","do":"tellCase","do":"checkEligibility","do":"checkCoordination","do":"writeLetter","template":"',
    '{"key":"","factNumber":,"on":"2026-11-","effect":{"do":"notify","notice":"due","to":["caseworker","supervisor"]},',
    '"kind":"hearing","kind":"accompaniment","caseId":"',
    '{"by":{"id":"u-","role":"supervisor","role":"intake-officer","role":"caseworker","organisationId":"caf-"},',
    '"body":{"on":"2027-"},"body":{},"key":"","hash":"","ifVersion":',
  ].join(''),
);
