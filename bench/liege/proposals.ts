import { PROPOSAL_LIMITS } from '../../functions/core/limits.ts';
import type { CampaignFile } from '../../functions/http/campaign-file.ts';
import type { Draft } from '../election.ts';
import { pick, type Random } from '../random.ts';
import { shorten } from '../words.ts';

const WHAT = [
  'Un potager partagé',
  'Une ressourcerie de quartier',
  'Un atelier de réparation',
  'Des capteurs de qualité de l’air',
  'Une bibliothèque d’objets',
  'Des toitures solaires citoyennes',
  'Un budget de rue',
  'Une maison des associations',
  'Des vélos-cargos à partager',
  'Un cours de code pour tous',
  'Une place sans voitures le dimanche',
  'Des tables de conversation',
  'Une fresque collective',
  'Un réseau de chaleur',
  'Des bancs qui se souviennent',
  'Une cuisine solidaire',
  'Un service d’écrivain public numérique',
  'Des repas entre générations',
] as const;

const FOR_WHOM = [
  'avec les écoles',
  'pour les aînés',
  'pour les jeunes',
  'avec les commerçants',
  'pour ceux qui arrivent',
  'avec les étudiants',
  'pour les familles',
  'au bord de la Meuse',
  'sur les friches',
  'dans les escaliers',
  'près de la gare',
  'autour du marché',
] as const;

const WHY = [
  'Les voisins se parleraient davantage et le quartier gagnerait un lieu à lui.',
  'Cela coûte peu, se voit vite et donne envie d’aller plus loin.',
  'L’idée existe déjà dans une autre ville et y a fait ses preuves.',
  'Beaucoup le demandent depuis longtemps ; il manque un premier pas.',
  'La Ville prête le lieu, les habitants s’en occupent.',
  'On jetterait moins, on réparerait plus, on apprendrait les uns des autres.',
] as const;

const FIRST_NAMES = ['Amina', 'Baptiste', 'Céline', 'Dieudonné', 'Élise', 'Farid', 'Giulia', 'Hüseyin', 'Inès', 'Jean'];

/** Invents the proposal of this number; half of them are for one district, half for the whole city. */
export function inventProposal(random: Random, campaign: CampaignFile, number: number): Draft {
  const theme = pick(random, campaign.themes);
  const district = random() < 0.5 ? pick(random, campaign.districts) : null;
  const where = district === null ? 'dans toute la ville' : `à ${district.name.fr ?? district.id}`;
  const what = pick(random, WHAT);
  const whom = pick(random, FOR_WHOM);
  const why = pick(random, WHY);
  return {
    source: String(number),
    title: shorten(`${what} ${whom}, ${where}`, PROPOSAL_LIMITS.title.max),
    summary: `${what} ${whom}. ${why}`,
    text: `${what} ${whom}, ${where}.\n\n${why}\n\n${pick(random, WHY)}`,
    theme: theme.id,
    district: district?.id ?? null,
    author: `${pick(random, FIRST_NAMES)} ${String.fromCharCode(65 + Math.floor(random() * 26))}.`,
    language: 'fr',
  };
}
