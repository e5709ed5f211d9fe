/** What an arrears track is made of: its facts, and the state they add up to. Plain JSON throughout. */
import type { PlainDate, WorkingCalendar } from '../calendar.ts';
import type { Due } from '../case.ts';
import type { Corrected } from '../correction.ts';
import type { Ending as HearingEnding } from '../hearing/vocabulary.ts';
import type { LegalValue } from '../parameters.ts';
import { DEFAULT_ARREARS_VALUES, type ArrearsHouseValues } from './house.ts';
import type { Judgment, Opening, Situation, StepBodies } from './steps.ts';
import type { Ending, Stage } from './vocabulary.ts';

export type Fact =
  | ({ type: 'arrears-opened'; house: ArrearsHouseValues } & Omit<Opening, 'house'>)
  | { type: 'reassigned'; caseworkerId: string }
  | ({ type: 'situation-completed' } & Situation)
  | ({ type: 'debt-recorded' } & StepBodies['record-debt'])
  | { type: 'report-recorded'; on: PlainDate; late?: true }
  | { type: 'direct-payment-refused'; on: PlainDate }
  | { type: 'formal-notice-given'; on: PlainDate }
  | { type: 'housing-fund-asked'; on: PlainDate }
  | ({ type: 'repayment-plan-agreed' } & StepBodies['agree-repayment-plan'])
  | ({ type: 'instalment-recorded' } & StepBodies['record-instalment'])
  | ({ type: 'plan-checked' } & StepBodies['check-plan'])
  | ({ type: 'payment-order-recorded' } & StepBodies['record-payment-order'])
  | ({ type: 'summons-recorded'; hearingId?: string } & StepBodies['record-summons'])
  | { type: 'hearing-linked'; hearingId: string; servedOn: PlainDate; court: string }
  | { type: 'notified-to-prefect'; on: PlainDate; late?: true }
  | { type: 'hearing-moved'; hearingId: string; hearingOn: PlainDate }
  | ({ type: 'judged'; hearingId: string } & Judgment)
  | { type: 'judgment-taken-back'; hearingId: string }
  | { type: 'hearing-ended'; hearingId: string; ending: HearingEnding }
  | { type: 'ended'; ending: Ending }
  | Corrected
  | { type: 'fell-due'; items: Due[] };

/** Something recorded that a correction can take back: `number` is the number of its fact. */
export interface Evidence {
  number: number;
  on: PlainDate;
}

export interface Instalment {
  number: number;
  instalment: number;
  paid: boolean;
}

/** A repayment plan; of several the last stands. `on` is the day of the agreement. */
export interface Plan extends Evidence {
  firstInstalmentOn: PlainDate;
  instalments: number;
  instalmentCents: number;
  payments: Instalment[];
  checks: (Evidence & { kept: boolean })[];
}

/** A summons, and the hearing it leads to; of several the last stands. */
export interface SummonsState {
  number: number;
  court: string;
  servedOn: PlainDate;
  hearingOn: PlainDate;
  claimedDebtCents?: number;
  notifiedOn?: PlainDate;
  /** The number of the fact that told of the notice, where it came after the summons. */
  noticeNumber?: number;
  hearingId?: string;
  judgment?: Judgment;
  ending?: HearingEnding;
}

/** What is recorded once, by the name under which it stands. */
export const ONCE = ['report', 'directPaymentRefused', 'formalNotice', 'housingFund'] as const;
export type Once = (typeof ONCE)[number];

export interface State {
  id: string;
  version: number;
  /** The day of the last fact: nothing in the agenda lies before it. */
  lastOn: PlainDate;
  /** The day on which something was last learnt, whoever recorded it. */
  learntOn: PlainDate;
  stage: Stage;
  accompanimentId: string;
  organisationId: string;
  householdId: string;
  reference: string;
  caseworkerId?: string;
  calendar: WorkingCalendar;
  house: ArrearsHouseValues;
  /** Legal values that the organisation had entered when it opened. */
  entered?: readonly LegalValue[];
  openedOn: PlainDate;
  /** The event: the day of the first default decides which definition of arrears holds. */
  firstDefaultOn: PlainDate;
  situation: Situation;
  /** What was owed, in the order of the days. */
  debts: (Evidence & { debtCents: number })[];
  report?: Evidence & { late?: true };
  directPaymentRefused?: Evidence;
  formalNotice?: Evidence;
  housingFund?: Evidence;
  plans: Plan[];
  order?: { number: number; servedOn: PlainDate; claimedDebtCents: number };
  summonses: SummonsState[];
  ended?: { on: PlainDate; ending: Ending };
  corrected: number[];
  /** Keys of what has fallen due. */
  fallen: string[];
}

/** The state before the first fact. Only `open` is possible from here, and it sets what is blank. */
export function initial(id: string): State {
  const none = '1900-01-01' as PlainDate;
  return {
    id,
    version: 0,
    lastOn: none,
    learntOn: none,
    stage: 'unpaid',
    accompanimentId: '',
    organisationId: '',
    householdId: '',
    reference: '',
    calendar: { zone: 'metropole' },
    house: DEFAULT_ARREARS_VALUES,
    openedOn: none,
    firstDefaultOn: none,
    situation: {},
    debts: [],
    plans: [],
    summonses: [],
    corrected: [],
    fallen: [],
  };
}

export type PlanStatus = 'in-force' | 'kept' | 'broken';

/** The first instalment missed, or a check that fails, breaks a plan; all instalments paid fulfil it. */
export function statusOf({ payments, checks, instalments }: Plan): PlanStatus {
  if (payments.some(({ paid }) => !paid) || checks.some(({ kept }) => !kept)) return 'broken';
  return payments.length === instalments ? 'kept' : 'in-force';
}

/** The plan in force, if there is one. */
export function planInForce({ plans }: Pick<State, 'plans'>): Plan | undefined {
  const last = plans.at(-1);
  return last && statusOf(last) === 'in-force' ? last : undefined;
}

/** The summons whose hearing is awaited, or whose delays run. */
export function openSummons({ summonses }: Pick<State, 'summonses'>): SummonsState | undefined {
  return summonses.findLast(({ ending }) => !ending);
}

/** What is owed, as last recorded. */
export function debtOf({ debts }: Pick<State, 'debts'>): number | undefined {
  return debts.at(-1)?.debtCents;
}

/**
 * Where the procedure stands. A judge's decision weighs more than all that came before; delays lost let the eviction
 * go on (loi 2023-668: they end at the first default); anything else gives back what stood before.
 */
export function stageOf(state: Omit<State, 'stage'>): Stage {
  if (state.ended) return 'closed';
  const last = state.summonses.at(-1);
  if (last?.ending === 'delays-lost' || last?.judgment?.outcome === 'eviction-ordered') return 'eviction';
  if (last?.judgment?.outcome === 'delays-granted' && !last.ending) return 'delays';
  if (last && !last.ending) return 'summoned';
  if (planInForce(state)) return 'repaying';
  return state.order ? 'ordered' : 'unpaid';
}
