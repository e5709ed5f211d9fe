/** The offers: who is entitled to what (domain, "Offers"). To add an offer, add it here. */
import { Refusal } from '../case.ts';
import type { CriterionTree } from './criteria.ts';
import type { ArrearsStage, TriggerKind } from './facts.ts';

export type Contact =
  | 'systematic'
  | 'systematic-meeting-offer'
  | 'meeting-offered'
  | 'group-session'
  | 'with-rehousing-partners'
  | 'on-referral'
  | 'by-the-worker'
  | 'by-the-service-contacted'
  | 'offered';

/** What runs inside, or beside, the accompaniment (domain, "Practices"). */
export type Practice =
  | 'group-session'
  | 'holiday-aid'
  | 'interface'
  | 'home-rehabilitation'
  | 'home-buyer-phases'
  | 'joint-accompaniment';

/** An event that opens the offer; without `stages`, whatever its stage. */
export interface OfferTrigger {
  readonly kind: TriggerKind;
  readonly stages?: readonly ArrearsStage[];
  readonly urgency?: 'most-urgent';
}

export interface Offer {
  readonly id: string;
  /** The family of organisations that makes it. */
  readonly organisation: string;
  /** In French, for people. */
  readonly label: string;
  /** None: the offer answers a request, not an event. */
  readonly triggers: readonly OfferTrigger[];
  readonly criteria: readonly CriterionTree[];
  /** Years after registration during which partners and reception may refer. */
  readonly referralWindowYears?: number;
  readonly contact: Contact;
  readonly follows?: { readonly opensHearing?: true; readonly practice?: Practice };
  readonly source: string;
}

const PARIS = 'Caf de Paris, accompaniment method';
const ISERE = 'Caf de l’Isère, booklet of offers';
const BOUCHES_DU_RHONE = 'Bouches-du-Rhône, field document';

/** Young households are taken as families are: "dependent children, or under 25 and not a student". */
const FAMILY_OR_YOUNG = {
  or: ['dependent-child-for-housing', { and: ['under-25', 'not-a-student'] }],
} as const;

export const OFFERS = [
  {
    id: 'paris/stay-in-home',
    organisation: 'paris',
    label: 'Maintien dans le logement',
    triggers: [
      { kind: 'arrears', stages: ['lease-terminated'], urgency: 'most-urgent' },
      { kind: 'arrears', stages: ['first-default', 'relapse'] },
    ],
    criteria: ['not-followed-elsewhere'],
    contact: 'systematic',
    source: PARIS,
  },
  {
    id: 'paris/summons',
    organisation: 'paris',
    label: 'Assignation pour dette de loyer',
    triggers: [{ kind: 'summons' }],
    criteria: ['not-followed-elsewhere', 'dependent-child'],
    contact: 'systematic',
    follows: { opensHearing: true },
    source: PARIS,
  },
  {
    id: 'paris/overcrowding',
    organisation: 'paris',
    label: 'Logement suroccupé, aide au logement accordée par dérogation',
    triggers: [{ kind: 'overcrowding' }],
    criteria: ['not-followed-elsewhere'],
    contact: 'systematic',
    source: PARIS,
  },
  {
    id: 'isere/separation',
    organisation: 'isere',
    label: 'Séparation',
    triggers: [{ kind: 'separation' }],
    criteria: ['beneficiary', 'single-parent', 'dependent-child'],
    referralWindowYears: 1,
    contact: 'systematic',
    source: ISERE,
  },
  {
    id: 'isere/birth',
    organisation: 'isere',
    label: 'Arrivée d’un enfant dans une famille monoparentale',
    triggers: [{ kind: 'birth' }],
    criteria: ['beneficiary', 'single-parent'],
    referralWindowYears: 1,
    contact: 'systematic',
    source: ISERE,
  },
  {
    id: 'isere/cap-projets',
    organisation: 'isere',
    label: 'Cap projets',
    triggers: [{ kind: 'separation' }, { kind: 'birth' }],
    criteria: ['dependent-child', 'event-under-one-year'],
    contact: 'group-session',
    follows: { practice: 'group-session' },
    source: ISERE,
  },
  {
    id: 'isere/bereavement',
    organisation: 'isere',
    label: 'Décès d’un parent ou d’un enfant',
    triggers: [{ kind: 'bereavement' }],
    criteria: ['dependent-child'],
    referralWindowYears: 1,
    contact: 'systematic-meeting-offer',
    source: ISERE,
  },
  {
    id: 'isere/private-arrears',
    organisation: 'isere',
    label: 'Impayés de loyer dans le parc privé',
    triggers: [{ kind: 'arrears' }],
    criteria: [
      'private-tenant',
      'benefit-alf-or-als',
      FAMILY_OR_YOUNG,
      { or: ['debt-of-two-gross-rents', 'debt-of-three-residual-rents'] },
    ],
    contact: 'systematic',
    source: ISERE,
  },
  {
    id: 'isere/non-decent',
    organisation: 'isere',
    label: 'Logement non décent',
    triggers: [{ kind: 'non-decent' }],
    criteria: ['private-tenant', 'benefit-alf-or-als', FAMILY_OR_YOUNG],
    contact: 'meeting-offered',
    source: ISERE,
  },
  {
    id: 'isere/urban-renewal',
    organisation: 'isere',
    label: 'Renouvellement urbain',
    triggers: [{ kind: 'urban-renewal' }],
    criteria: ['renewal-agreement', FAMILY_OR_YOUNG],
    contact: 'with-rehousing-partners',
    source: ISERE,
  },
  {
    id: 'isere/holiday',
    organisation: 'isere',
    label: 'Accueil de son enfant pendant les vacances',
    triggers: [{ kind: 'holiday' }],
    criteria: ['visiting-rights-fixed', { or: ['pays-maintenance', 'declared-insolvent'] }],
    contact: 'on-referral',
    follows: { practice: 'holiday-aid' },
    source: ISERE,
  },
  {
    id: 'isere/interface',
    organisation: 'isere',
    label: 'Interface avec les travailleurs sociaux',
    triggers: [],
    criteria: ['referred-by-partner', 'referrer-bound-by-secrecy'],
    contact: 'by-the-worker',
    follows: { practice: 'interface' },
    source: ISERE,
  },
  {
    id: 'bdr/single-parent',
    organisation: 'bdr',
    label: 'Accompagnement des familles monoparentales en situation précaire',
    triggers: [{ kind: 'precarity' }],
    criteria: ['single-parent-benefit', { or: ['recurrent-unemployment', 'precarious-work'] }],
    contact: 'offered',
    source: BOUCHES_DU_RHONE,
  },
  {
    id: 'bdr/rehabilitation',
    organisation: 'bdr',
    label: 'Réhabilitation du logement en auto-construction accompagnée',
    triggers: [{ kind: 'degraded-dwelling' }],
    criteria: ['tenant', 'personal-plan'],
    contact: 'by-the-worker',
    follows: { practice: 'home-rehabilitation' },
    source: BOUCHES_DU_RHONE,
  },
  {
    id: 'loire/home-buyer',
    organisation: 'loire',
    label: 'Accédants à la propriété en difficulté',
    triggers: [{ kind: 'home-purchase' }],
    criteria: ['home-buyer'],
    contact: 'by-the-service-contacted',
    follows: { practice: 'home-buyer-phases' },
    source: 'Loire, Caf and council, field document',
  },
  {
    id: 'angers/joint',
    organisation: 'angers',
    label: 'Accompagnement conjoint logement et insertion',
    triggers: [{ kind: 'work-integration' }],
    criteria: ['referred-by-partner'],
    contact: 'on-referral',
    follows: { practice: 'joint-accompaniment' },
    source: 'Angers, joint accompaniment, field document',
  },
] as const satisfies readonly Offer[];

export type OfferId = (typeof OFFERS)[number]['id'];

const ALL: readonly Offer[] = OFFERS;

export function findOffer(id: string): Offer | undefined {
  return ALL.find((offer) => offer.id === id);
}

/** Throws Refusal `unknown-offer`, with the offers there are. */
export function getOffer(id: string): Offer {
  const offer = findOffer(id);
  if (offer) return offer;
  throw new Refusal('unknown-offer', `There is no offer "${id}".`, { offers: ALL.map((known) => known.id) });
}

/** All the offers of a family of organisations. */
export function offersOf(organisation: string): Offer[] {
  return ALL.filter((offer) => offer.organisation === organisation);
}

/** The offers of a family of organisations that an event opens. A stage that is not told keeps them all. */
export function offersFor(organisation: string, kind: TriggerKind, stage?: ArrearsStage): Offer[] {
  const opened = (trigger: OfferTrigger) =>
    trigger.kind === kind && (stage === undefined || (trigger.stages?.includes(stage) ?? true));
  return offersOf(organisation).filter(({ triggers }) => triggers.some(opened));
}
