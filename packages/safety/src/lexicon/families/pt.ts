import type { PatternGroup } from '../types.ts';

const HEIGHT = `ponte | terraço | varanda | sacada | janela | telhado | predio | viaduto | penhasco | precipicio | falesia | arriba | andar | parapeito | beirada | torre | barragem | passarela | muro`;
const TRACKS = `trem | comboio | metro | metrô | trilho | trilhos | linha | linhas | plataforma | estrada | rodovia | caminhao | camiao | autoestrada | onibus | autocarro`;
const WATER = `mar | rio | lago | agua | represa | poço | lagoa`;
const MEANS = `comprimidos | remedios | remedio | cartelas | cartela | pilulas | medicamentos | corda | laço | pistola | revolver | espingarda | arma | cacadeira | faca | navaja | navalha | estilete | lamina | laminas | gilete | veneno | chumbinho | raticida | insulina | gas | lixivia | agua sanitaria | morfina`;

/** Portuguese: what is said in many words, family by family. */
export const PORTUGUESE_FAMILIES: readonly PatternGroup[] = [
  {
    id: 'family.wish',
    category: 'suicide',
    level: 1,
    weak: true,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(raio | bala | carro | caminhao | enfarte | infarto | bala perdida) _4 (me part* | me mat* | me lev* | me acert* | me apanh* | perdida) _4
(que venha) _2 (uma)? (bala | morte | raio | doença)
(deus) _2 (podia | pode | que me) _2 (me)? (levar | leve | buscar | chamar)
(virar | ser) _2 (poeira | po | nada | pedra | fumaça | fumo | cinza)
(ninguem) _3 (precisa de mim | sentiria minha falta | sente a minha falta)
(sonhei | sonho) _3 (que tinha morrido | que morria | que morri | com a minha morte)
(pena | triste | raiva) _3 (de ter acordado | por ter acordado | de acordar | de estar viv*)
(morrer) _3 (deve ser | como desligar | como dormir | como apagar)
(sumir | desaparecer) _2 (do mapa | da face da terra | deste mundo | desse mundo) _4 (pra sempre | para sempre | existido | de vez | nunca)
(mundo | todos) _2 (esquecesse* | esquecer) de mim
(esquec*) _1 de respirar
(por mim) _3 (tinha parado | parava | acabava | ja nao estava | ja tinha ido)
(sobrevivo | vivo) _2 (porque) _4 (o corpo | insiste | teimosia | obrigaç*)
(oxala | tomara | queria | quero | espero | rezo | peço | sonho | melhor | gostava | gostaria | tanto faz | tanto me faz | importa* | alivio | bom | prefer*) _6 (nao acord* | nao acordar mais | nunca mais acord* | acordar nunca | nao amanhec* | nao abrir os olhos | nao me levantar mais | adormecer e nao | dormir e nao)
(nao acord* | nao amanhec* | nao abrir os olhos | nunca mais acord*) _6 (tanto faz | import* | bom | alivio | melhor | presente | paz | bem | me fazia)
(coraçao) _4 (pare | parasse | parar | deixe de bater | falhe | aguente mais | desistisse)
(inveja | invejo) _6 (mortos | morreu | morreram | descansa* | ja foi | ja se foram | cemiterio | quem morr* | ja partiram)
(tomara | oxala | que | torço | espero | torcendo | queria) _6 (biopsia | tumor | cancer | cancro | diagnostico | resultado | doença | exame) _8 (ruim | mau | maligno | mortal | acaba | terminal | me leve | incuravel | grave)
(tomara | oxala | que | se | queria que) _3 (me)? _1 (desse | desse me | atropel* | leve | levasse | caia | caisse | mate | matasse | engula | engolisse | esmag*) _4 (cancer | cancro | enfarte | infarto | carro | caminhao | camiao | raio | mar | terra | chao | bala | morte | deus | trem | onibus | autocarro)
(engula | leve | busque | venha) _3 (mar | chao | terra | deus | senhor | morte | nossa senhora) _2
(esperando | espero | a espera | aguardo) _4 (a morte | minha hora | a minha hora | minha vez | a minha vez | que deus me | deus me levar | o fim | chegar a hora)
(por que | porque | porque e que) _2 nao (morri eu | fui eu | eu | me levou | me levaram)
(devia | deveria | tinha que) _3 (ter sido eu | ter morrido eu | morrer eu | ser eu | ter morrido)
(trocaria | trocava | daria | dava) _4 (lugar | minha vida | de lugar) _4 (por | com | pel*) _3
(vida) _4 (pesa | cansa | cansou | me sobra | nao e para mim | nao e pra mim | condenaçao | doi | nao vale | nao tem sentido | castigo | prisao | devolver | fardo | nao me serve)
(prefer* | queria | quero | melhor | oxala | tomara | gostava) _3 (que acabasse | que terminasse | que acabe | que isto acabe | que tudo acabasse | nao estar | nao existir | nao ser | nao ter nascido | desaparecer | sumir | apagar me | me apagar | evaporar | virar po | dormir para sempre | dormir pra sempre | deixar de existir)
(deixar de ser | deixar de existir | nao existir | nao estar aqui | nao estar mais | nao ter nascido | nunca ter nascido | nunca ter existido)
(estar mort* | morrer | a morte) _5 (descans* | alivio | paz | libertaç* | bonito | presente | consolo | soluçao | sossego | nao me assusta | nao me da medo | nao tenho medo)
(descansar) _3 (para sempre | pra sempre | de vez | enfim | de tudo | de verdade | da vida)
(nada | ninguem) _3 (prende | segura | ata | amarra) _3 (aqui | a vida | a este mundo | nesse mundo)?
(aviao | autocarro | onibus | carro) _8 (caia | caisse | cair | despenc* | capot* | bater) _8 (paz | enfim | alivio | melhor | tanto faz | bem | medo)
(melhor | bem | felizes | sosseg* | descansad* | aliviad* | leve) _4 (sem mim | se eu nao existisse | se eu morresse | se eu sumisse | quando eu nao estiver | se eu nao)
(sem mim | se eu nao existisse | se eu morresse | se eu sumisse | se eu faltasse) _8 (melhor | bem | feliz* | sosseg* | descans* | ninguem | tanto faz | alivi* | diferença)
(peso | estorvo | fardo | encosto | atraso | a mais | sobrando | sobro) _3 (para | pra | todos | na vida | minha familia | meus | aqui | em todo o lado | nesta casa | no mundo | morto)
(ninguem) _3 (sentir* falta | notar* | repar* | perceb* | chorar* | import* | daria por | dar por) _4
(cansad* | fart* | chei*) _3 (de viver | da vida | de existir | desta vida | dessa vida | de estar viv* | de respirar | de lutar | de ca andar)
(nao quero | ja nao quero | n quero | num quero) _2 (mais | viver | estar | seguir | acordar | existir | fazer anos | chegar a | estar aqui) _3
(vivo | continuo | estou | so estou) _3 (so | apenas)? _2 (por causa | porque | por) _4 (filhos | gato | cao | cachorro | mae | cobard* | covard* | nao tenho coragem | falta coragem)
(se nao fosse) _6 (ja | nao estava | nao estaria | tinha me | faz tempo)
(para que | pra que | pra quê) _2 (vivo | seguir | viver | levantar | nasci | continuo | existo | continuar)
(nascer | nascido | nasci | pariu | botou no mundo | pos no mundo) _3 (oxala | erro | nunca | para que | pra que | ma hora | maldit*)
(por que | porque | quem me dera | oxala) _4 (nasci | nao ter nascido | me tiveram | me teve | me pariu | eu nasci | fui nascer)
(deus) _3 (esqueceu | esqueceu se | me leva | leva me | me leve | nao me leva | me busque | me chama)
(me leva | leva me | me busca) _2 (deus | senhor | meu deus)
(erro | engano) _3 (ter nascido | a minha existencia | minha existencia)
(nao chego | nao vou chegar | nao me vejo) _3 (velh* | aos # | aos ## | ao fim do ano | ao natal | fazer ##)
`,
  },
  {
    id: 'family.thought',
    category: 'suicide',
    level: 2,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(arrasta pra cima | ir de base | ir de arrasta | vou de base | de base) _6 (conta propria | de verdade | eu mesm* | msm | hj | hoje | quero)
(olho | olhando | a olhar | fico olhando | fico a olhar | miro) _4 (corda | agua | rio | mar | faca | arma | janela | linha do trem | trilhos) _8
(deus perdoa | perdao) _4 (se mata | se matar | se suicida | quem se mata)
(abrindo | abrir) _2 janela _4 andar
(to | estou | tou) _2 (numas de | quase | a um passo | por um fio | prestes) _4 (me jogar | me matar | pular | desistir | fazer | acabar)?
(desistir) _3 (de vez | da vida | de viver | de tudo) _4 (decisao | por mim)?
(morte) _3 (provocada por mim | por mim | por minha mao | me chama | a chamar me | chama por mim | busc* ela)
(esperar a morte | buscar a morte | ir ao encontro da morte)
(barato | melhor | facil) _4 (se eu morresse | eu morta | eu morto | se eu morrer)
(me destruir | destruir me | acabar com essa pessoa | acabar comigo | me apagar da)
(largar | soltar) _2 (o volante | as maos do volante | o guiador)
(nao (salto | pulo)) _2 (porque | so porque) _4
(por fim | pôr fim | dar fim) _2 (a isto | a isso | nisso) _3 (em mim | de vez)?
(fui | volto | vou) _3 (miradouro | ponte | mirante | viaduto | falesia) _3 (outra vez | de novo | todos os dias)
(ja tentou se matar | alguem aqui ja tentou | alguem ai ja tentou)
(imagin* | pens* | ideia | vontade | olho | olhar | fantasi* | sonho | vejo | impuls* | tentaç* | passo | atravesso | fico) _8 (${HEIGHT} | ${TRACKS}) _6 (salt* | pul* | atir* | jog* | cair | caindo | largar* | lanç* | volante | meter* | deixar me)
(${HEIGHT} | ${TRACKS} | ${WATER}) _8 (imagin* | pens* | ideia | vontade) _6 (salt* | pul* | atir* | jog* | cair | largar* | lanç* | entrar | acabar | afundar | nao voltar | sumir)
(imagino me | me imagino | imaginando) _2 (saltando | pulando | a saltar | a cair | enforcad* | mort* | caindo | a atirar me | me jogando)
(olho | vejo | olhando | a olhar | olhar | fico olhando) _4 (${MEANS} | ${HEIGHT} | ${TRACKS}) _6 (outro jeito | outra maneira | outra forma | outros olhos | pensando | a pensar | penso | diferente | vontade | me chama | fico)
(${MEANS}) _6 (fico pensando | fico a pensar | penso em | me chama | me tenta | outro jeito | outros olhos)
(pens* | ideia* | cogit* | planej* | considera* | vontade | sonho | da me) _6 (fazer isso | faze lo | fazer uma besteira | fazer um disparate | fazer uma asneira | pela minha mao | por minha conta | do meu jeito | a minha maneira | adiantar me | me adiantar | ir com (ele | ela | eles) | ir atras | ir ter com | acabar ali | acabar com isto | acabar com isso | acabar comigo | acabar logo | me matar | matar me | desaparecer para sempre | sumir pra sempre | nao sair viv*)
(acabar | terminar) _1 ali mesmo
(ir | ir me | me juntar | juntar me | encontrar | vou) _2 (ter com | com | a) _1 (ele | ela | eles | minha menina | meu filho | minha filha | minha mae | meu pai | meu marido | minha mulher | deus) _6 (fazer | em breve | eu mesm* | ja | por minhas maos | ceu)?
(pelas minhas (proprias)? maos | pela minha (propria)? mao | por minhas maos | por minha vontade | pela minha propria vontade)
(saida | soluçao | caminho | fuga | alternativa | remedio | jeito) _4 (morte | morrer | me matar | matar me | suicid* | desaparecer | o tumulo | cova)
(ronda | rodeia | passa | persegue | anda) _3 (suicid* | a morte | a ideia | na cabeça | pensamento*)
(suicid* | a morte | tirar a vida) _3 (na cabeça | ronda | ideia | mente | penso | cabeça)
(me tir* | tirar me | sair | sumir) _2 (do caminho | de cena | da frente | do meio)
(doi | doer* | demora | sofre se) _3 (morrer | afogar* | enforcar* | saltar | pular)
(fazer | cometer | faça | fiz) _2 (uma loucura | uma besteira | uma asneira | um disparate | uma merda | alguma coisa | uma tonteira) _3 (comigo | contra mim | comigo mesm* | um dia | noite)
(por um triz | a um passo | a beira | perto) _3 (fazer uma besteira | fazer uma loucura | me machucar | de me matar | de acabar | de saltar | de pular)
(formas | maneiras | metodos | jeitos | como) _3 (morrer | me matar | matar me | suicidar* | desaparecer | acabar comigo | sumir de vez)
(pesquis* | googl* | procur* | pergunt* | lendo | a ler) _6 (como morrer | formas de morrer | sem dor | quantos comprimidos | dose | nao doa | morte indolor)
(atravess* | conduz* | dirij* | ando) _4 (sem olhar | de olhos fechados | a bruta) _6 (de proposito | adrede | a ver se | oxala | tomara | pra ver)
(parte de mim | uma parte | uma voz | algo em mim | a voz | cabeça) _4 (quer | diz | pede | grita | manda) _5 (morrer | mate | salt* | pul* | faz | acab* | atir* | mort* | fazer)
(medo) _3 (de mim mesm* | de mim | do que posso | do que possa | do que eu posso | de me fazer | de ficar sozinh*) _2
(pensamentos) _3 (ruins | maus | escuros | negros | voltaram | outra vez | de novo | de morte | voltam | feios)
(se eu) _2 (me matar* | morrer* | me atirar* | me jogar* | sumir* | saltar* | pular* | me enforcar*) _8 (descansa* | saber* | encontrar* | chorar* | vinha* | notar* | import* | perceb*)?
(me encontrem | me encontrar | quem me encontra | quem ia me achar | me achar)
(pareça | parecer | parecesse) _2 (um)? acidente
(apagar a luz | desligar me | me desligar | sair do jogo | pular fora | bater as botas | bater a bota | vestir o paletó de madeira | ir desta pra melhor | desta para melhor) _3 (vida | de vez | para sempre | pra sempre | eu mesm*)?
(autodesviv* | desviv* | sewerslide | unaliv* | kms | ctb | sui | se desviver | me desviver | s word)
(deslogar | desinstalar | dar logout | fazer logout | dar baixa | zerar | dar reset | resetar | speedrun | dar f) _6 (da vida | a vida | do mundo | pro alem | dessa vida | na vida | desse mundo)
(ir | vou | viagem | passagem | bilhete) _4 (pro ceu | pro alem | para o alem | pro outro lado | para o outro lado | com papai do ceu | para junto de | morar com deus)
`,
  },
  {
    id: 'family.intent',
    category: 'suicide',
    level: 4,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(nao passa) _1 de (hoje | amanha | esta noite) _3
(separei | ja separei | juntei | contei) _2 (os | as)? (remedio | remedios | comprimidos | cartelas) _6 (coragem | engolir | tomar | tudo)
(so falta) _2 (coragem) _4
(doei | passei | dei | ofereci) _8 (to leve | tou leve | estou leve | sinto leve | nao preciso)
(ultima pessoa) _2 (com quem | que) _3 (falo | fala | converso | escuta)
(to | tou | estou) _2 (no terraço | na beirada | em cima da ponte | no parapeito | na ponte) _10
(revolver | arma | pistola | espingarda) _6 (no meu colo | no colo | na mao | na mesa | carregad*)
(ponho termo | pôr termo | por termo | ponho fim | meto fim) _2 (a isto | a isso | a vida | a tudo) _2
(to indo | estou indo | vou nessa | to partindo) _6 (amo | chorem | adeus | desculpa | de vez)
(nao chorem | n chorem | nao chora) _4
(ja sei o que fazer | sei o que fazer e onde)
(marquei | escolhi | decidi) _1 a data _2
(quando (voces | vcs) (lerem | ler)) _6 (ja | partido | longe | morto | morta)
(programei | agendei) _2 (mensagem | email | post) _4
(antes de (saltar | pular | me jogar | me atirar | ir de vez))
(nao (estar | estarei | vou mais estar | vou estar)) _4 (por escolha | por opçao)
(planeado | planejado) _3 (ao minuto | tudo | falhar | certinho)
(minha ultima vontade | ultimo pedido) _6
(hoje a noite | hoje | amanha) _2 (termino | acabo | acaba | me vou | parto)
(depois) _2 (tomo tudo | tomo todos | pulo | salto | me mato)
(fazer parecer | parecer que) _4 (acidente | cochilei | adormeci | volante)
(mar faz o resto | o resto e com o mar)
(hoje | esta | amanha | (segunda | terça | quarta | quinta | sexta | sabado | domingo)) _1 e (a noite | o dia | a data | o momento | o ultimo)
(ja)? nao (ha | tem) _1 (volta atras | volta | retorno | regresso | como voltar)
(tenho | ja tenho | consegui | comprei | guard* | junt* | escond* | carreguei | prepar* | roubei | separei) _4 (${MEANS}) _5 (mao | maos | carregad* | pront* | guardad* | junt* | gaveta | preparad* | escondid* | suficient* | comigo | bolsa | hoje | noite | despedir* | mochila)
(${MEANS}) _3 (na mao | nas maos | a minha frente | na minha frente | ao lado | carregad* | pront* | preparad* | contad* | separad*) _6
(ja)? (tenho | comprei | consegui | escolhi) _2 (a | o | uma | um) _1 (corda | pistola | metodo | veneno | arma | data | dia | lugar | sitio)
(tenho) _2 (uma | a | o) _1 (data | dia) _1 (marcad* | escolhid* | certo | certa)?
(tenho tudo pronto | esta tudo pronto | ta tudo pronto | tudo preparado | tudo pronto | ja esta tudo tratado) _8
(faço isso | vou fazer | faço | vou fazer isso) _2 (esta noite | hoje | amanha | daqui a uma hora | na sexta | no sabado | no domingo | quando | assim que | depois de | de madrugada)
(esta noite | hoje | hoje a noite | amanha | daqui a uma hora | este fim de semana | nesse fim de semana | na sexta | no domingo | na segunda | quando acabar | quando dormirem | quando todos dormirem | assim que) _6 (eu faço | faço isso | vou fazer isso | me mato | mato me | vou me embora deste mundo | vou embora pra sempre | vou embora de vez | descanso | acabo com | acaba tudo | acabo tudo | me enforco | me jogo | me atiro | atiro me | salto | pulo | vou ter com)
(faço isso | vou fazer isso) _4 (esta noite | hoje | amanha | quando | daqui a uma hora | na sexta | ja | e pronto)?
(desta | dessa | deste | desse) (semana | noite | mes | ano | fim de semana) nao passo
(nao passo) _1 (desta | dessa | de amanha | de hoje | deste)
(vou me embora | vou embora | ir embora | parto) _2 (deste mundo | desse mundo | do mundo | para sempre | pra sempre | de vez | e nao volto | sem volta) _3
(decisao) _2 (tomada | esta tomada | tomei | firme | feita)
(decidi | decidid* | resolvi) _4 (ir embora | morrer | nao continuar | acabar | descansar | fazer isso | data | que hoje | deixar de viver | partir | terminar | que vou)
(dei | doei | vendi | reparti | distribui | ofereci | deixei) _8 (nao vou precisar | nao preciso | ja nao preciso | nao vou mais precisar | nao me vao fazer falta | onde vou | quando nao estiver | pra onde vou)
nao _2 (vou precisar | preciso | vou mais precisar) _3 (de nada | onde vou | pra onde vou | mais | disso | deles)?
(carta | cartas | bilhete | audio | video) _8 (quando eu nao estiver | quando eu ja nao | nao se culp* | culpa | despedida | despedir* | deixo | deixar | para quando | debaixo | em cima)
(escrev* | ajud*) _6 (carta | bilhete | despedida) _8 (nao estiver | nao se culp* | despedid* | culpa | adeus | morrer | quando eu)
(despedir me | me despedir | despedida | dizer adeus | despedi me | me despedi | despedindo) _6 (de todos | da minha | do meu | sem que | deles | de voces | so | queria | para sempre | escolher | sem dizer | ultima | tchau)
(so queria | queria so | queria) _1 (me despedir | despedir me | dizer adeus | agradecer | pedir perdao | pedir desculpa)
(tchau | adeus | ate nunca | ate sempre) _2 (obrigad* por tudo | desculpa por tudo | mundo | a todos | amo voces | galera | pessoal | malta | gente)
(obrigad* por tudo) _6 (adeus | tchau | ouviu | ouviste | cuida te | se cuida | se cuidem | foste)
(deixei | deixo | entreguei | dei) _3 (cachorro | cao | gato | chaves | bicho) _10 (penhasco | ponte | caminho | nao volto | rio | mar | linha | terraço | vou me embora)
(a caminho | vou | indo | rumo | estou indo) _2 (ao | a | para a | para o | pra | pro | da | do) _1 (penhasco | ponte | linha do trem | linha do comboio | precipicio | terraço | falesia | viaduto)
(estou | to | subi | sentad* | parad* | em pe) _2 (no | na | em cima) _2 (terraço | beirada | parapeito | ponte | linha | trilhos | penhasco | telhado | viaduto | beira) _10 (ninguem | la embaixo | andares | olho | vento | salt* | pul* | ultima | adeus | sozinh*)
(esperando | a espera | espero) _2 (o | do) (trem | comboio | metro) _4 (nao e | embarcar | subir | entrar)
(passagem | bilhete) _3 (so de ida | de ida | so ida | sem volta) _8
(papeis | testamento | jazigo | seguro | herança | contas | senhas | enterro | funeral | caixao) _8 (ordem | paguei | assin* | acidente | pront* | organizad* | pago | amanha | nome | cobre | filhos | em dia)
(nao me liguem | nao me procurem | nao me procures | nao esperem | nao tentem | nao liguem | nem me procurem) _8 (nunca mais | amanha | nada | atender | tarde | ninguem | ja)?
(nao vou atender | nao vou responder | nao respondo) nunca mais
(nao quero que me | nao tentes | nao tentem | nao adianta) _3 (convenc* | impedir | parar | salv* | deter)
(fica com | fiquem com | deixo te | te deixo | dou te) _6 (conta | cachorro | gato | coisas | guitarra | violao | console | casa) _8 (nao entro | nao volto | ja nao | nao vou | nunca)
(eu (ja)? nao) (entro | volto | vou estar | estarei | jogo) _3 mais _2
(ultim*) _2 (cafe | jantar | noite | mensagem | vez | dia | abraço | carta | foto | aniversario | natal) _8 (nao sabe* | nao sabia* | adeus | descanso | amanha | depois | ninguem)
(sei) _3 (onde)? _3 (guarda* | esta) _4 (espingarda | pistola | arma | revolver | comprimidos | remedios | chave) _6
(espero | aguardo | aguento) _2 (que | ate) _10 (e depois | e entao | depois | ai) _4 (vou me embora | faço | me mato | descanso | acabo | vou)
(ja decidi | ja esta decidido | ta decidido | esta decidido | combinei comigo | ja tenho tudo)
(conto | contando | a contar) _2 (os dias | as horas) _3
(amanha | depois de amanha | semana que vem | na proxima semana | segunda | a esta hora) _4 (ja)? (nao estarei | nao vou estar | nao existo | descanso | estarei mort* | serei livre | vou estar mort* | nao estou mais)
`,
  },
  {
    id: 'family.act',
    category: 'suicide',
    level: 6,
    weak: true,
    subject: 'self',
    patterns: `
(passei | pus) _2 (a)? perna* _4 (varanda | grade | parapeito | fora)
(lado de fora) _2 (varanda | ponte | grade | janela)
(corda) _2 (na viga | no gancho | pendurada | amarrada) _8
em cima (do banco | da cadeira) _6
(lavagem) _6 (tento | alta | outro jeito | de novo)
(carro | motor) _3 (ligado) _3 (garagem) _4
(atirei me | me atirei | me joguei | joguei me) _8
(misturei) _4 (vodca | vodka | alcool | cachaça) _6
(testei | experimentei) _6 (cinto | corda | gancho | aguenta*)
(engoli) _2 (metade | os primeiros | alguns | tudo) _6
(na linha do trem | nos trilhos | na linha) _2 (deitad* | sentad*) _4
ta tudo girando
(acabei de | ja | agora) ~ (engolir | tomar | beber | tomei | engoli | bebi) _2 (todo* | toda | duas | dois | tres | caixa* | cartela* | frasco | vidro | overdose | veneno | agua sanitaria | chumbinho | ## | um monte)
(tomei | engoli | ingeri | bebi | virei | meti | mandei) _3 (todos | tudo | todas | inteira | inteiro | o frasco | a caixa | uma caixa | um frasco | a cartela | um monte | um punhado | ## | vinte | trinta | quarenta | sessenta | duas cartelas | tres cartelas | lixivia | agua sanitaria | chumbinho | veneno | raticida | inseticida | soda caustica | anticongelante) _4
(todos | o frasco todo | a caixa toda | a cartela toda) _3 (tomei | engoli | ja tomei)
(ja)? (tomei os | tomei as | engoli os | engoli as | acabei de tomar | acabei de engolir) _4
(cortei | abri) _2 (pulsos | veias | pescoço | garganta) _6
(sangue | sangra* | sangrando | a sangrar) _3 (nao para | nao estanca | por todo o lado | muito | demais)
(abri | liguei | acendi) _2 (gas | o bico do gas | carvao | fogareiro | motor) _6
(estou | to | sentad* | em pe | subi) _3 (do outro lado | do lado de fora | por fora | beirada | parapeito | borda) _6
(corda | cinto | lençol) _3 (pescoço | rebentou | arrebentou | partiu se | amarrad*)
(pistola | arma | cano) _3 (na boca | na cabeça | na testa)
(tentei) _3 (me matar | matar me | me suicidar | suicidar me | me enforcar | enforcar me | tirar a vida | me jogar | me afogar | acabar com) _4
(ontem | hoje | agora ha pouco | esta manha | noite passada) _6 (tentei | quase saltei | quase pulei | quase me atirei | quase me joguei | subi no | subi na | me tiraram | me encontraram)
(nao (funcionou | resultou | deu certo) | me acharam | lavagem no estomago | lavagem ao estomago) _4
(começo | estou começando | estou a começar | começando) _2 (a sentir sono | a ficar com sono | com sono | a ficar tont* | a apagar | a fazer efeito | a nao sentir)
(ja (fiz | esta feito | e tarde)) _4 (desculpa | adeus | comprimidos | tarde | obrigad* | sangue)
`,
  },
  {
    id: 'family.self_injury',
    category: 'self_injury',
    level: 3,
    weak: true,
    subject: 'self',
    patterns: `
(apago | apaguei | encosto) _2 (cigarro | cigarros | isqueiro) _3 (braço | perna | mao | pele | pulso)
(coxas | braços | coxa | braço | pernas) _4 (cheias | cheios | riscos | cortes | cicatrizes | zebra) _6
(belisco me | mordo me | arranho me | corto me | queimo me | bato me | me belisco | me mordo) _6
(foi fundo | cortei fundo | fundo demais) _6 (toalha | sangue | pontos)?
(por baixo) _2 (cortes | cicatrizes | marcas)
(meses | dias | semanas) _1 sem . 
(zebra | riscos) _2 (no braço | na coxa | na perna)
(me)? (bato | dou | esmurro | enfio | espeto | mordo | arranho | queimo | pico | arranco | belisco | corto | cortei | rasguei | machuco | machuquei | firo) (me)? _3 (murros | socos | cabeçadas | na cabeça | com a cabeça | na parede | compasso | coxa | braço | braços | pernas | cigarro | isqueiro | cabelo | cabelos | pestanas | agulhas | pele | pulso | a mim mesm* | ate sangrar | lamina | barriga | maos)
(cabeça | punho | punhos | testa | soco | murro) _3 (contra a | contra o | na | no) _1 (parede | muro | porta | chao | armario | cacifo)
(manga comprida | mangas compridas | manga longa | moletom | casaco | pulseiras | ligaduras) _8 (calor | agosto | verao | por que | porque | cicatrizes | cortes | marcas | ninguem | imagin* | esconder | braços | janeiro)
(cicatrizes | marcas | cortes | riscos | linhas) _5 (braço | braços | coxa | coxas | pulso | pulsos | pernas | escond* | tapar | nov* | frescas)
(estilete | x ato | xis ato | lamina | gilete | navalha | apontador | afia | compasso | tesoura) _8 (mao | braço | coxa | pele | escond* | gaveta | medico | estojo | mochila | capinha | debaixo)
(ver)? (o)? sangue _4 (acalma | alivia | relaxa | respirar | paz | sentir | me acalma)
(dor) _4 (sentir alguma coisa | sentir algo | me acalma | alivia | preciso | sentir viv* | distrai | mereço)
(voltei | recai | recaida | outra vez | de novo) _4 (cort* | c0rt* | barcode | sh | automutil* | lamina | gilete | me queimar | me riscar)
(barcode | codigo de barras | cutting | selfharm | automutil* | autolesao | autolesoes) _4
(dias | meses | semanas | ano) _2 (sem me cortar | sem cortar | sem fazer | limp*) _8 (recai | hoje | ontem | voltei | acabou | lixo)
(me castigar | me castigo | castigar me | mereço) _4 (cort* | bat* | dor | queim* | fome)
`,
  },
  {
    id: 'family.helper',
    category: 'suicide',
    level: 3,
    weak: true,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
(meu | minha) _1 (irmao | irma | amigo | amiga | filho | filha | mae | pai | namorado | namorada | esposa | mulher | marido | primo | prima | colega | avo | ex | aluno | aluna | vizinh*) _6 (quer morrer | quer se matar | se quer matar | vai se matar | nao quer viver | deixou uma carta | carta de despedida | tomou _3 (comprimidos | remedios) | se cortou | cortou se | se despediu | ameaça se matar | ameaça matar se | diz que vai se matar | guardou comprimidos)
`,
  },
  {
    id: 'family.past',
    kind: 'mark',
    mark: 'past',
    patterns: `
(em | desde | era) (1985 | 1986 | 1987 | 1988 | 1989 | 1990 | 1991 | 1992 | 1993 | 1994 | 1995 | 1996 | 1997 | 1998 | 1999 | 2000 | 2001 | 2002 | 2003 | 2004 | 2005 | 2006 | 2007 | 2008 | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023)
(ha | faz) _2 (anos | meses | decadas | tempo | seculos) _2
(aos) (# | ## | dezoito | dezenove | dezanove | quinze | catorze | quatorze | vinte | doze | treze | trinta)
(naquela epoca | naquele tempo | nos anos (noventa | oitenta) | na altura | naquela altura)
(tive | tinha | cheguei a | estive | passei) _3 (fase | epoca | temporada | altura) _3
(em (jovem | criança | novo | nova | pequen*) | quando era (novo | nova | jovem))
(houve | foi) um tempo
`,
  },
  {
    id: 'family.remission',
    kind: 'mark',
    mark: 'remission',
    patterns: `
(sai do poço | sai dessa | dei a volta | ficou para tras | ficou pra tras | deixei para tras | pedi ajuda | hoje amo | amo a minha vida | amo viver | quero viver | estou ha # anos | nunca mais | me salvou | salvou me a vida | hoje agradeço | hoje vivo | hoje rio | ja nao penso | nao penso mais | sem me cortar ha)
`,
  },
  {
    id: 'family.denial',
    kind: 'mark',
    mark: 'neg',
    patterns: `
(perguntou | perguntaram | pergunta | perguntam) se
(que nao | nao e que | nem me | nada de | pus zero | respondi que nao | disse que nao | jamais | nunca pensei em | nem louc* | nao estou a pensar em | nao penso em | nao to pensando)
`,
  },
  {
    id: 'family.denied-after',
    kind: 'mark',
    mark: 'postNeg',
    patterns: `
(disse | respondi) _1 que nao
(nao nao | de jeito nenhum | de maneira nenhuma | nem pensar | nem louc* | nem a brincar | claro que nao | que nada)
(eleitoral | politico | profissional | social | financeiro | comercial)
(e uma forma de falar | falo do | falava do | maneira de falar)
`,
  },
  {
    id: 'family.info',
    kind: 'mark',
    mark: 'info',
    patterns: `
(protocolo | deteçao | detecçao | lar de idosos | reportagem | noticia | noticias | jornalista | professora de | estudante de | enfermeir* | psicolog* | assistente social | oficina | formaçao | jornada | historia de | seculo | poeta | escritor | escritora | pintor | cantor | cantora | atriz | arvore genealogica | trabalho sobre | projeto sobre)
`,
  },
  {
    id: 'family.named',
    kind: 'mark',
    mark: 'named',
    patterns: `
(suicidio | suicidios | automutilaçao | autolesao)
tentativa de suicidio
tentativas de suicidio
carta de despedida
ideaçao suicida
`,
  },
  {
    id: 'family.denied',
    kind: 'idiom',
    patterns: `
ponte _3 (foto | fotos | fotografias | selfie)
(salto | saltar | pular) _2 (paraquedas | bungee | asa delta)
(exame | examen | prova | professor) _4 me mato
e suicidio (leva | levar | ir | subir | sair)
(sumir | desaparecer) _2 (para | pra) _3 (semana | mes | dias | ferias | praia | rede)
(nunca) _3 (passou pela cabeça | pensei em) _2 (tirar a propria vida | me matar | matar me | morrer)
cortei o (cabelo | pao | dedo)
`,
  },
];
