import type { PatternGroup } from '../types.ts';
import { crisis } from './crisis.ts';

const PERSON = `ele | ela | marido | esposa | mulher | namorado | namorada | pai | mae | padrasto | tio | irmao | primo | treinador | professor | chefe | patrao | ex | companheiro | filho | filha | cuidador* | avo | vizinho | guarda | pastor`;

/** Portuguese: other crises, family by family. */
export const PORTUGUESE_CRISES: readonly PatternGroup[] = [
  crisis(
    'abuse',
    'abuse',
    4,
    `
(${PERSON}) _4 (me | nos) (bate | bateu | espanca | espancou | empurra | empurrou | enforcou | estrangulou | chuta | chutou | estuprou | violou | ameaça | ameaçou | tranca | trancou | queima | toca | tocou | apalpa | obriga | obrigou | xinga | controla | segue | tirou | tira | agrediu | agride)
(${PERSON}) _2 (bate | bateu | agride | ameaça | tranca | viola | empurra | aperta) _1 (me | nos) _3
(bate me | bateu me | agride me | ameaça me | tranca me | fecha me | toca me | obriga me | violou me)
(fui | me) _1 (estuprad* | violad* | abusad* | agredid* | drogad* | estupraram)
(chutando | batendo | a bater | arrombando | esmurrando) _2 (na | a) porta _6
(entra | vem) _3 (meu quarto | minha cama | no quarto) _3
(fica com | tira | tirou | reteve | escondeu) _3 (reforma | aposentadoria | passaporte | documentos | salario | celular | pensao | telemovel)
(postar | publicar | divulgar | mandar) _2 (fotos | videos | nudes) _4 (se | caso)
(vai me matar | mata me | me mata) se
(faca | arma) _3 (pescoço | garganta | cabeça)
(roxos | hematomas | nodoas negras | marcas) _6 (corpo | cara | braços | esconder | ele me)
(medida protetiva | ordem de afastamento) _6
`,
  ),
  crisis(
    'child',
    'child_safety',
    4,
    `
(tenho) (# | oito | nove | dez | onze | doze | treze | catorze | quatorze) (anos)? _10 (fotos | nu* | encontrar | tocar | toca | bate | sozinh* | fome | namorado tem | casar)
(homem | moço | senhor | alguem | cara) _4 (internet | jogo | chat | instagram | roblox) _8 (fotos | morada | endereço | nu* | encontrar | moro)
(tio | professor | treinador | padrasto | primo) _6 (segredo | jogo | nao conta* | brincadeira)
(mae | pai | mamae | papai) _3 (nao acorda | me tranca | nao volta | nao chega | me bate | me deixa)
(queimaduras | hematomas | roxos) _6 (menino | menina | alun* | vizinh* | neto)
(chantage*) _6 (fotos | video | videos)
`,
  ),
  crisis(
    'distress',
    'acute_distress',
    2,
    `
(nao consigo) _1 (respirar | parar de (chorar | tremer))
(falta me | me falta | sem) _1 ar _3
(ataque de panico | crise de panico | crise de ansiedade | hiperventil* | flashback | dissociad*)
(nada parece real | tudo parece irreal | nao sinto (minhas | as) maos | nao sinto o corpo)
(acabaram de | acabou de) _4 (ligar | dizer | avisar) _6 (morreu | mort* | acidente)
((meu | minha) (filho | filha | marido | esposa | mae | pai)) _2 (morreu | esta mort*)
(vou (enlouquecer | desmaiar)) _3
(coraçao) _3 (saindo pela boca | a mil | disparad*) _4
(alguem) _3 (me ajuda | fala comigo | por favor)
(nao aguento) _2 (nem)? (um | mais um) minuto _2
`,
  ),
  crisis(
    'eating',
    'eating_disorder',
    3,
    `
(estou | to | ha | faz) _3 dias _3 (sem comer | so agua | a agua | sem me alimentar)
(vomito | vomitar | provoco | dedo | dedos) _6 (depois de | comer | cada | garganta | refeiç*)
(compulsao | purgo | purgar | purga*) _6
(laxantes) _4
(quilos | peso) _6 (gord* | ainda | emagrec*)
(gord* | nojo) _4 (espelho | quilos | comer)
(escondo | jogo fora | deito fora) _3 (comida | almoço | lanche) _4
(menstruaç* | periodo) _3 (parou | sumiu | desapareceu) _4
(desmaiei | desmaio) _6 (comer | fome | comida)
(calorias) _4 (dia | maximo | so)
(ana e mia | amiga ana)
`,
  ),
  crisis(
    'harm',
    'harm_to_others',
    4,
    `
(vou | quero) (matar | esfaquear | queimar | degolar | envenenar) _1 (ele | ela | eles | todos | meu | minha | o | a) _4
(vou | quero) (mata lo | mata la | mata los | esfaquea lo) _4
(levo | tenho | comprei | trago | levei) _3 (faca | arma | pistola | gasolina | facao | revolver) _6 (mochila | escola | trabalho | ele | ela | eles | pront*)
(travesseiro | almofada) _6 (cara | rosto | bebe)
(bebe | criança) _8 (sacudir | chacoalhar | abanar | calar | jogar | fazer mal)
(vao | vai) (pagar | se arrepender | saber quem) _6
(sei onde) _2 (mora | moram | trabalha | estaciona)
(levo | levar) _2 (todos | todo mundo) comigo
(medo) _3 (machucar | magoar | fazer mal a | bater)
(tocar fogo | botar fogo | deitar fogo | pegar fogo) _4
`,
  ),
  crisis(
    'medical',
    'acute_medical',
    6,
    `
(peito) _4 (doi | dor | aperto | apertado) _8 (braço | suor | suando | a suar | mandibula | ar)
(boca | rosto | cara) _3 (torta | torto | caida | paralisad*)
(fala | falando | falar) _3 (enrolad* | embolad* | arrastad* | nao consegue | estranh*)
(nao) (respira | reage | acorda) _3
(labios | rosto | cara) _3 (azul | azuis | rox* | inchad*)
(gravida | semanas) _8 (sangr* | sangue)
(convuls*) _4
(inconsciente | desmaiou | desmaiad* | desacordad*) _3
(bateu | caiu) _4 cabeça _6 (vomit* | sonolent* | confus*)
(engoliu | bebeu | comeu) _4 (pilha | bateria | lixivia | agua sanitaria | detergente | cogumelos | comprimidos)
(alergi* | picada | abelha | vespa | amendoim) _8 (ar | inch* | garganta)
(diabetic* | glicemia | açucar) _8 (tremendo | sua | confus* | vomit*)
(sangr* | sangue) _4 (nao para | muito | jorra* | esguich*)
`,
  ),
  crisis(
    'psychosis',
    'psychosis_mania',
    3,
    `
(dias | noites) _3 (sem dormir | que nao durmo) _10
(chip | microfone* | camera* | escuta*) _5 (cabeça | ouvido | dente* | parede* | tomada* | casa)
(sou) _3 (messias | deus | escolhid* | profeta | enviad*)
(tv | televisao | radio | apresentador*) _6 (fala* de mim | fala* comigo | mensage* | sinais | recado*)
(vozes) _5 (dizem | mandam | ordenam | xingam | ouço | escuto | falam)
(ouço | escuto | oiço) _2 (uma | a)? (voz | vozes) _6
(leem | roubam | ouvem) _3 pensamentos _2
(envenen* | veneno na) _3 (comida | agua | cafe) _4
(nao e (a minha | minha)) (mae | mulher | esposa) _4 (impostor* | trocaram | substitu*)
(vizinhos | governo | policia) _8 (ondas | antenas | gas | vigiam | espionam | perseguem)
(todos) _2 (atores | combinados | complô)
`,
  ),
  crisis(
    'substance',
    'substance',
    2,
    `
(recai | tive uma recaida | voltei a (usar | beber | consumir)) _4
(sem (beber | usar | consumir)) _8 (tremo | tremendo | a tremer | suo | bichos | vejo)
(vejo | vendo | a ver) (bichos | aranhas | insetos) _3
(garrafa | litro) _4 (por dia | todo dia | todos os dias)
(mistur*) _4 (rivotril | comprimidos | benzos | coca | pó) _4 (alcool | vodca | vodka | cachaça | cerveja)?
(cocaina | crack | pedra | heroina | cristal | lança | po) _6 (dias | direto | nao consigo parar | nariz | veia)
(nao consigo) _2 (parar | largar) de (beber | usar | cheirar | fumar | jogar)
(abstinencia | ressaca braba) _4
`,
  ),
];
