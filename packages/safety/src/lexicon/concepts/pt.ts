import type { PatternGroup } from '../types.ts';

/** Portuguese: what the phrases of the pack leave open, by what is said: means at hand, conditions, preparation, fear of a person, signs. */
export const PORTUGUESE_CONCEPTS: readonly PatternGroup[] = [
  {
    id: 'weary',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    literal: true,
    patterns: `
(dormir | adormecer) e (nunca mais | nao mais | nunca) (acordar | despertar)
(viver | estar | continuar) ~ (neste mundo | nesta vida | nesse mundo | nessa vida | neste inferno)
`,
  },
  {
    id: 'plan.means',
    category: 'suicide',
    level: 5,
    subject: 'self',
    patterns: `
(guardando | juntando | acumulando | guardei | juntei | escondendo) _3 (remedios | comprimidos | pilulas | medicamentos | calmantes) _5 (tudo | todos | de uma vez | me matar | morrer)
(tudo pronto | tudo preparado | esta tudo pronto) _5 (hoje | amanha | noite) _2 (morro | vou | acaba | me mato)
`,
  },
  {
    id: 'intent.condition',
    category: 'suicide',
    level: 4,
    subject: 'self',
    patterns: `
(se | quando) _5 (eu)? me (mato | suicido | enforco | jogo | atiro)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    literal: true,
    patterns: `
(vai | quer) me (matar | bater | espancar) ~ se ~ (eu)? ~ (voltar | for | contar | falar | deixar | largar | denunciar | sair)
(tenho)? medo do meu (marido | pai | padrasto | namorado | ex | tio)
`,
  },
  {
    id: 'eating.signs',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    patterns: `
(vomito | vomitar | vomitando) ~ (de proposito | tudo)? _3 (depois de | apos | toda) ~ (cada | comer | refeicao | refeicoes | as refeicoes)
`,
  },
  {
    id: 'everyday',
    kind: 'idiom',
    patterns: `
(minha | meu) (mae | pai | chefe | namorada | irma | irmao | esposa | avo | professora) ~ vai me matar
(quero | queria) ~ (mais)? ~ viver (em | com | no | na | aqui | junto)
`,
  },
];
