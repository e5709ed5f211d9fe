/** What depends on others in the follow-up of a derogation: the decision of the benefits service. */
import type { ExpectedEvent } from '../case.ts';
import { durationOf, renewalOpensOn } from './periods.ts';
import { enquiryFor, periodInForce, type State } from './state.ts';

/** Once the enquiry speaks for a renewal, the decision is expected before the period ends. */
export function expected(state: State): ExpectedEvent[] {
  const period = periodInForce(state);
  const opensOn = renewalOpensOn(state);
  if (state.stage !== 'derogated' || !period || !opensOn || state.refused) return [];
  if (!enquiryFor(state)?.favourable) return [];
  return [
    {
      kind: 'renewal-decision',
      label: 'Décision de renouvellement de la dérogation',
      from: 'benefits-service',
      notBefore: opensOn,
      on: period.endsOn,
      rule: 'a renewal after the social enquiry, before the period ends',
      source: durationOf(state, period.endsOn).source,
    },
  ];
}
