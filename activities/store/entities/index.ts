import { CaseSummary, Journal } from './cases.ts';

/** All that is stored, as the ORM sees it. */
export const ENTITIES = [CaseSummary, Journal] as const;
