/** What practices cost in a year, where they concern enough families for an amount to tell of none of them. */
import { fundingOf } from '../../activities/store/funding.ts';
import type { YearlyReport } from '../../activities/letters/yearly-report/content.ts';
import type { Store } from '../../activities/store/store.ts';
import { SMALLEST_SHOWN } from '../../workflows/rules/disclosure.ts';
import { accompaniedIn, yearCosts } from '../../workflows/rules/joint-accompaniment/costs.ts';
import { jointAccompaniment } from '../../workflows/rules/joint-accompaniment/index.ts';
import { countsIn, yearAccount } from '../../workflows/rules/rehabilitation/account.ts';
import { totalsOf } from '../../workflows/rules/rehabilitation/grid.ts';
import { rehabilitation } from '../../workflows/rules/rehabilitation/index.ts';
import { statesOf } from '../case-states.ts';

/** Of a calendar year, since sites and funding are counted so. */
export async function costsOf(
  store: Store,
  organisationId: string,
  year: number,
): Promise<YearlyReport['costs']> {
  const [sites, joint] = await Promise.all([
    sitesOf(store, organisationId, year),
    jointOf(store, organisationId, year),
  ]);
  return [...sites, ...joint];
}

async function sitesOf(store: Store, organisationId: string, year: number): Promise<YearlyReport['costs']> {
  const states = await statesOf(store, rehabilitation, organisationId);
  const sites = states.filter((state) => countsIn(state, year)).map((state) => yearAccount(state, year));
  if (sites.length < SMALLEST_SHOWN) return [];
  const { labourCents, materialsCents, familyShareCents, actionCostCents } = totalsOf(sites);
  const of = `Réhabilitation de logements, ${year}`;
  return [
    { label: `${of} : main-d’œuvre`, amountCents: labourCents },
    { label: `${of} : matériaux`, amountCents: materialsCents },
    { label: `${of} : part des familles`, amountCents: familyShareCents },
    { label: `${of} : coût de l’action`, amountCents: actionCostCents },
  ];
}

async function jointOf(store: Store, organisationId: string, year: number): Promise<YearlyReport['costs']> {
  const funding = await fundingOf(store, organisationId, year);
  if (!funding) return [];
  const states = await statesOf(store, jointAccompaniment, organisationId);
  const costs = yearCosts(year, funding.lines, states.map(accompaniedIn), 'person');
  if (costs.people.length < SMALLEST_SHOWN) return [];
  const of = `Accompagnement conjoint, ${year}`;
  return [
    ...costs.lines.map(({ label, amountCents }) => ({ label: `${of} : ${label}`, amountCents })),
    { label: `${of} : en tout`, amountCents: costs.totalCents },
    { label: `${of} : par personne`, amountCents: costs.averageCents },
  ];
}
