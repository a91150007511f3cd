import type { PatternGroup } from '../types.ts';

/** Spanish: what the phrases of the pack leave open, by what is said: means at hand, conditions, preparation, fear of a person, signs. */
export const SPANISH_CONCEPTS: readonly PatternGroup[] = [
  {
    id: 'weary',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    literal: true,
    patterns: `
(vivir | estar | seguir) ~ (en este mundo | en esta vida | en este infierno | en esta tierra)
(no le veo | no veo | no encuentro | no tiene | ya no hay) _3 (sentido | razon | motivo) _3 (vivir | vida | seguir | existir)
`,
  },
  {
    id: 'plan.means',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(guardando | juntando | acumulando | ahorrando | guarde | junte) _3 (pastillas | medicamentos | medicinas | pildoras | tranquilizantes) _5 (todas | de golpe | matarme | morir | tomar*)
(todo (listo | preparado) | listo todo) _5 (hoy | esta noche | manana) ~ (me muero | me mato | muero | se acaba | me voy)
(hoy | esta noche | manana) me (muero | mato)
`,
  },
  {
    id: 'intent.condition',
    category: 'suicide',
    level: 4,
    subject: 'self',
    patterns: `
(si | cuando) _5 me (mato | suicido | ahorco | tiro | quito la vida)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    literal: true,
    patterns: `
me (va a | quiere) (matar | pegar | golpear) ~ (si) ~ (vuelvo | regreso | lo dejo | hablo | digo | llamo | le cuento | me voy | lo denuncio)
(tengo miedo | miedo) (de | a) ~ mi (marido | esposo | novio | papa | padre | padrastro | ex | pareja)
`,
  },
  {
    id: 'eating.signs',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    patterns: `
(vomito | vomitar | vomitando) ~ (a proposito | todo)? _3 (despues de | cada) ~ (cada | comer | comida | comidas)
`,
  },
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
mi (mama | madre | papa | padre | jefe | jefa | profe | novia | hermana | hermano | esposa | abuela) ~ me va a matar
(quiero | kiero | deseo) ~ (seguir)? ~ (vivir | viviendo) (en | con | cerca | aqui | juntos)
me muero (de | por)
`,
  },
];
