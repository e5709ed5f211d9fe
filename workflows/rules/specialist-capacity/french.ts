/** French words of a capacity, for the supervisor who opens it. */
import type { Due } from '../case.ts';
import { placesLeft } from '../waiting-list.ts';
import type { State } from './state.ts';

export function describe({ places }: State): string[] {
  const { capacity, holders, queue } = places;
  return [
    `**${holders.length} dossier(s) suivis sur ${capacity} places**`,
    ...(holders.length > capacity
      ? ['Capacité abaissée : les dossiers en cours sont menés à leur terme']
      : []),
    queue.length > 0 ? `${queue.length} dossier(s) en attente` : `${placesLeft(places)} place(s) libre(s)`,
  ];
}

export function dueLabel(_due: Due): string {
  return 'Rang dans la file à redire aux dossiers en attente';
}
