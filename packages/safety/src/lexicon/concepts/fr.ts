import type { PatternGroup } from '../types.ts';

/** French: what the phrases of the pack leave open, by what is said: means at hand, conditions, preparation, fear of a person, signs. */
export const FRENCH_CONCEPTS: readonly PatternGroup[] = [
  {
    id: 'weary',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    literal: true,
    patterns: `
(a quoi bon | a quoi ca sert de | pourquoi) ~ (continuer a)? ~ (vivre | exister | continuer a vivre)
(force | courage | energie | raison | gout) ~ de (vivre | continuer a vivre | continuer)
(serais | serait | irait) ~ mieux ~ (mort | morte | sans moi)
(vivre | etre) ~ (dans ce monde | dans cette vie | sur cette terre)
`,
  },
  {
    id: 'plan.means',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(garde | stocke | accumule | cache | economise) _3 (medicaments | cachets | comprimes | somniferes | pilules) _6 (tout prendre | tout avaler | d un coup | en finir | mourir)
(tout (est)? pret | tout prepare | tout est prepare) _6 (ce soir | demain | mourir | fini | je pars | adieu)
`,
  },
  {
    id: 'intent.condition',
    category: 'suicide',
    level: 4,
    subject: 'self',
    patterns: `
(si | quand) _5 (je me tue | je me suicide | je me pends | je me fous en l air | je saute)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    literal: true,
    patterns: `
(il | elle | mon mari | mon ex | mon pere) ~ (va | veut) ~ me (tuer | frapper | battre) ~ (si) ~ je ~ (rentre a la maison | pars | le quitte | parle | dis | reviens | rentre chez)
`,
  },
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
(frere | pere | soeur | mari | ami | mere | il | elle | cousin) ~ me (bat | battent | bats) ~ (toujours | encore)? ~ (aux | au | a la | a) (echecs | tennis | cartes | foot | jeu | ping pong | fifa | course | poker)
(ma | mon | mes) (mere | pere | parents | maman | papa | prof | patron | copine | soeur | frere | femme | mari) ~ (va | vont) me tuer
vivre (a | dans | avec | en | chez | ici) 
(envie | veux) ~ (plus)? ~ de? vivre (a | avec | en | chez | ici)
`,
  },
];
