import { CoordinationService } from './coordination.ts';
import { Household, HouseholdKey, HouseholdWord } from './households.ts';
import { Letter, Notice } from './mail.ts';
import { AppUser, EnteredParameter, Organisation, Referrer } from './organisations.ts';

/**
 * What people enter and change, and what leaves for them, as the ORM sees it. What the engine records and what is
 * only compared (journal, summaries, hashes) is written and read by statements.
 */
export const ENTITIES = [
  AppUser,
  CoordinationService,
  EnteredParameter,
  Household,
  HouseholdKey,
  HouseholdWord,
  Letter,
  Notice,
  Organisation,
  Referrer,
] as const;
