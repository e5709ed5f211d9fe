/** To which territory of its organisation a family belongs. */
import { Refusal } from '../case.ts';
import { findCommune, type Place } from './site-zones.ts';

/** The families of organisations whose territories follow from the commune, and how. */
const BY_COMMUNE: Readonly<Record<string, (place: Place) => string | undefined>> = {
  isere: (place) => findCommune(place)?.zone,
};

/**
 * The territory of a family that comes: by its commune where the organisation has it so, otherwise the one it is
 * given. Throws Refusal `unknown-commune`, and `territory-not-of-commune` when another one is given.
 */
export function territoryOf(offerFamily: string, place: Place, given?: string): string | undefined {
  const territory = territoryAfterMove(offerFamily, place, given);
  if (areByCommune(offerFamily) && territory === undefined) {
    throw new Refusal('unknown-commune', 'This commune belongs to none of the territories here.', {
      postalCode: place.postalCode,
    });
  }
  return territory;
}

/** Whether the territories of these organisations follow from the commune. */
export function areByCommune(offerFamily: string): boolean {
  return offerFamily in BY_COMMUNE;
}

/** The same for a family that is known: one that has moved elsewhere belongs to no territory any more. */
export function territoryAfterMove(offerFamily: string, place: Place, given?: string): string | undefined {
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
