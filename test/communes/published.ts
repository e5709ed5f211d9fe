/**
 * The communes of Isère as they are published: the official geographic code (Insee), postal codes (La Poste) and
 * members of intercommunal bodies (DGCL), Licence Ouverte, through the package @etalab/decoupage-administratif.
 */
import { createRequire } from 'node:module';

interface Commune {
  code: string;
  nom: string;
  type: string;
  departement?: string;
  arrondissement: string;
  codesPostaux?: string[];
  /** Of a former commune: the commune it has joined. */
  chefLieu?: string;
}

const ISERE = '38';
const PAYS_VOIRONNAIS = '243800984';
const require = createRequire(import.meta.url);
const DATA = '@etalab/decoupage-administratif/data';

/** The table of workflows/rules/territory/isere-communes.ts, line by line. */
export function publishedLines(): { communes: string[]; former: string[] } {
  const all = require(`${DATA}/communes.json`) as Commune[];
  const bodies = require(`${DATA}/epci.json`) as { code: string; membres: { code: string }[] }[];
  const voironnais = new Set(
    bodies.find(({ code }) => code === PAYS_VOIRONNAIS)?.membres.map(({ code }) => code),
  );
  const ofIsere = all
    .filter(({ departement }) => departement === ISERE)
    .toSorted((a, b) => a.code.localeCompare(b.code));
  const today = ofIsere.filter(({ type }) => type === 'commune-actuelle');
  return {
    communes: today.map(({ code, nom, arrondissement, codesPostaux = [] }) =>
      [code, arrondissement, voironnais.has(code) ? 'V' : '-', codesPostaux.join(','), nom].join(' '),
    ),
    former: ofIsere
      .filter(({ type }) => type !== 'commune-actuelle')
      .map(({ code, nom, chefLieu }) => [code, chefLieu, nom].join(' ')),
  };
}
