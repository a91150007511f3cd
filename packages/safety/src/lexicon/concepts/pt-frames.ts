import type { PatternGroup } from '../types.ts';

/** Portuguese: the same frames as in English: not waking, burden, means, farewell, acts done or broken off. */
export const PORTUGUESE_FRAMES: readonly PatternGroup[] = [
  {
    id: 'frame.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
ninguem _2 (chorar* | ligar* | sentir* | perceber* | notar*) _3 se eu _2 (acord* | morr* | sum* | existi*)
ninguem _2 (chorar* | ligar* | perceber* | notar*) se eu nao (acord* | exist* | estivess*)
se (um)? (carro | onibus | caminhao | trem) me (atropel* | mat* | peg*) _4 (ligava | ligaria | importava | tanto faz | melhor | alivio)
(unica | so vejo uma) _1 (saida | solucao | opcao) _4 (morte | morrer | me matar | suicidio)
tudo _2 (mais facil | melhor | mais simples) se eu _2 (mort* | morr* | sum* | nao existisse)
(nao | n) _1 (quero | qro) mais (estar | ficar) (aqui | nesse mundo)
(dormir | deitar | fechar os olhos | adormecer) _3 (nunca mais | nao acordar | pra sempre | para sempre | nao acordasse)
(tomara | oxala | quem dera | espero | queria) _2 (que)? _1 (eu)? (nao | nunca) (acorde | acordasse | tivesse nascido | existisse | acordar)
(quero | queria | so quero | preciso | vontade de | gostaria de | penso em | qro) ~ (sumir | desaparecer | evaporar | deixar de existir | nao existir | apagar | ir embora desse mundo | descansar pra sempre | que tudo acabe | que acabe tudo | nao estar aqui)  ~ (pra sempre | para sempre | do mundo | de vez)?
(ficaria* | ficariam | estaria* | estariam | seria* | vive* | viveria*) ~ (todos)? _2 (melhor | mais feliz | mais felizes | em paz | bem) ~ (todos)? (sem mim | se eu (morresse | sumisse | nao existisse | nao estivesse))
(sou | me sinto | eu sou) ~ (so)? ~ (um | uma) (peso | fardo | estorvo | carga | incomodo | lixo | desperdicio)
(nao | nem) _2 (vejo | tem | encontro | tenho | ha) ~ (mais)? ~ (nenhum | o)? ~ (sentido | razao | motivo | forcas | vontade) ~ (em | de | para | pra | na)? ~ (continuar | viver | vida | existir | seguir | estar aqui)
(cansei | cansado | cansada | farto | farta | cheio | enjoei) ~ de ~ (viver | tudo isso | existir | estar vivo | estar viva | lutar | da vida | respirar)
(nao | n | num) (aguento | suporto | quero | guento) ~ (mais)? ~ (essa vida | esta vida | a vida | viver | existir | continuar | ficar aqui | estar aqui | seguir | nesse mundo)
(morrer | sumir | me matar) _2 (n | nao) (aguento | guento) mais
(se eu) ~ (morresse | sumisse | morrer | desaparecesse) _2 (ninguem | nao) _3 (perceber | notar | falta | ligar | chorar | importar | saber)
(ninguem) _3 (sentiria falta | notaria | perceber* | ia ligar | choraria) _4 (morr* | sum* | desaparec*)
nao (vou | pretendo) ~ (chegar | passar | viver | fazer) ~ (aos | dos | ate | os)? ~ (trinta | vinte | quarenta | dezoito | ## | o natal | meu aniversario | o ano que vem)
(encontrar | rever | ficar com | ir pro | estar com | ir para o) _3 (no ceu | ceu | do outro lado | ao ceu) 
(deus | senhor | jesus) _2 (me leva | me leve | me levasse | leva-me | me busca | me busque)
(tanto faz | nao ligo | nao me importo) _2 (viver ou morrer | morrer | se eu morrer | se eu nao acordar)
(tomara que | espero que | queria que) _1 (carro | onibus | raio | caminhao | cancer | doenca) _2 me (mate | pegue | atropel* | leve)
`,
  },
  {
    id: 'frame.thought',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
(estou | to | sentad* | em pe) (na | no) (beira | beirada | borda) _2 (ponte | predio | telhado | penhasco | viaduto | laje)
(quero | qro | queria | vou | penso em | vontade de | pensando em | pensei em | devia | tento) ~ (me)? (matar | suicidar | enforcar | desviver | matar-me | acabar com tudo | acabar comigo | dar cabo de mim)
(nao)? (paro | consigo parar | consigo deixar | deixo) de pensar em ~ (suicidio | morrer | morte | me matar | acabar)
(suicidio | morte | me matar) _3 (cabeca | mente | unica saida | solucao | opcao)
(pesquisei | procurei | busquei | pesquisando | googlei | vi na internet) _4 (quant* | como | formas | jeitos | metodos) _5 (comprimidos | remedios | morrer | matar | nao acordar | suicid* | sem dor)
(vontade | impulso* | quero | queria | pensei | penso | imagino | vezes) _3 (me jogar | me atirar | pular | bater o carro | me enforcar | cortar os pulsos | me afogar | me dar um tiro | saltar | jogar o carro | atirar-me)
(olhando | olho | fico olhando | encarando) _3 (ponte | janela | trilhos | sacada | faca | remedios | corda) _6 (alt* | pens* | bastante | imagin* | se)
(coragem | corajoso) _2 (pra | para | de) (me matar | fazer isso | pular | acabar)
`,
  },
  {
    id: 'frame.plan',
    category: 'suicide',
    level: 4,
    subject: 'self',
    lifts: true,
    patterns: `
(comprimidos | remedios | pilulas) _4 (na minha frente | na mao | na mesa) _5 (engolir | tomar | tudo | todos)
(hoje a noite | hoje | esta noite | amanha | na sexta | sexta | esse fim de semana | nesse fim de semana) _3 (eu faco | vou fazer isso | acabo com tudo | me mato | vou embora pra sempre | acaba tudo | tiro minha vida)
(ja)? (esta | ta) decidido _8 (hoje | noite | morrer | me matar | corda | cartas | remedios | faco)
(eu faco | vou fazer) _4 decidido
(amanha | essa hora | semana que vem | segunda | natal) _6 nao (vou estar | estarei | vou existir | estou) mais? ~ (aqui | vivo | viva | nesse mundo)?
nao (vou estar | estarei) mais (aqui | vivo | viva | nesse mundo)
(escrevi | deixei | escrita* | prontas) _3 (cartas | carta | bilhete | bilhetes) _8 (despedida | criancas | filhos | dormir* | perdao | morrer | adeus | fui)
(cartas | carta | bilhete) de (despedida | adeus | suicidio)
(juntei | guardei | tenho | acumulei | juntando) _4 (remedios | comprimidos | pilulas) _8 (tomar | todos | engolir | de uma vez)
(vou | pretendo) tomar (todos | tudo | a caixa)
(comprei | arrumei | tenho | consegui | peguei) _2 (corda | arma | revolver | veneno | chumbinho | gilete) 
quando _2 (cachorro | gato | mae | pai | avo | cachorra) _1 (morrer | for) _2 (eu vou | vou junto | vou tambem | me mato)
(ultima | ultimo) (mensagem | carta | noite | vez que) _4
(adeus) _3 (mundo | a todos | pra sempre | ultima mensagem | amo voces | me perdoe*)
(doei | dei | vendi) _3 (coisas | roupas | livros | gato | cachorro) _8 (senhas | carta | bilhete | adeus | nao vou | fui)
(cuida | cuidem | cuide) _4 (gato | cachorro | filhos | mae | irma | criancas) _3 quando _2 (nao estiver | for | morrer | partir)
(vou | pretendo | decidi | quero) tirar _1 (minha | propria) _1 vida
(vou) (me matar | me enforcar | me jogar (da | do | na frente | de) | pular (da | do | de um | na frente) | cortar os pulsos) 
`,
  },
  {
    id: 'frame.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    patterns: `
(tomei | engoli | bebi) ~ (a | o | todos os | as)? _1 (caixa inteira | cartela inteira | vidro inteiro | frasco inteiro | todos os | caixas | remedios todos | comprimidos todos | chumbinho | veneno | agua sanitaria | todos)
(cortei | abri | cortei-me) ~ (os | meus)? (pulsos | pulso | veias)
(estou | to | sentado | sentada | parado | em pe) _2 (no | na | em cima | beira) _2 (terraco | grade | parapeito | beirada | ponte | trilhos | telhado | sacada | laje | beira) _8 (pul* | salt* | nao sei se | me jogar | sozinh* | adeus)
(sentado | sentada | em pe | pendurado) (na | no) (grade | parapeito | beirada) _3
(tentei) ~ (me)? (enforcar | matar | suicidar | me matar | me enforcar | tirar minha vida | cortar os pulsos | me afogar)
(corda | cinto | galho) _2 (arrebentou | quebrou | soltou | rompeu)
(corda) no pescoco
(arma | revolver) na (boca | cabeca | testa)
`,
  },
  {
    id: 'frame.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
(eu)? me (corto | cortei | queimo | queimei | bato | arranho | mordo | machuco | machuquei | firo) _4 (braco* | perna* | coxa* | pulso* | pele | isqueiro | lamina | gilete | pra sentir | para sentir | ate sangrar | quando | toda vez | de novo | de proposito)
(voltei | recai | recaida) _3 (me machucar | me cortar | automutil* | a lamina)
(vontade | preciso | quero | queria) _2 (me cortar | me machucar | me queimar | ver sangue)
`,
  },
  {
    id: 'frame.helper',
    category: 'suicide',
    level: 3,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
(minha | meu) _1 (irma | irmao | amiga | amigo | filho | filha | mae | pai | namorada | namorado | esposa | marido | prima | primo | colega) _2 (diz | disse | quer | vai | falou | ameaca) _3 (matar | suicid* | tirar a vida | morrer | se jogar | fazer uma besteira)
`,
  },
  {
    id: 'frame.everyday',
    kind: 'idiom',
    patterns: `
(cortei | queimei) (o | um) dedo
suicidio (politico | economico | comercial | profissional)
matar quem inventou
`,
  },
  {
    id: 'frame.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(nao (atende | responde) | o que eu faco | ajuda | preocupad* | com medo | hoje a noite | agora)
`,
  },
];
