import type { PatternGroup } from '../types.ts';

/** Portuguese: statements by mood and person: what would have been done, what was decided, reflexive verbs, those who fear for somebody. */
export const PORTUGUESE_STATEMENTS: readonly PatternGroup[] = [
  {
    id: 'state.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(tomara | oxala | quem dera | queria | espero) _3 (durma | dormir | deite | dormisse | adormeca) e nao (acorde | acordar | acordasse)
se um (carro | onibus | autocarro | caminhao | comboio | trem) me (atropel* | apanh* | pegasse | matasse) _2 (eu)? (agradecia | agradeceria | melhor | alivio | tanto faz)
(pra que | para que | por que) _2 (existo | vivo | nasci | continuo viv* | estou viv*)
tanto (me)? faz _2 (morrer | morro | viver)
nao (ha | tem | existe) amanha (pra | para) mim
(nao vou | ja nao vou | nunca mais vou) _1 dar trabalho (pra | para | a) ninguem
(meu lugar) ja nao e (aqui | neste mundo)
(era melhor | mais valia | antes | preferia) _1 (nao)? (ter nascido | estar mort* | morrer | ter morrido)
(devia | deveria | tinha que) (ter)? (morrido | morrer) _1 eu
(unica) (forma | maneira) _8 parar eu
(dormir) _4 nao ter que (voltar | acordar)
(vou embora | ia embora | ir embora | partir) (desse | deste) mundo
`,
  },
  {
    id: 'state.thought',
    category: 'suicide',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    lifts: true,
    patterns: `
(ja)? (me)? (tinha | teria) me (matado | suicidado | jogado | enforcado | atirado)
ja tinha me (jogado | matado | atirado | enforcado | suicidado)
(eu)? me (mataria | suicidaria | enforcaria | jogaria (da | do | na frente))
(matava-me | matar-me-ia | suicidava-me | atirava-me)
me suicidei ainda
nao me (matei | suicidei) (ainda | porque | por causa)
(por que | porque | pq) (e que)? (eu)? nao me (mato | suicido | enforco | jogo)
(que | se) (eu)? me (venha a)? (matar | mate | matasse | suicidasse | enforcasse)
(bateu | deu | veio | vem | da) _1 (a | uma)? vontade de (me)? (matar | morrer | suicidar | enforcar | jogar)
(pensei | penso | pensar | pensado | pensando | ideia) _2 (em)? (beber veneno | me pendurar | me enforcar | me matar | tomar veneno | me jogar (da | do) | me suicidar | pendurar-me | matar-me | atirar-me | enforcar-me | pular da)
(pensei | pensado | sei) _1 como _4 (falta (pensar em)? quando | falta so o dia)
(medo | receio | temo) de _2 (fazer (uma)? (besteira | loucura | asneira | disparate) (comigo)? | me matar | matar-me | o que posso fazer comigo | acabar me matando)
(coragem) _4 (jogado | matado | pulado | enforcado | suicidar | enforcar | atirar)
(morrer) _1 pelas (minhas)? (proprias)? maos
(ideacao suicida | ideias suicidas | pensamentos suicidas) _1 e tenho
(pensar mais em suicidio | pensar em suicidio | pensamentos suicidas) mas _1 (voltou | voltaram | voltei)
(por | ponho | dar) (fim | termo) (a | na) (minha)? (propria)? vida
(tenho | ando) _3 (pensado | a pensar | pensando) _2 (suicidar* | matar* | morrer | suicidio)
(dar cabo da vida | dar cabo de mim | tirar a propria vida)
quase me (atirei | joguei | enforquei | suicidei | matei | cortei)
(a ponto | prestes | perto) (de | a) (me)? (enforcar | matar | suicidar | jogar | atirar)
(faca | tesoura | estilete | navalha) _4 (enfiar | cravar | espetar) _1 (em mim)?
por mim _2 (estava | tava | estaria) mort*
(eu)? (tomaria | engoliria | tomava) (todos | todas | tudo | a caixa) _3 (comprimidos | remedios | coragem)
(planejo | planeio | pretendo | conto | tenciono) morrer (antes | este | esse | em | no)
(acabar | terminar | acabo) (me | por me | por)? (suicidando | matando | suicidar* | matar me)
(maneira | forma | jeito) mais (rapida | facil | rapido | indolor) de (morrer | me matar | se matar | matar me)
nao me apetece _1 (viver | existir | continuar | acordar)
(quero | queria | vontade de) (parar | deixar) de (existir | viver | respirar)
(menti | mentira) _8 (ideacao suicida | suicid* | me matar)
(dar)? (um)? tiro na minha cabeca
(voltei | voltou | voltaram) a? _2 (pensar em (me matar | morrer | suicidio) | vontade de morrer | pensamentos suicidas)
`,
  },
  {
    id: 'state.intent',
    category: 'suicide',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    lifts: true,
    patterns: `
(decidi | decidido | tomei a decisao | decisao tomada | resolvi) _5 (me matar | matar-me | suicid* | morrer | acabar com a minha vida | acabar com tudo | enforcar | tirar a vida | por fim)
(me matar | matar-me | morrer | suicidar) _4 (decidi | ja decidi | esta decidido | tomei a decisao | tenho tudo)
ponho fim (a | na) (minha)? vida
(a)? corda (ja)? (esta | ta) _4 (so)? falta
(sair | sai | alta) do hospital _3 (volto a tentar | tento de novo | tento outra vez)
(desta vez | dessa vez) nao (falho | vou falhar | erro | me salvam)
(faca | arma | corda | lamina) _1 (esta | ta) na minha (frente | mao)
(deixei | deixo) (tudo)? (pronto)? _4 carta _5 (senhas | racao | agora vou | paz)
me despedi _8 (carta | agora vou fazer | bilhete)
(dei | doei | vendi) _6 (pra onde | para onde) _1 vou nao precis*
(lerem | ler | leem | encontrarem) (isso | isto) _3 (ja)? nao vou estar (aqui | viv*)
hoje (eu)? solto a mao
(vou (esta noite | hoje)) _1 (nao volto | acabou | adeus)
(acabou) (pra | para) mim _3 (hoje | solto | adeus)
(digam | diga | diz) _3 (mae | filhos | pais | familia) _6 (nao (foi | e) (sua | dela | deles)? culpa)
(comprei | arranjei | consegui) _4 (corda | comprimidos | remedios | arma | veneno) _3 (me matar | morrer | para mim | matar-me)
(me matar | morrer | viver | existir | suicidar) .? (ja)? (decidi | esta decidido | ta decidido | tomei a decisao | e definitivo)
(planejo | planeio | pretendo | tenciono) morrer (antes | este | esse | em | no)
contei os (comprimidos | remedios) _6 (tomo | tomar | engulo)
`,
  },
  {
    id: 'state.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(beirada | beira | borda | parapeito | ponte | grade | varanda) _2 (do lado de fora | lado de fora)
(conduzir | dirigindo | a guiar | conduzindo) _2 (para | pra | contra) _1 (falesia | precipicio | muro | arvore | penhasco | abismo)
(abri | deixei aberto | liguei) o gas _8 (fech* | janel* | adeus | morrer | dormir)
(tomei | engoli) tudo _5 (tarde | adeus | obrigad* | desculp*)
(na laje | no telhado | no terraco | na ponte) _1 _8 (vou pular | vou saltar | eu pulo)
(na laje | no telhado | no terraco | na ponte | no parapeito) _2 (nao (aguento | da) mais) _2 (vou pular | vou saltar | pulo | salto)
`,
  },
  {
    id: 'state.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(autolesionar | automutilar | me cortar | cortar-me | mutilar)
(queimei | cortei | arranhei | machuquei) (o)? (meu | meus)? _1 (braco* | perna* | coxa* | mao) _6 (proposito | raiva | sentir)
(bracos | braco | pernas | pulsos | coxas) _2 cheios? de (corte | cortes | cicatrizes | marcas | feridas)
`,
  },
  {
    id: 'state.helper',
    category: 'suicide',
    level: 3,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
se (eu)? (terminar | acabar | deixar | largar | for embora | sair) _3 se (mata | suicida | vai matar)
(mata-se | suicida-se) se eu
meu? (filho | filha | irma | irmao | mae | pai | amigo | amiga | namorado | namorada) _4 (disse | diz | falou) _1 que nao quer (mais)? viver
(medo | receio | acho | temo) _2 que _2 (meu | minha) (pai | mae | filho | filha | irmao | irma | amigo | amiga | marido | namorado | namorada) _2 se (mate | suicide | queira matar | va matar)
(avo | pai | mae | irma | irmao | tio | tia) _8 (acaba com isto | acaba com isso | acabar com tudo)
(filho | filha | irma | irmao | amiga | amigo | namorada | namorado) se (corta | machuca | automutila | magoa)
(amiga | amigo | irma | irmao | filha | filho | namorada | namorado) _5 que nao quer mais? viver
`,
  },
  {
    id: 'state.abuse',
    category: 'abuse',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(funcionari* | cuidador* | enfermeir* | auxiliar) _3 (trata mal | bate | maltrata | empurra) _2 (minha | meu)
(padrasto | pai | tio | avo | primo | irmao) _1 (passa a mao em mim | mexe comigo | me toca | toca-me | entra no meu quarto)
`,
  },
  {
    id: 'state.child_safety',
    category: 'child_safety',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(foto | fotos | video*) _3 (nua | nu | pelad* | sem roupa | intim*) _10 (anos | se nao | senao | publica | meus pais)
`,
  },
  {
    id: 'state.harm',
    category: 'harm_to_others',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(pegar | levar) _1 (na | a | uma)? arma _4 (limpar | matar | escola | escritorio | acabar com)
`,
  },
  {
    id: 'state.psychosis',
    category: 'psychosis_mania',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(chip | camera* | microfone*) (no | nos | na | nas) _1 (dente* | cabeca | parede* | olhos | cerebro)
(ouvem | leem | escutam) _1 meus pensamentos
`,
  },
  {
    id: 'state.eating',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
laxante* _8 (emagrec* | desmai* | gord* | peso)
`,
  },
  {
    id: 'state.everyday',
    kind: 'idiom',
    patterns: `
(mortes por | morreu de | casos de | vitima de) overdose
(hipotese | suspeita) de suicidio _4 (caso | afast* | descart*)
(afastou | descartou | investiga) _4 suicidio
amiga sumiu e nao responde
`,
  },
  {
    id: 'state.self',
    kind: 'mark',
    mark: 'self',
    patterns: `
matar me | suicidar me | enforcar me | atirar me | magoar me | cortar me | pendurar me | apetece me
`,
  },
  {
    id: 'state.recent',
    kind: 'mark',
    mark: 'recent',
    patterns: `
(voltei | voltou | voltaram | de novo | outra vez)
`,
  },
  {
    id: 'state.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(se eu (terminar | acabar | for embora | deixar | largar)) | ameaca | receio | tenho medo que | acho que (meu | minha) | guarda comprimidos | filho de
nao responde
`,
  },
  {
    id: 'state.decided',
    kind: 'mark',
    mark: 'intent',
    patterns: `
(ja decidi | esta decidido | ta decidido | decidi | tomei a decisao) .
`,
  },
];
