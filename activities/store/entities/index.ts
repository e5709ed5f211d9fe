import { CaseSummary, Journal } from './cases.ts';
import { Household, HouseholdKey } from './households.ts';
import { AppUser, EnteredParameter, Organisation, Referrer } from './organisations.ts';

/** All that is stored, as the ORM sees it. */
export const ENTITIES = [
  CaseSummary,
  Journal,
  Household,
  HouseholdKey,
  Organisation,
  AppUser,
  Referrer,
  EnteredParameter,
] as const;
