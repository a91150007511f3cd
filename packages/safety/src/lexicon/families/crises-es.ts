import type { PatternGroup } from '../types.ts';
import { crisis } from './crisis.ts';

const PERSON = `el | ella | marido | esposo | esposa | novio | novia | padre | papa | madre | mama | padrastro | tio | hermano | primo | entrenador | profesor | jefe | ex | pareja | hijo | hija | cuidador* | abuelo | vecino | guardia | cura | pastor`;

/** Spanish: other crises, family by family. */
export const SPANISH_CRISES: readonly PatternGroup[] = [
  crisis(
    'abuse',
    'abuse',
    4,
    `
(${PERSON}) _4 (me | nos) (pega | pego | golpea | golpeo | empuja | empujo | ahorco | estrangula | patea | pateo | viola | violo | amenaza | encierra | encerro | quema | toca | toco | manosea | obliga | insulta | controla | sigue | quita | jalo | jala | cachetea)
(me | nos) (pega | golpea | patea | viola | encierra | manosea | estrangula | ahorca | ahorco | quito) _4 (cinturon | cuando | cada | borracho | noche | mujer | llave | pasaporte | pension | dinero | documentos)?
(me | nos) (violaron | violo | abusaron | abuso | drogaron | forzo | forzaron)
(patea | golpea | pateando | golpeando | rompiendo) _2 la puerta _6
(entra | viene | se mete) _3 (mi cuarto | mi cama | mi habitacion) _3
(quita | quito | retiene | escondio) _3 (pension | pasaporte | dni | sueldo | celular | documentos)
(subir | publicar | mandar | difundir) _2 (fotos | videos | imagenes) _4 (si | dejo)
(me va a matar | me matara) si
(cuchillo | pistola) _3 (cuello | garganta | cabeza)
(moretones | marcas | golpes) _6 (cuerpo | cara | brazos | esconder | el me)
(orden de alejamiento | orden de restriccion) _6
`,
  ),
  crisis(
    'child',
    'child_safety',
    4,
    `
(tengo) (# | ocho | nueve | diez | once | doce | trece | catorce) (años)? _10 (fotos | desnud* | conocer* | tocar* | toca | pega | sol* | hambre | novio de | casar*)
(señor | hombre | alguien | tipo) _4 (internet | juego | chat | instagram | roblox) _8 (fotos | direccion | desnud* | vernos | vivo)
(tio | profesor | entrenador | padrastro | primo) _6 (secreto | juego | no le diga* | no digas)
(mama | papa) _3 (no despierta | me encierra | no vuelve | no llega | me pega | me deja)
(quemaduras | moretones) _6 (niño | niña | alumn* | vecin* | nieto)
(chantaje* | extorsion*) _6 (fotos | video | videos)
`,
  ),
  crisis(
    'distress',
    'acute_distress',
    2,
    `
(no puedo) _1 (respirar | parar de (llorar | temblar) | dejar de (llorar | temblar))
(me falta | no me entra) el aire
(ataque de panico | ataque de ansiedad | crisis de panico | hiperventil* | flashback | disociad*)
(no se si es real | nada parece real | todo es irreal | no siento mis manos | no siento mi cuerpo)
(acaban de | me acaban de) _4 (llamar | decir | avisar) _6 (murio | muerto | muerta | accidente)
(mi (hijo | hija | marido | esposa | madre | padre)) _2 (murio | esta muert* | se murio | acaba de morir)
(me voy a (volver loc* | desmayar)) _3
(corazon) _3 (se me sale | a mil | explota) _4
(que alguien | alguien) _3 (me ayude | hable conmigo | por favor)
(no puedo no puedo | ya no ya no)
(no aguanto) _2 (un minuto | ni un minuto) mas
`,
  ),
  crisis(
    'eating',
    'eating_disorder',
    3,
    `
(llevo | hace) _3 dias _3 (sin comer | a agua | solo agua | no como)
(vomito | vomitar | provoco el vomito | dedos) _6 (despues de | comer | cada | garganta)
(atracon | atracones | purgo | purgar*) _6
(laxantes) _4
(peso | kilos) _6 (gord* | todavia | aun | bajar)
(gord* | asco) _4 (espejo | kilos | comer)
(escondo | tiro | boto) _2 (la)? comida _4
(se me (fue | retiro) la regla | no me baja) _6
(me desmaye | me desmayo) _6 (comer | hambre | comida)?
(contar calorias | calorias) _4 (dia | maximo | solo)
(ana y mia | amiga ana | mi amiga mia)
`,
  ),
  crisis(
    'harm',
    'harm_to_others',
    4,
    `
(lo | la | los | las) (voy a | quiero) (matar | apuñalar | quemar | degollar | rajar | balear | envenenar | ahogar) _6
(voy a | quiero) (matarlo | matarla | matarlos | apuñalarlo | quemarlos | quemarle | pegarle un tiro | rajarlo) _6
(llevo | tengo | compre | traigo) _3 (cuchillo | pistola | gasolina | machete | arma | fierro) _6 (mochila | escuela | trabajo | el | ella | ellos | lista | listo)
(almohada) _6 (cara | bebe)
(bebe | niño | niña) _8 (sacudir* | callar* | ahogar* | tirar* | hacerle algo)
(van a | va a) (pagar | arrepentir* | saber quien soy | acordar*) _6
(se donde) _2 (vive | viven | trabaja | estaciona)
(me llevo | nos vamos) _2 (a)? (todos | ellos) _2 (conmigo | por delante)
(miedo) _3 (hacerle daño | lastimar* a | pegarle | perder el control con)
(prender* | prenderle) fuego _4
`,
  ),
  crisis(
    'medical',
    'acute_medical',
    6,
    `
(pecho) _4 (duele | dolor | aprieta | opresion) _8 (brazo | sudor | sud* | mandibula | aire)
(boca | cara) _3 (torcida | chueca | caida | paralizada)
(habla | hablar) _3 (raro | enredado | arrastr* | no puede | incoherenc*)
(no) (respira | reacciona | despierta) _3
(labios | cara) _3 (azul* | morad* | hinchad*)
(embarazada | semanas) _8 (sangr* | sangre)
(convulsion* | convulsiona*) _4
(inconsciente | desmayad* | colapso) _3
(golpe | golpeo | cayo) _4 cabeza _6 (vomit* | dormid* | confund*)
(trago | tomo | bebio | comio) _4 (pila | cloro | lejia | detergente | hongos)
(alergi* | picadura | abeja | avispa) _8 (aire | hinch* | garganta)
(diabetic* | azucar) _8 (temblando | suda | confund* | vomit* | raro)
(sangr*) _4 (no para | mucho | chorro | borbotones)
(fiebre) _4 (40 | 41 | cuarenta) _6
`,
  ),
  crisis(
    'psychosis',
    'psychosis_mania',
    3,
    `
(llevo | hace) _3 (dias | noches) _2 sin dormir _10
(no) _1 duermo _4 (dias | noches) _8
(chip | microfono* | camara* | transmisor) _5 (cabeza | oido | diente* | muela | pared* | enchufe* | casa)
(soy) _3 (mesias | dios | elegid* | profeta | jesucristo | enviad*)
(la tele | television | radio | locutor | presentador*) _6 (habla* de mi | me habla | mensaje* | señas | me mand*)
(voces) _5 (dicen | mandan | ordenan | insultan | escucho | oigo | hablan)
(oigo | escucho) _2 (una)? (voz | voces) _6
(me) (leen | roban | escuchan) _2 (la mente | los pensamientos | el pensamiento)
(envenen*) _3 (comida | agua | cafe) _4
(no es mi) (madre | esposa | marido | hijo) _4 (impostor* | cambiaron)
(vecinos | gobierno | cia | policia) _8 (ondas | antenas | gas | vigilan | espian | persiguen)
(todos) _2 (actores | complot | compinchados)
`,
  ),
  crisis(
    'substance',
    'substance',
    2,
    `
(recai | recaida | volvi a (consumir | beber | inyectarme | fumar)) _4
(sin (beber | tomar | consumir)) _8 (tiembl* | sud* | bichos | veo)
(veo | viendo) (bichos | arañas | insectos) _3
(botella | litro) _4 (diaria | al dia | cada dia | todos los dias)
(mezcl*) _4 (pastillas | benzos | clonazepam | rivotril | coca | tusi) _4 (alcohol | vodka | ron | cerveza)?
(coca | cristal | heroina | crack | fentanilo | perico | tusi | piedra | meta) _6 (dias | diario | no puedo parar | nariz | pecho | vena)
(no puedo) _2 (parar | dejar) de (tomar | beber | consumir | drogarme | apostar)
(sindrome de abstinencia | el mono) _4
(sin la dosis | sin mi dosis) _4
`,
  ),
];
