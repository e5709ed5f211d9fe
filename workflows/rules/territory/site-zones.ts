/**
 * The two site zones of Isère (domain, "Offers"): a family belongs to one by its commune. The field document gives
 * only their names; the split by arrondissement is ours (docs/decisions, "The two site zones of Isère").
 */
import { Refusal } from '../case.ts';
import { COMMUNES, FORMER_COMMUNES } from './isere-communes.ts';

export const SITE_ZONES = ['bourgoin-jallieu-vienne', 'grenoble-voiron'] as const;
export type SiteZone = (typeof SITE_ZONES)[number];

/** Where a family lives, as far as its commune goes. `commune` is the Insee code, where it is known. */
export interface Place {
  postalCode: string;
  city: string;
  commune?: string;
}

/** A commune of Isère, with the zone it belongs to. */
export interface Commune {
  code: string;
  name: string;
  postalCodes: readonly string[];
  zone: SiteZone;
}

const ISERE = '38';
/** Sorting codes of large receivers: they are no commune's own. */
const CEDEX = /\bcedex\b.*$/i;
/** The arrondissements of Vienne and La Tour-du-Pin, but for their communes of the Pays Voironnais. */
const NORTH = ['382', '383'];
const ABBREVIATIONS: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

const communes: readonly Commune[] = linesOf(COMMUNES).map(communeOf);
const byCode = new Map(communes.map((one) => [one.code, one]));
const byName = new Map(communes.map((one) => [plainName(one.name), one]));
for (const [code = '', today = '', ...name] of linesOf(FORMER_COMMUNES).map((line) => line.split(' '))) {
  const commune = byCode.get(today);
  if (!commune) continue;
  if (!byCode.has(code)) byCode.set(code, commune);
  const former = plainName(name.join(' '));
  if (!byName.has(former)) byName.set(former, commune);
}

/** The communes of Isère, by their code. */
export function communesOfIsere(): readonly Commune[] {
  return communes;
}

/**
 * The commune of Isère where a place lies: by its Insee code, else by its name and postal code, whatever the accents
 * and capitals; that of today for one that has joined others. Nothing when the place lies in another department.
 * Throws Refusal `unknown-commune` for a place in Isère that no commune bears.
 */
export function findCommune({ commune: code, postalCode, city }: Place): Commune | undefined {
  const found = code === undefined ? communeNamed(city, postalCode) : byCode.get(code);
  if (found || !(code ?? postalCode).startsWith(ISERE)) return found;
  throw new Refusal(
    'unknown-commune',
    `Isère has no commune of this ${code ? 'code' : 'name and postal code'}.`,
    {
      ...(code && { commune: code }),
      postalCode,
    },
  );
}

function communeNamed(city: string, postalCode: string): Commune | undefined {
  const found = byName.get(plainName(city.replace(CEDEX, '')));
  const isThere =
    found?.postalCodes.includes(postalCode) || (CEDEX.test(city) && postalCode.startsWith(ISERE));
  return isThere ? found : undefined;
}

/** «ST MARTIN D'HERES» is Saint-Martin-d'Hères. */
function plainName(name: string): string {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .split(/[^a-z0-9]+/);
  return words
    .map((word) => ABBREVIATIONS[word] ?? word)
    .filter(Boolean)
    .join(' ');
}

function communeOf(line: string): Commune {
  const [code = '', arrondissement = '', body = '', postalCodes = '', ...name] = line.split(' ');
  const isNorth = NORTH.includes(arrondissement) && body !== 'V';
  return {
    code,
    name: name.join(' '),
    postalCodes: postalCodes.split(','),
    zone: isNorth ? 'bourgoin-jallieu-vienne' : 'grenoble-voiron',
  };
}

function linesOf(table: string): string[] {
  return table.trim().split('\n');
}
