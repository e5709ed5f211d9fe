/** Why we write, event by event: how a first letter opens, and what it must not let anyone forget. */
import type { TriggerKind } from '../vocabulary.ts';

export interface Opening {
  opening: string;
  /** What goes on whether or not the family accepts our help, and what to do about it. */
  caution?: string;
}

export const OPENINGS: Record<TriggerKind, Opening> = {
  arrears: {
    opening:
      'Nous avons appris que le paiement de votre loyer, ou de votre prêt, rencontre des difficultés. Cela arrive à beaucoup de familles, souvent après un changement dans la vie ou dans les ressources. Des solutions existent, et elles sont plus nombreuses quand on les cherche tôt.',
    caution:
      'Les démarches en cours au sujet de cet impayé continuent, que vous acceptiez ou non notre proposition. Il est important de répondre aux courriers que vous recevez : nous pouvons les lire avec vous.',
  },
  summons: {
    opening:
      'Nous avons appris qu’une audience est prévue au tribunal au sujet de votre loyer. Recevoir une assignation inquiète, et c’est bien normal. Mais une audience se prépare : c’est le moment où vous pouvez expliquer votre situation à un juge.',
    caution:
      'Que vous acceptiez ou non notre proposition, nous vous conseillons d’aller à l’audience ou de vous y faire représenter : le juge peut, sous conditions, accorder des délais pour payer. Reprendre avant l’audience le paiement du loyer courant, si vous le pouvez, compte beaucoup. Vous pouvez aussi demander l’aide juridictionnelle pour qu’un avocat vous défende.',
  },
  overcrowding: {
    opening:
      'Votre aide au logement vous est versée par dérogation, parce que votre logement est petit pour le nombre de personnes qui y vivent. Cette dérogation est limitée dans le temps : nous pouvons chercher avec vous comment y vivre mieux, ou comment trouver plus grand.',
  },
  separation: {
    opening:
      'Nous avons appris votre séparation. Dans un tel moment, beaucoup de choses changent à la fois : le budget, le logement, les droits, l’organisation avec les enfants. On peut avoir besoin d’y voir clair, ou simplement d’en parler.',
  },
  birth: {
    opening:
      'Un enfant est arrivé dans votre foyer, et nous vous adressons tous nos vœux. C’est aussi un moment où les besoins et les droits changent, et où un appui peut être le bienvenu.',
  },
  bereavement: {
    opening:
      'Nous avons appris le décès survenu dans votre famille, et nous vous présentons nos sincères condoléances. À la peine s’ajoutent souvent des démarches et des soucis d’argent : nous pouvons vous aider à y faire face, à votre rythme.',
  },
  'non-decent': {
    opening:
      'Votre logement nous a été signalé comme pouvant être non décent, c’est-à-dire ne pas réunir toutes les conditions de sécurité, de santé ou d’équipement que la loi demande au propriétaire. Vous avez des droits dans cette situation, et nous pouvons les regarder avec vous.',
    caution:
      'Le loyer reste dû tant qu’aucune décision ne dit le contraire : avant de cesser de le payer, parlons-en.',
  },
  'urban-renewal': {
    opening:
      'Votre logement fait partie d’un programme de renouvellement urbain. Un tel projet soulève bien des questions : faudra-t-il déménager, où, quand, à quel loyer ? Nous pouvons vous aider à y répondre et à faire entendre vos souhaits.',
  },
  holiday: {
    opening:
      'Vous avez le projet d’accueillir votre enfant pendant les vacances. Nous pouvons vous aider à le préparer et, sous conditions, à en financer une partie.',
  },
  precarity: {
    opening:
      'Quand le travail manque ou change souvent, il n’est pas simple de s’y retrouver dans ses droits, ses démarches et son budget. Nous proposons un appui aux familles qui le souhaitent.',
  },
  'degraded-dwelling': {
    opening:
      'Votre logement a besoin de travaux. Il est parfois possible de les mener avec l’aide d’une association, en y prenant part. Nous pouvons regarder avec vous ce qui serait utile.',
  },
  'home-purchase': {
    opening:
      'Nous avons appris que l’achat de votre logement est devenu difficile à porter. Nous pouvons regarder avec vous d’où viennent ces difficultés, et ce qui est possible, notamment avec votre banque.',
    caution:
      'Les échéances du prêt restent dues pendant ce temps : si l’une d’elles ne peut pas être payée, prévenez votre banque sans attendre, et parlons-en.',
  },
  'work-integration': {
    opening:
      'Dans le cadre de votre parcours d’insertion, il nous a été signalé qu’un appui pour votre logement pourrait vous être utile. Un logement stable et un travail vont souvent de pair.',
  },
};
