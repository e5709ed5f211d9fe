/** To which territory of its organisation a family belongs. */
import { Refusal } from '../case.ts';
import { findCommune, type Place } from './site-zones.ts';

/** The families of organisations whose territories follow from the commune, and how. */
const BY_COMMUNE: Readonly<Record<string, (place: Place) => string | undefined>> = {
  isere: (place) => findCommune(place)?.zone,
};

/**
 * The territory of a family: by its commune where the organisation has it so, otherwise the one it is given. A family
 * that has moved elsewhere belongs to none. Throws Refusal `unknown-commune`, and `territory-not-of-commune` when
 * another one is given.
 */
export function territoryOf(offerFamily: string, place: Place, given?: string): string | undefined {
  const byCommune = BY_COMMUNE[offerFamily];
  if (!byCommune) return given;
  const territory = byCommune(place);
  if (given !== undefined && given !== territory) {
    throw new Refusal(
      'territory-not-of-commune',
      `The commune belongs to ${territory ?? 'no territory here'}.`,
      {
        territory,
      },
    );
  }
  return territory;
}
