import { PORTUGUESE_CONCEPTS } from './concepts/pt.ts';
import { PORTUGUESE_FRAMES } from './concepts/pt-frames.ts';
import { PORTUGUESE_STATEMENTS } from './concepts/pt-statements.ts';
import { PORTUGUESE_CRISES } from './families/crises-pt.ts';
import { PORTUGUESE_FAMILIES } from './families/pt.ts';
import { PORTUGUESE_SIGNS } from './signs/pt.ts';
import type { LanguagePack } from './types.ts';

/** Portuguese, of Brazil and of Portugal. */
export const pt: LanguagePack = {
  language: 'pt',
  common: `eu me mim meu minha meus minhas tu te voce vc seu sua se o a os as um uma uns umas de do da dos das em no na nos nas com por para pra pro sem que q e ou nem se nao não n ja mais muito tão tao
quero queria quis desejo tenho tem sinto estou to tô tou sou vou é são ser estar está esta este isto isso essa há ha faz fazer como quando onde mas porque pq
vida viver dia dias noite noites hoje amanhã agora sempre nunca nada tudo todos toda todas ninguém alguem algo só so sozinho sozinha outra outro vez vezes tempo anos ano casa gente mundo mãe pai
filho filha amigo amiga familia pessoa irmão irmã bem mal melhor pior posso poder pudesse conseguir consigo aguento aguentar ela ele eles coisas coisa parte fim cabeça corpo braço braços perna pernas
dormir acordar comer pensar pensando penso vontade razão sentido continuar seguir ponte trem comboio plano carta deixar deixei escrito logo carro dor medo sangue boca mãos
desde até entre sobre tomar tomado tomei cansado cansada estado sido foi era ir embora quer querem disse diz dois duas tres 1 2 3 4 5 10 fome rua água agua ontem semana mês fico ficar aqui lá gosto ia`,
  macros: `
filler = ja | realmente | so | muito | tanto | sempre | ainda | tambem | mais | tao | apenas | simplesmente | literalmente | totalmente | as | vezes | hoje | agora | mesmo | logo | mt | mto | demais | de | verdade | a | serio | sinceramente | eu | me
neg = nao | n | nunca | jamais | nem | sem | ninguem | nada | nenhum | nenhuma | num
want = quero | qro | quero muito | queria | gostaria de | gostava de | desejo | desejava | preciso | prefiro | preferia | to querendo | estou querendo | tenho vontade de | to com vontade de | estou com vontade de | vontade de | da vontade de | me da vontade de | ando com vontade de | penso em | pensando em | pensei em | sonho em | tenho pensado em | ando pensando em | ando a pensar em | estou a pensar em | estou pensando em | nao paro de pensar em | so penso em | fantasio em | a ideia de | pensamentos de | ideias de | impulso de | considero | considerei | tentado a | tentada a | cogitando | cogito | cogitei | imagino | planejo em | quis | pensamentos sobre | me imagino | apetece me | apetece | to pensando em
killself = me matar | matar me | suicidar | suicidio | me suicidar | suicidar me | tirar a minha vida | tirar minha vida | tirar a propria vida | tirar minha propria vida | tirar a minha propria vida | acabar com a minha vida | acabar com minha vida | acabar com tudo | acabar comigo | por fim a minha vida | por um fim a minha vida | por um fim na minha vida | por um fim nisso tudo | dar fim a minha vida | dar um fim na minha vida | dar cabo de mim | dar cabo da minha vida | terminar com a minha vida | terminar com minha vida | terminar com tudo | cometer suicidio | me desviver | desviver | por termo a vida | por termo a minha vida | pôr fim a vida | acabar com o meu sofrimento | acabar com esse sofrimento | por um ponto final na minha vida | partir deste mundo | deixar este mundo | sair desse mundo | ir embora deste mundo | me deletar | me eliminar | por um fim em tudo | dar um fim em tudo | dar um fim nisso | dar um fim em mim | encerrar a minha vida | encerrar minha vida | me m4tar | tirar me a vida
method = me enforcar | enforcar me | me jogar _3 (ponte|predio|janela|trem|metro|onibus|varanda|sacada|viaduto|carro|telhado|andar|penhasco|frente) | jogar me _3 (ponte|predio|janela|trem|metro) | me atirar _3 (ponte|predio|janela|trem|comboio|linha|metro) | atirar me _3 (ponte|predio|janela|comboio|linha|trem|varanda|metro|penhasco) | pular _3 (ponte|predio|janela|viaduto|telhado|andar|sacada|varanda) | saltar _3 (ponte|predio|janela|varanda) | cortar (os | meus | os meus) pulsos | cortar meus pulsos | cortar as veias | me dar um tiro | dar me um tiro | dar um tiro (na | em mim | na minha | na propria) | meter uma bala na | me envenenar | tomar veneno | tomar todos _3 | tomar uma cartela _3 | tomar um monte de _3 | tomar chumbinho | overdose | me afogar | me dar um tiro na cabeça | estourar meus miolos | me queimar vivo | engolir todos _3 | me asfixiar | me jogar na frente | atirar me para a frente | me esfaquear | abrir os pulsos
pills = comprimidos | remedios | remedio | pilulas | medicamentos | calmantes | soniferos | rivotril | dipirona | paracetamol | antidepressivos | capsulas | chumbinho | veneno | lixivia | agua sanitaria | cartelas | cartela | diazepam | clonazepam | xanax | ben u ron
`,
  groups: [
    ...PORTUGUESE_CONCEPTS,
    ...PORTUGUESE_FRAMES,
    ...PORTUGUESE_STATEMENTS,
    ...PORTUGUESE_FAMILIES,
    ...PORTUGUESE_CRISES,
    ...PORTUGUESE_SIGNS,
    {
      id: 'suicide.wish',
      category: 'suicide',
      level: 1,
      subject: 'self',
      patterns: `
$want ~ (morrer | morre | estar morto | estar morta | nao existir | deixar de existir | deixar de viver | sumir para sempre | sumir pra sempre | sumir do mundo | sumir deste mundo | desaparecer para sempre | desaparecer | dormir e nao acordar _2 | dormir e nao acordar mais | nao acordar | nao ter nascido | nunca ter nascido | nao estar aqui | nao estar vivo | nao estar viva | a morte | que tudo acabe | que isso acabe | que acabe tudo | parar de existir | parar de viver | sumir da terra | dormir para sempre | dormir pra sempre | morrer logo | ir desta para melhor)
(mereço | devia | deveria) ~ (morrer | estar morto | estar morta | ter morrido)
(quero | preciso | so quero) ~ (que)? ~ (tudo | isto | isso | a dor | essa dor | minha vida | o sofrimento | tudo isso) ~ (acabe | termine | pare | acabasse | terminasse) 
`,
    },
    {
      id: 'suicide.passive',
      category: 'suicide',
      level: 1,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(queria | gostava | quem me dera | tomara | oxala | espero | preferia | rezo para | peço para | peço a deus para) ~ (que)? ~ (eu)? ~ (nao)? ~ (morrer | morresse | morra | estar morto | estar morta | estivesse morto | estivesse morta | nao ter nascido | nunca ter nascido | nao tivesse nascido | nao existir | nao existisse | nao acordar | nao acordasse | nao acorde | ter morrido | me leve | me levar | me levasse | nao acordar mais | nao acordar amanha | um carro me atropelasse)
(nao | nunca | n | ja nao) ~ (quero | qro | desejo | aguento | suporto | consigo | tenho vontade de | tenho motivos para | tenho razao para | tenho motivo pra | tenho forças para | tenho forças pra | vejo sentido em | vejo mais sentido em | vejo razao para | vejo motivo para | vejo motivo pra | mereço | faz sentido | vale a pena | encontro sentido em | sinto vontade de | tenho mais vontade de | ha razao para | ha motivo para | aguento mais | consigo mais | quero mais) ~ (viver | continuar vivo | continuar viva | existir | continuar a viver | continuar vivendo | estar viva | estar vivo | estar aqui | ficar aqui | a vida | essa vida | esta vida | minha vida | a minha vida | continuar | seguir em frente | viver mais | acordar | seguir vivendo | continuar existindo | viver assim | estar vivo mais | nessa vida | neste mundo)
(a | minha | esta | essa | a minha) vida ~ (ja)? ~ (nao | perdeu) ~ (tem | vale | faz | o | mais | todo o) ~ (sentido | a pena | valor | nada | mais sentido | mais valor)
(viver | a vida | existir) ~ nao ~ (vale | faz | tem | e) ~ (mais)? ~ (a pena | sentido | para mim | pra mim)
(cansado | cansada | farto | farta | cheio | cheia | exausto | exausta) ~ (de | da | desta | dessa | d) ~ (viver | vida | minha vida | existir | esta vida | essa vida | estar vivo | estar viva | continuar vivendo)
(melhor | bem melhor | mais feliz | mais felizes | melhores) ~ (sem mim | se eu (nao existisse | morresse | morrer | sumisse | nao estivesse | desaparecesse | estivesse morto | estivesse morta) | morto | morta | estar morto | estar morta | morrer)
(ninguem) ~ (vai | iria | ia)? ~ (sentir | sentiria) ~ (a)? ~ (minha)? ~ falta ~ (de mim | minha)?
(nao | sem) ~ (ha | tenho | existe | vejo | me resta) ~ (mais)? ~ (nenhuma | nenhum)? ~ (razao | motivo | motivos | razoes | nada) ~ (para | pra | por que | por) ~ (viver | continuar | existir | continuar vivendo | continuar a viver)
sem ~ (vontade | razao | motivos | forças) ~ (de | para | pra) ~ (viver | continuar vivendo | continuar)
(nao devia ter nascido | nunca devia ter nascido | nao pedi para nascer | nao pedi pra nascer | odeio estar vivo | odeio estar viva | odeio viver | a morte seria um alivio | morrer seria um alivio | so a morte | prefiro morrer | prefiro a morte | deus me leva | deus me leve | senhor me leva | me leva deus | quero a morte | espero a morte | tanto faz viver ou morrer | nao me importo de morrer | nao me importava de morrer | nao ligo se morrer | nao ligo de morrer | nao me importo se eu morrer | nao faria falta)
(sou | sinto que sou | ser) ~ (um peso | um fardo | um estorvo) ~ (para | pra | na vida de | de) ~ (todos | todo mundo | minha familia | a minha familia | os outros | meus pais | os meus pais | meus filhos | minha mae)
`,
    },
    {
      id: 'suicide.active',
      category: 'suicide',
      level: 2,
      lifts: true,
      patterns: `
me ~ (quero | queria | vou | apetece | da vontade de) ~ (matar | suicidar | enforcar)
$killself
$want ~ $killself
(pensamentos | ideias | ideacao | tendencias | pensamento | impulsos) ~ (suicidas | suicida | de suicidio | de morte)
(me sinto | sou | estou | to) ~ suicida
(suicidio | morrer) ~ (e) ~ (a | minha) ~ (unica)? ~ (saida | opcao | soluçao | resposta)
`,
    },
    {
      id: 'suicide.method',
      category: 'suicide',
      level: 3,
      lifts: true,
      patterns: `
$method
$want ~ $method
(me matar | suicidar) ~ com _3 ($pills | arma | corda | faca)
`,
    },
    {
      id: 'suicide.intent',
      category: 'suicide',
      level: 4,
      subject: 'self',
      lifts: true,
      patterns: `
(vou | eu vou | decidi | resolvi | pretendo | planejo | tenciono | estou decidido a | estou decidida a | to decidida a | to decidido a | estou prestes a | to prestes a | estou pronto para | estou pronta para | to pronto pra | to pronta pra | estou planejando | to planejando | estou a planear | planeio | tomei a decisao de | ja decidi | tenho que | prestes a | estou a ponto de | estou quase a | planejando) ~ ($killself | $method | me enforcar | acabar com isto hoje | morrer hoje | morrer esta noite | matar me)
(vou | irei) (me)? (matar me | suicidar me | enforcar me | me matar | me suicidar | me enforcar | me jogar)
(me mato | mato me | me suicido | suicido me | enforco me | me enforco | eu me mato | acabo com a minha vida | acabo com minha vida | tiro a minha vida | acabo com tudo hoje)
(adeus | me despeço | despeço me | minha despedida | ultima mensagem | ultimo dia | minha ultima | me perdoem | perdoem me | desculpa mae | me perdoa mae | perdao mae) _8 (mundo cruel | para sempre | pra sempre | nao aguento mais | amo voces | noite | mensagem | carta | de todos | mundo | acabou | dia)
(nao | n) ~ (posso | consigo)? ~ (prometer | prometo | garantir | garanto | jurar) ~ (que)? ~ (nao)? ~ (vou)? ~ _2 (me matar | me machucar | me magoar | fazer nada | fazer mal | estar viva | estar vivo | me suicidar | fazer alguma coisa | fazer uma besteira | matar me)
(amanha | quando lerem isto | quando voce ler isso | quando lerem isso | em breve) ~ (eu)? ~ (ja)? ~ nao ~ (estarei | vou estar | estarei mais) ~ (aqui | viva | vivo | mais)?
(tentei | ja tentei | tentativa de | tentativas de) ~ ($killself | $method | suicidio)
`,
    },
    {
      id: 'suicide.plan',
      category: 'suicide',
      level: 5,
      subject: 'self',
      patterns: `
(tenho | ja tenho | fiz | ja fiz) ~ (um | o | meu | tudo)? ~ (plano | planejado | planeado | preparado | decidido) ~ (para | pra | de | como) ~ _2 ($killself | $method | morrer | suicidio | fazer isso | como e quando)
(escrevi | ja escrevi | deixei | estou escrevendo | to escrevendo | estou a escrever) ~ (minha | uma | a | as | minhas | a minha)? ~ (carta | cartas | bilhete | nota) ~ (de)? ~ (despedida | suicidio | suicida | adeus)
(tenho | comprei | ja tenho | ja comprei | guardei | consegui | arranjei | separei | juntei) ~ (a | o | os | as | uma | um | todos)? ~ (os)? (comprimidos | remedios | corda | arma | veneno | faca | revolver | pistola | chumbinho | cartelas | lamina) _8 ($killself | $method | morrer | fazer isso | hoje a noite | hoje | pronta | prontos | acabar | carregada | esta noite)
($killself | $method | me mato | mato me | vou fazer isso | me suicido | morro) ~ (hoje | hoje a noite | esta noite | amanha | esta tarde | neste fim de semana | este fim de semana | na sexta | no sabado | no domingo | na segunda | de madrugada | daqui a | quando todos dormirem | semana que vem | depois do | essa noite)
(hoje | hoje a noite | esta noite | amanha | essa noite | de hoje nao passa | no domingo | na sexta) ~ (e o dia)? ~ (eu)? ~ (vou | acabo | me | mato) ~ ($killself | $method | com tudo | mato | suicido | me | com a minha vida | com minha vida | enforco)
(corda | arma | forca | pistola) ~ (esta | ta) ~ (pronta | carregada | preparada | pendurada | amarrada)
`,
    },
    {
      id: 'suicide.behavior',
      category: 'suicide',
      level: 6,
      subject: 'self',
      time: 'now',
      firm: true,
      patterns: `
(acabei de | acabo de | ja | eu | agora) ~ (tomar | tomei | engoli | engolir | bebi | beber | ingeri | ingerir) ~ (todos | tudo | um | uma | o | a | # | muitos | varios | mais de | umas | uns | quase | duas | dois | meia | vinte | trinta | quarenta | cinquenta) _4 $pills
(tomei | engoli | bebi) ~ (todos | tudo | um monte de | uma caixa de | uma cartela | duas cartelas | # | varios | muitos | um frasco de | mais de) _4 $pills
(acabei de | ja) ~ (cortar | cortei | abri | abrir) ~ (os | meus | as)? ~ (meus)? (pulsos | veias | garganta)
(cortei | abri) ~ (os | meus | os meus) ~ (pulsos) 
(estou | to | sentado | sentada | em pe | tou) ~ (na | no | em cima | a | numa)? _3 (ponte | telhado | beira | beirada | parapeito | janela | trilhos | linha | terraço | viaduto | sacada | varanda) _6 (pular | me jogar | saltar | atirar me | jogar | prestes | adeus | vou | acabar)
(estou | to) ~ (com) ~ (a | uma | o | um) ~ (arma | faca | corda | lamina | pistola | revolver) ~ (na (mao | minha mao | cabeça | boca) | no (pescoço | meu pescoço) | em volta do | apontada | nas maos | ao pescoço | no pulso)
(tentei | acabei de tentar) ~ ($killself | $method) ~ (ontem | hoje | esta noite | ontem a noite | hoje de manha | agora | ha pouco | ha uma hora | agorinha | faz uma hora)
(ontem | ontem a noite | hoje | hoje de manha | agora ha pouco | essa noite) ~ (eu)? ~ tentei ~ ($killself | $method)
(estou sangrando muito | estou a sangrar muito | os comprimidos estao fazendo efeito | os comprimidos estao a fazer efeito | os remedios estao fazendo efeito | estou tendo uma overdose | to tendo uma overdose | prestes a pular | prestes a me jogar)
`,
    },
    {
      id: 'self_injury',
      category: 'self_injury',
      level: 3,
      patterns: `
(me) ~ (corto | cortei | cortava | queimo | queimei | machuco | machuquei | automutilo | firo | feri | arranho | bato | mutilo | cortando | machucando | automutilei | automutilando)
(corto me | cortei me | magoo me | magoei me | queimo me | firo me | automutilo me | cortar me | magoar me)
(me cortar | me queimar | me machucar | me automutilar | me ferir | automutilacao | autolesao | me mutilar | me cortando | cortes nos braços | me arranhar | me bater | automutilar | autolesoes)
(cortes | cicatrizes) ~ (nos | nas | em) ~ (meus | minhas)? ~ (braços | pernas | pulsos | coxas)
`,
    },
    {
      id: 'suicide.other',
      category: 'suicide',
      level: 3,
      subject: 'other',
      lifts: true,
      patterns: `
(quer | vai | tentou | pensa em | disse que quer | diz que quer | disse que vai | ameaça | ameaçou | fala em | falou em | esta pensando em | disse que ia) ~ (se)? ~ (matar | suicidar | matar se | suicidar se | morrer | enforcar | se matar | se suicidar | se cortar | se jogar | tirar a propria vida | tirar a vida)
`,
    },
    {
      id: 'suicide.bereavement',
      category: 'suicide',
      level: 0,
      subject: 'other',
      time: 'past',
      patterns: `
(se) (suicidou | matou | enforcou)
(suicidou se | matou se | enforcou se | tirou a propria vida | tirou a vida)
`,
    },
    {
      id: 'method_seeking',
      category: 'method_seeking',
      level: 4,
      firm: true,
      subject: 'self',
      patterns: `
(como | qual | que | quantos | quantas | quanto | forma | maneira | jeito | metodo | metodos | formas) _4 (me matar | me suicidar | morrer sem dor | morrer rapido | morrer sem sofrer | me enforcar | tirar minha vida | dose letal | para morrer | pra morrer | matar me | suicidar me | morrer dormindo)
dose (letal | mortal | fatal) (de | do)
(quantos | quantas) ~ $pills ~ _3 (morrer | matar | matam | overdose | letal | fatal)
(metodo | jeito | forma | maneira) ~ (mais)? ~ (indolor | facil | rapido | rapida | sem dor | indolores) ~ (de | para | pra) ~ (morrer | suicidio | se matar | me matar)
`,
    },
    {
      id: 'overdose',
      category: 'overdose_poisoning',
      level: 6,
      firm: true,
      time: 'now',
      patterns: `
(tomou | tomei | engoliu | engoli | bebeu | bebi | ingeriu | comeu) ~ _2 (demais | muitos comprimidos | remedio demais | overdose | lixivia | agua sanitaria | veneno | chumbinho | pilha | detergente | soda)
(overdose) ~ (de)? _3 (ajuda | heroina | cocaina | agora | hospital | socorro)
`,
    },
    {
      id: 'harm',
      category: 'harm_to_others',
      level: 5,
      subject: 'self',
      patterns: `
(vou | quero | tenho vontade de | penso em | planejo | pretendo | estou pensando em) ~ (matar | mata lo | mata la | esfaquear | atirar em | assassinar | estrangular | envenenar | machucar | agredir | espancar) ~ (o | a | os | as)? ~ _2 (meu | minha | ele | ela | eles | todos | alguem | chefe | marido | mulher | esposa | vizinho | professor | colegas | pessoas | ex | pai | mae | bebe | filho)
(levar | levo) ~ (uma | a)? ~ (arma | faca) ~ (para | pra) ~ (a)? ~ (escola | trabalho | aula)
`,
    },
    {
      id: 'abuse',
      category: 'abuse',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(marido | namorado | pai | padrasto | parceiro | companheiro | mae | tio | irmao | ex | ele | esposo | esposa | namorada | avo | primo | chefe) ~ (me) ~ (bate | espanca | agride | estuprou | abusa | toca | ameaça | bateu | espancou | agrediu | abusou | ameaçou | tranca | enforcou | estrangula | humilha | obriga | forçou | empurra | estupra | violou | chuta)
(bate me | agride me | violou me | abusa de mim | abusou de mim | ameaça me | ameaça me matar | quer me matar | ameaçou me matar)
(tenho medo | medo) (do | de) (meu)? (marido | namorado | pai | padrasto | ex | companheiro)
(violencia domestica) _6 (ajuda | fugir | medo | sofro | vitima)
`,
    },
    {
      id: 'eating',
      category: 'eating_disorder',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(provoco | forço | induzo | provocar | forçar) ~ (o)? ~ vomito
(vomito | vomitar | vomitando) ~ (tudo)? ~ (o que como | depois de comer | a comida | depois de cada | depois das refeiçoes | tudo que como)
(estou | to | fico | ha | faz) ~ (ha)? ~ (# | dois | tres | quatro | cinco | varios) ~ dias ~ (que nao como | sem comer)
nao como ~ (nada)? ~ (ha | faz) ~ (# | dois | tres | quatro | cinco | varios) ~ dias
(anorexia | bulimia | laxantes | compulsao) _5 (recai* | vomit* | emagrecer | de novo | pior | parar)
(passo fome | parei de comer | deixei de comer) _4 (emagrecer | magra | gorda | peso)
`,
    },
    {
      id: 'psychosis',
      category: 'psychosis_mania',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(vozes | voz) _4 (dizem | diz | mandam | manda | falam | gritam | sussurram | xingam | ordenam)
(ouço | escuto | ouvindo | escutando) ~ (vozes | uma voz)
(estao | andam) ~ (a | me)? ~ (me)? ~ (vigiar | perseguir | espiar | seguir | vigiando | perseguindo | espionando | seguindo | envenenando | envenenar | lendo meus pensamentos | controlar | controlando) ~ _2
(chip | camera | cameras) ~ (na | no) ~ (minha | meu)? ~ (cabeça | cerebro | corpo)
(sou) ~ (deus | jesus | o messias | o escolhido | a escolhida | imortal)
(tv | televisao | radio) _4 (mensagens | fala comigo | fala pra mim)
(nao | sem) ~ (durmo | dormir | dormi) ~ (ha | faz)? ~ (# | tres | quatro | cinco) ~ dias ~ _6 (energia | incrivel | poder | missao | ideias | otimo | otima)
`,
    },
    {
      id: 'medical',
      category: 'acute_medical',
      level: 6,
      firm: true,
      time: 'now',
      holdsNegation: true,
      patterns: `
nao ~ (consigo | consegue | esta | ta) ~ (respirar | respirando | a respirar)
(nao respira | esta inconsciente | desmaiou e nao | nao acorda | nao reage | nao responde | convulsao | convulsionando | engasgando | engasgado | parada cardiaca | infarto | enfarte | avc | derrame | labios roxos | ficando roxo | ficando azul)
(dor | aperto | pressao) ~ (muito)? ~ (forte)? ~ no ~ peito
(nao para | nao parar | nao consigo parar) ~ de sangrar
(sangramento | sangrando | hemorragia) _4 (nao para | muito | forte | intenso)
(rosto | lingua | garganta) _3 (dormente | inchada | inchando | fechando | torto | paralisado)
`,
    },
    {
      id: 'distress',
      category: 'acute_distress',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(ataque | crise) de (panico | ansiedade | choro) _4 (agora | ajuda | me ajuda | nao consigo | estou)?
(nao aguento mais | nao consigo mais | nao suporto mais | n aguento mais | ja nao aguento)
(me sinto | estou | to | sinto me) ~ (desesperado | desesperada | sem esperança | vazio por dentro | vazia por dentro | um fardo | um peso | no limite | no fundo do poço)
(nao | sem) ~ (ha | vejo | tenho) ~ (saida | esperança | futuro)
`,
    },
    {
      id: 'substance',
      category: 'substance',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(recai | tive uma recaida | voltei a | voltei pro) ~ (beber | usar | consumir | me drogar | drogas | alcool | cocaina | crack | usar drogas)
nao ~ consigo ~ (parar de | deixar de) ~ (beber | usar drogas | consumir | cheirar | fumar crack | me drogar)
(abstinencia | viciado em | viciada em) _4 (heroina | cocaina | alcool | tremendo | suando | crack | drogas | remedios)
`,
    },
    {
      id: 'reply.encourage',
      plane: 'reply',
      category: 'encouragement',
      level: 5,
      blocks: 'outside_story',
      subject: 'generic',
      firm: true,
      patterns: `
(devia | deveria | deves | devias | tem que | melhor | so | vai e | voce devia | voce deveria) ~ (se matar | matar te | suicidar te | se suicidar | morrer logo | tirar sua vida | se enforcar | te matar)
(se mata | mata te | te mata) (logo | agora | ja)
dose (letal | mortal | fatal) (de | e | para)
todos estariam melhor sem (voce | ti)
`,
    },
    {
      id: 'neg',
      kind: 'mark',
      mark: 'neg',
      patterns: `$neg\n(deixei de | parei de | em vez de | longe de | evitar | prevenir | prevençao | deixar de)`,
    },
    {
      id: 'pseudo',
      kind: 'mark',
      mark: 'pseudoNeg',
      patterns: `
(nao | n) ~ (consigo | paro) ~ (parar | deixar | evitar | de) _1
(nao so | nao sei | nao me importo | nao ha | nao vejo | nao tenho | nao aguento | n aguento | nao suporto | ninguem me | ninguem vai | nada faz | nada me | nao vale | nao faz sentido | nao quero viver | nao quero mais viver | nao encontro | nunca mais | nao e brincadeira | nao e piada | nao estou brincando | nao to brincando | nao consigo mais)
`,
    },
    {
      id: 'dneg',
      kind: 'mark',
      mark: 'doubleNeg',
      patterns: `(nao | n) ~ (posso | consigo)? ~ (prometer | prometo | garantir | garanto | jurar) ~ (que)? ~ (nao | nada)`,
    },
    {
      id: 'contrast',
      kind: 'mark',
      mark: 'contrast',
      patterns: `mas | porem | embora | ate que | porque | pq | e | so | entao | por isso | contudo`,
    },
    {
      id: 'self',
      kind: 'mark',
      mark: 'self',
      patterns: `eu | me | mim | meu | minha | meus | quero | estou | to | vou | sinto | tenho | comigo | penso | queria | tou | desejo`,
    },
    { id: 'you', kind: 'mark', mark: 'you', patterns: `voce | vc | tu | te | ti | contigo | teu | tua | voces` },
    {
      id: 'other',
      kind: 'mark',
      mark: 'other',
      patterns: `ele | ela | eles | elas | pessoas | alguem | homem | mulher | jovem | jovens | adolescentes | quem | paciente | pacientes | vitima | personagem | protagonista | muitos`,
    },
    {
      id: 'kin',
      kind: 'mark',
      mark: 'kin',
      patterns: `(meu | minha) ~ (amigo | amiga | irmao | irma | mae | pai | filho | filha | namorado | namorada | marido | esposa | primo | prima | colega | parceiro | tio | tia | avo | melhor amigo | melhor amiga | ex | vizinho | aluno | mulher)\n(um amigo | uma amiga)`,
    },
    {
      id: 'report',
      kind: 'mark',
      mark: 'report',
      patterns: `disse | diz | dizia | contou | escreveu | segundo | perguntou | comentou | falou que`,
    },
    {
      id: 'past',
      kind: 'mark',
      mark: 'past',
      patterns: `
(ha | faz) ~ (# | dois | tres | cinco | dez | muitos | varios | alguns | uns | um | muito) ~ (anos | meses | ano | tempo) ~ (atras)?
(quando era | quando eu era | quando tinha | quando eu tinha | na infancia | na adolescencia | no passado | antigamente | antes | anos atras | na juventude | ano passado | costumava | em 19* | em 20* | na escola)
`,
    },
    {
      id: 'remission',
      kind: 'mark',
      mark: 'remission',
      patterns: `(agora | hoje) ~ (estou | to | me sinto | sou) ~ (melhor | bem | feliz | recuperado | recuperada)\n(ainda bem | graças a deus | feliz) _4 (vivo | viva | sobrevivi | nao fiz | estou aqui)\n(superei | ja superei | me recuperei | nao penso mais nisso)`,
    },
    {
      id: 'recent',
      kind: 'mark',
      mark: 'recent',
      patterns: `ontem | hoje | agora | agora mesmo | hoje de manha | ontem a noite | essa noite | esta noite | ha pouco | agorinha | acabei de | (ha | faz) (uma hora | umas horas | alguns minutos | # minutos | # horas)`,
    },
    {
      id: 'soon',
      kind: 'mark',
      mark: 'soon',
      patterns: `hoje | esta noite | essa noite | hoje a noite | amanha | agora | agora mesmo | este fim de semana | em breve | na sexta | no sabado | no domingo | na segunda`,
    },
    {
      id: 'prepared',
      kind: 'mark',
      mark: 'prepared',
      patterns: `(escrevi | deixei) _2 (carta | bilhete | despedida)\n(comprei | tenho | consegui | guardei) _2 (comprimidos | remedios | corda | arma | veneno | lamina)\n(me despedi | dei minhas coisas | ja me despedi)`,
    },
    {
      id: 'method',
      kind: 'mark',
      mark: 'method',
      patterns: `comprimidos | corda | arma | ponte | trem | comboio | veneno | faca | overdose | telhado | pulsos | varanda | remedios`,
    },
    {
      id: 'hypo',
      kind: 'mark',
      mark: 'hypothetical',
      patterns: `se eu | se ele | se ela | se voce | imagina que | como se`,
    },
    {
      id: 'laugh',
      kind: 'mark',
      mark: 'laugh',
      patterns: `kkk* | rsrs* | haha* | hehe* | lol | ahah* | 😂 | 🤣 | 😅 | 💀 | brincadeira | to brincando | estou a brincar | kk`,
    },
    {
      id: 'trivial',
      kind: 'mark',
      mark: 'trivial',
      patterns: `prova | provas | exame | exames | trabalho de casa | dever de casa | transito | segunda feira | reuniao | riso | tedio | calor | frio que | vergonha | jogo | wifi | serie | filme | dieta | academia | ginasio | fofo | fofa | cachorrinho | gatinho | fila | aula de | matematica | ressaca | tcc | capitulo | time | futebol`,
    },
    {
      id: 'serious',
      kind: 'mark',
      mark: 'serious',
      patterns: `(nao e | isto nao e | isso nao e) (brincadeira | piada | um jogo | parte da historia | ficçao | a historia | o personagem | parte do jogo)\n(falo serio | falando serio | estou falando serio | e serio | na vida real | fora do personagem | fora da historia | fora do jogo | sou eu de verdade | pausa a historia | nao o personagem)`,
    },
    {
      id: 'info',
      kind: 'mark',
      mark: 'info',
      patterns: `prevençao | prevenir | estatisticas | estatistica | taxa | taxas | estudo | pesquisa | artigo | filme | livro | musica | romance | tese | redaçao | documentario | quantas pessoas | o que e o | por que as pessoas | significado | como ajudar | como posso ajudar | sintomas | setembro amarelo | eutanasia | esquadrao suicida | atentado | terrorista | bomba | palestra | causas | fatores de risco | sinais`,
    },
    {
      id: 'fiction',
      kind: 'mark',
      mark: 'fiction',
      patterns: `(meu | o | a | um | minha) ~ (personagem | protagonista | vilao | conto | roteiro | poema | heroi)\n(escreva | escreve | escrever | escrevendo | continue | crie | conte) _2 (historia | conto | cena | poema | capitulo | romance | roteiro | musica | dialogo)\n(era uma vez | disse o rei | rpg | sussurrou ela | sussurrou ele)`,
    },
    {
      id: 'idioms',
      kind: 'idiom',
      patterns: `
(morro | morrer | morrendo | morri | mata | matar | matando | morto | morta | a morrer) ~ de ~ (rir | riso | fome | sono | calor | frio | vontade | amor | amores | vergonha | medo | sede | tedio | curiosidade | inveja | cansaço | ciumes | saudade | saudades | nervoso | alegria)
(matar (o tempo | a fome | a saudade | saudades | aula | a sede | a curiosidade | as saudades) | suicidio (politico | profissional | social | financeiro) | esquadrao suicida | me matar (de trabalhar | de estudar | de rir | trabalhando | estudando) | me mato (de trabalhar | estudando | trabalhando) | cortar o cabelo | me cortei (cozinhando | fazendo a barba | sem querer | na cozinha) | cortei me (a cozinhar | a fazer a barba | sem querer) | morro por um | de morrer de rir | sumir por uns dias | me matar na academia | me matando (de trabalhar | de estudar | na academia))
`,
    },
  ],
};
