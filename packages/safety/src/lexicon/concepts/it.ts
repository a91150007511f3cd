import type { PatternGroup } from '../types.ts';

/** Italian: what the phrases of the pack leave open, by what is said: means at hand, conditions, preparation, fear of a person, signs. */
export const ITALIAN_CONCEPTS: readonly PatternGroup[] = [
  {
    id: 'weary',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    literal: true,
    patterns: `
(starei | sarei | starebbe) ~ (meglio) ~ (da)? (morto | morta)
(vivere | stare | restare) ~ (in questo mondo | in questa vita | in questo inferno)
(non)? ~ (vedo | trovo | ha | c e) ~ (piu)? ~ (un | alcun | nessun)? ~ (senso | motivo | ragione) _2 (vivere | vita | andare avanti | esistere)
`,
  },
  {
    id: 'plan.means',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(mettendo da parte | accumulando | conservando | raccogliendo | messo da parte) _3 (medicine | pillole | pastiglie | farmaci | compresse | sonniferi) _5 (tutte | tutti | insieme | uccidermi | morire | prender*)
(tutto pronto | tutto preparato) _5 (oggi | stasera | stanotte | domani) _2 (muoio | la faccio finita | me ne vado | mi ammazzo | finisce)
(oggi | stasera | stanotte | domani) ~ (muoio | mi ammazzo | mi uccido)
`,
  },
  {
    id: 'intent.condition',
    category: 'suicide',
    level: 4,
    subject: 'self',
    patterns: `
(se | quando) _5 mi (uccido | ammazzo | impicco | butto | suicido)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    literal: true,
    patterns: `
mi (ammazza | uccide | picchia) ~ se ~ (torno a casa | torno da lui | parlo | dico | lo lascio | vado | scappo | lo denuncio | chiamo)
(ho)? paura di mio (marito | padre | zio | fratello | patrigno | ex)
`,
  },
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
(mi butto | buttarmi | mi lancio | salto) _3 (paracadute | bungee | piscina | mare | lago)
(domani | oggi) mi (butto | lancio) _3 (paracadute | bungee | piscina | mare)
(mia | mio) (madre | mamma | padre | papa | capo | sorella | fratello | moglie | ragazza) ~ mi (ammazza | uccide | ammazzera | uccidera)
(voglio | vorrei) ~ (piu)? ~ vivere (a | in | con | qui | insieme | da)
(farla finita) con (questo | questa | il | la | lo) (progetto | lavoro | corso | scuola | esame | trasloco | dieta)
`,
  },
];
