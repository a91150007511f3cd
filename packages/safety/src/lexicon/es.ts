import { SPANISH_CONCEPTS } from './concepts/es.ts';
import { SPANISH_FRAMES } from './concepts/es-frames.ts';
import { SPANISH_STATEMENTS } from './concepts/es-statements.ts';
import { SPANISH_CRISES } from './families/crises-es.ts';
import { SPANISH_FAMILIES } from './families/es.ts';
import { SPANISH_SIGNS } from './signs/es.ts';
import type { LanguagePack } from './types.ts';

/** Spanish. */
export const es: LanguagePack = {
  language: 'es',
  common: `yo me mi mis mio tu te su sus se lo la los las le les el un una unos unas de del a al en con por para sin que q y o u ni si no ya mas muy tan
quiero quisiera quería querria deseo tengo tiene siento estoy soy voy es son ser estar está esta este esto eso esa ha he haber hay hace hacer como cuando donde pero porque
vida vivir día dias noche noches hoy mañana ahora siempre nunca nada todo todos toda todas nadie alguien algo solo sola otra otro vez veces tiempo años año casa gente mundo madre padre
hijo hija amigo amiga familia persona hermano hermana bien mal mejor peor puedo poder pueda podría quien ella él ellos cosas cosa parte manera fin final cabeza cuerpo brazo brazos pierna piernas
dormir despertar comer pensar pensando pienso ganas razón sentido siga seguir sigo adelante aguanto aguantar puente tren plan nota carta dejar dejo dejado escrito pronto mucho poco carro coche casa dolor miedo sangre boca manos
desde hasta entre sobre tomar tomado tomé cansado cansada estado sido había fue era mí ti ir irme quiere quieren dice dijo uno dos tres 1 2 3 4 5 10 hambre calle agua ayer semana mes`,
  macros: `
filler = ya | realmente | solo | muchas | mucho | tanto | siempre | todavia | aun | tambien | mas | tan | muy | mucha | la | de | verdad | simplemente | sinceramente | literalmente | totalmente | a | veces | hoy | ahora | mismo | pronto | solamente | nomas | pues | bien | q | que
neg = no | nunca | jamas | ni | tampoco | sin | nadie | nada
want = quiero | kiero | quisiera | deseo | quiciera | queria | querria | ojala | ansio | anhelo | prefiero | preferiria | necesito | me gustaria | tengo ganas de | me dan ganas de | tengo deseos de | me provoca | tengo muchas ganas de | ganas de | deseando | queriendo | quieres | pienso en | sueño con | he pensado en | estoy pensando en | sigo pensando en | no dejo de pensar en | no paro de pensar en | fantaseo con | pensando en | pense en | he considerado | considero | estoy considerando | la idea de | pensamientos de | ideas de | tentacion de | impulso de | impulsos de | planteandome | planteado | me planteo | me he planteado | contemplo | tentado a | tentada a | tentada de | tentado de | pensamientos sobre | imagino | me imagino | estoy a punto de pensar en
killself = matarme | mátarme | suicidarme | suicidar | suicidio | suicidandome | matandome | quitarme la vida | quitarme mi vida | quitandome la vida | acabar con mi vida | acabar con todo | terminar con mi vida | terminar con todo | acabar con mi existencia | acabar conmigo | terminar mi vida | ponerle fin a mi vida | poner fin a mi vida | poner fin a todo | ponerle fin a todo | ponerle fin | acabar con este sufrimiento | acabar con mi sufrimiento | terminar con este sufrimiento | cometer suicidio | hacerme desaparecer | desvivirme | desvivir | irme de este mundo | dejar este mundo | partir de este mundo | tirar todo por la borda y morir | autoeliminarme | eliminarme | terminar con mi existencia | acabar de una vez con todo | acabar de una vez | quitarme del medio | quitarme de en medio | terminar conmigo | matarse
method = ahorcarme | colgarme | pegarme un tiro | pegarme un balazo | darme un tiro | dispararme | volarme (la cabeza|los sesos|la tapa) | cortarme (las venas|las muñecas|la garganta|las munecas) | abrirme las venas | tirarme _3 (puente|balcon|tren|metro|ventana|edificio|azotea|techo|piso|autobus|via|vias|barranco|rio|coche|camion|acantilado|terraza|carretera) | lanzarme _3 (puente|balcon|tren|metro|ventana|edificio|azotea|techo|vias|vacio|acantilado|carro|rio) | arrojarme _3 (puente|balcon|tren|metro|ventana|edificio|azotea|techo|vias|vacio|acantilado) | saltar _3 (puente|balcon|ventana|edificio|azotea|techo|vacio|tejado|acantilado|piso) | aventarme _3 (puente|balcon|tren|metro|ventana|edificio|azotea|carro|vias) | tomarme (todas|un bote|un frasco|una caja|el frasco|todo el bote) _3 | tomar (todas|un bote de|un frasco de|una caja de) _3 | envenenarme | ahogarme en | tragarme (todas|un bote|un frasco) _3 | sobredosis | intoxicarme | tomar veneno | tomarme veneno | tomar cloro | estrellar el (coche|carro|auto) | asfixiarme | meterme un tiro | prenderme fuego | desangrarme | electrocutarme | degollarme | apuñalarme
pills = pastillas | pildoras | medicamentos | medicinas | somniferos | tranquilizantes | ansioliticos | antidepresivos | paracetamol | paracetamoles | calmantes | comprimidos | tabletas | ibuprofeno | diazepam | clonazepam | valium | lorazepam | orfidal | rivotril | capsulas | veneno | cloro | lejia | raticida
`,
  groups: [
    ...SPANISH_CONCEPTS,
    ...SPANISH_FRAMES,
    ...SPANISH_STATEMENTS,
    ...SPANISH_FAMILIES,
    ...SPANISH_CRISES,
    ...SPANISH_SIGNS,
    {
      id: 'suicide.wish',
      category: 'suicide',
      level: 1,
      subject: 'self',
      patterns: `
$want ~ (morir | morirme | morime | la muerte | estar muerto | estar muerta | no existir | desaparecer para siempre | desaparecer de este mundo | dejar de existir | dejar de vivir | dormir y no despertar _2 | dormirme y no despertar _2 | no despertar | no despertarme | no haber nacido | no estar aqui | no estar vivo | no estar viva | no seguir viviendo | desaparecer | dormir para siempre | que todo termine | que todo acabe | que todo se acabe | que esto acabe | que me mate | estar bajo tierra | no volver a despertar)
(quiero | kiero | quisiera | deseo | queria | ojala | preferiria) ~ (estar)? ~ (muerto | muerta | morir | morirme)
(merezco | deberia | debería | debo) ~ (morir | estar muerto | estar muerta | morirme)
(quiero | kiero | necesito) ~ (que)? ~ (todo | esto | mi vida | el dolor | la vida | mi sufrimiento) ~ (se)? ~ (acabe | termine | termine ya | acabe ya | pare para siempre)
`,
    },
    {
      id: 'suicide.passive',
      category: 'suicide',
      level: 1,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(ojala | quisiera | desearia | preferiria | desearía | espero | ojala que | ruego | rezo para | pido) ~ (que)? ~ (no)? ~ (me muera | me muriera | me muriese | estuviera muerto | estuviera muerta | estuviese muerto | estuviese muerta | no hubiera nacido | no haber nacido | nunca haber nacido | nunca hubiera nacido | no existiera | no existiese | no despertara | no despertarme | no despierte | no despertar | no volver a despertar | me muero | morirme | mañana no despertar | me atropelle _3 | me atropellara _3 | dios me lleve | me lleve dios | no amanezca | no amanecer | hubiera muerto | haber muerto | me maten | no haya mañana)
(no | ya no | nunca) ~ (quiero | kiero | deseo | puedo | tengo ganas de | tengo fuerzas para | tengo razones para | tengo motivos para | encuentro sentido a | veo sentido a | le veo sentido a | le encuentro sentido a | tengo razon para | quisiera | merezco | soporto | aguanto | me interesa | vale la pena | veo motivo para | encuentro razon para | siento ganas de | hay razon para | hay motivo para | tiene sentido) ~ (vivir | seguir viviendo | existir | seguir con vida | estar viva | estar vivo | estar aqui | seguir aqui | la vida | mi vida | esta vida | seguir adelante | vivir mas | despertar | despertarme | levantarme nunca | continuar viviendo | seguir existiendo | seguir asi | continuar | mi existencia | seguir)
(la | mi | esta) vida ~ (ya)? ~ (no | carece) ~ (tiene | vale | merece | de | me) ~ (sentido | la pena | valor | nada | importa | interesa)
(vivir | la vida | existir | seguir) ~ (asi)? ~ no ~ (vale la pena | tiene sentido | merece la pena | es para mi)
(para que | por que | pa que) ~ (seguir | vivir | seguir viviendo | sigo viviendo | sigo aqui | vivo) ~ (viviendo | vivo | viva | asi)?
(cansado | cansada | harto | harta | hastiado | hastiada) ~ (de) ~ (vivir | la vida | mi vida | existir | esta vida | estar vivo | estar viva | seguir viviendo | todo y quiero irme | seguir)
(mejor | mejores | felices | tranquilos | bien) ~ (sin mi | si (yo)? (no estuviera | no existiera | me muero | me muriera | estuviera muerta | estuviera muerto | muriera | desaparezco | desapareciera) | si me muero)
(estaria | estarian | estaran | seria | sería) ~ (mejor) ~ (muerto | muerta | sin mi | no existir | morir | estar muerto | estar muerta)
(mejor | preferible) ~ (muerto | muerta | morir | estar muerto | estar muerta | morirme)
(nadie) ~ me ~ (extrañaria | echaria de menos | echara de menos | extrañara | va a extrañar | extrañaría)
(no | ya no) ~ (hay | tengo | me queda | queda) ~ (ninguna)? ~ (razon | motivo | razones | motivos | nada) ~ (para | por | por lo que | por la que | por el que) ~ (vivir | seguir | seguir viviendo | existir)
(sin) ~ (ganas | razones | motivos | razon | fuerzas) ~ (de | para) ~ (vivir | seguir viviendo | seguir)
(no deberia haber nacido | no debi nacer | no pedi nacer | odio estar vivo | odio estar viva | odio vivir | odio mi existencia | la muerte seria un alivio | la muerte es la unica | morir seria un alivio | solo la muerte | prefiero morir | prefiero la muerte | me quiero morir | me kiero morir | me quiero morirme | quiero q me trague la tierra para siempre | dios llevame | diosito llevame | señor llevame | llevame dios | espero la muerte | me quiero ir de este mundo | me da igual morir | me da igual vivir | no me importa morir | no me importaria morir | no me importaria morirme | me da igual morirme | no me importa si muero | me da igual si muero)
(soy | siento que soy | ser) ~ (una carga | un estorbo | un peso) ~ (para | de) ~ (todos | mi familia | los demas | mis padres | mis hijos | mi madre | la gente)
no (puedo | aguanto | soporto | doy) (mas | para mas) ~ _2 (vida | vivir | seguir | quiero irme)
`,
    },
    {
      id: 'suicide.active',
      category: 'suicide',
      level: 2,
      lifts: true,
      patterns: `
$killself
$want ~ $killself
me ~ (quiero | kiero | quisiera | gustaria | dan ganas de | deberia | apetece) ~ (matar | suicidar | quitar la vida | ahorcar)
(pensamientos | ideas | ideacion | tendencias | pensamiento | ganas | impulsos) ~ (suicidas | suicida | de muerte | de suicidio)
(me siento | soy | estoy) ~ suicida
(suicidio | matarme | suicidarme) ~ (es) ~ (la | mi) ~ (unica)? ~ (salida | opcion | solucion | respuesta)
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
(matarme | suicidarme) ~ (con | a) _3 ($pills | pistola | cuerda | cuchillo | navaja)
`,
    },
    {
      id: 'suicide.intent',
      category: 'suicide',
      level: 4,
      subject: 'self',
      lifts: true,
      patterns: `
(me voy a | voy a | vy a | me boy a | boy a | decidi | he decidido | decidí | pienso | estoy decidido a | estoy decidida a | estoy a punto de | a punto de | planeo | tengo planeado | tengo pensado | estoy listo para | estoy lista para | estoy dispuesto a | estoy dispuesta a | tengo decidido | tome la decision de | he tomado la decision de | estoy planeando | planeando | tengo que | estoy preparado para | estoy preparada para | vamos a | planificando | listo para | lista para) ~ ($killself | $method | acabar con esto | morir hoy | morir esta noche)
me ~ (voy a | quiero | kiero | pienso | vy a) ~ (matar | ahorcar | colgar | suicidar | quitar la vida | pegar un tiro | cortar las venas | tirar (del | al | de | a) | lanzar (del | al) | morir hoy | envenenar)
me (mato | suicido | cuelgo | ahorco | quito la vida | tiro (del | al | a las) | pego un tiro | lanzo (del | al) | voy a morir (hoy | esta noche | mañana))
(me matare | me suicidare | me quitare la vida | me colgare | me ahorcare | acabare con mi vida | me pegare un tiro | acabare con todo | me tirare | me lanzare)
(adios | me despido | despedida | hasta siempre | mi ultimo | mi ultima | perdonenme | perdoname mama) _8 (mundo cruel | para siempre | no aguanto mas | no puedo mas | los amo | los quiero | noche | mensaje | dia | carta | de todos | este mundo | mundo)
(no puedo | no te puedo | no les puedo | no) ~ (prometer | prometo | asegurar | garantizar) ~ (que)? ~ (no)? ~ _2 (hare daño | haga daño | mate | matare | suicide | suicidare | siga viva | siga vivo | haga algo | hare nada | voy a matar | seguire)
(mañana | pronto | cuando leas esto | cuando lean esto) ~ (ya)? ~ no ~ (estare | voy a estar | estaré) ~ (aqui | viva | vivo | mas)?
(intente | he intentado | trate de | intento de | e intentado) ~ ($killself | $method | suicidio | quitarme la vida)
(mi)? (intento | intentos) de suicidio
`,
    },
    {
      id: 'suicide.plan',
      category: 'suicide',
      level: 5,
      subject: 'self',
      patterns: `
(ya)? ~ (compre | tengo | consegui) ~ (la | una)? ~ soga
(tengo | ya tengo | hice | tengo hecho | he hecho) ~ (un | el | mi | todo)? ~ (plan | planeado | planeada | preparado | decidido | planificado) ~ (para | de | como) ~ _2 ($killself | $method | morir | suicidio | cuando y como | hacerlo | como y cuando)
(escribi | he escrito | deje | ya escribi | estoy escribiendo | escribiendo | deje escrita | tengo escrita) ~ (mi | una | la | las | mis)? ~ (carta | cartas | nota | notas) ~ (de)? ~ (despedida | suicidio | suicida | adios)
(tengo | compre | ya tengo | consegui | he comprado | prepare | guarde | ya compre | tengo guardadas) ~ (la | el | las | una | un | todas | suficientes | bastantes)? ~ (las)? (pastillas | cuerda | soga | pistola | arma | navaja | cuchillo | veneno | pastillas guardadas | medicamentos) _8 ($killself | $method | morir | hacerlo | esta noche | hoy | listas | lista | acabar | para mi | cargada | irme)
($killself | $method | lo hago | lo hare | lo voy a hacer | me mato | me suicido | me cuelgo | morire | me matare | me muero por mi mano | me quito la vida | suicidar | matar | ahorcar | colgar) ~ (hoy | esta noche | mañana | esta tarde | este fin de semana | el viernes | el sabado | el domingo | el lunes | esta madrugada | en unas horas | cuando todos duerman | la proxima semana | despues de)
(esta noche | hoy | mañana | este fin de semana | el viernes | el domingo | el lunes) ~ (es el dia)? ~ (me | voy a | lo | acabo | se) ~ (voy a)? ~ ($killself | $method | mato | suicido | cuelgo | quito la vida | hago | acaba todo | con mi vida | matar | suicidar | tiro | ahorco | con todo | morir)
(la | mi) (soga | pistola | cuerda | navaja) ~ (esta) ~ (lista | cargada | preparada | colgada)
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
(me)? ~ (acabo de | ya me | me | ya) ~ (me)? ~ (tome | tomar | tomarme | he tomado | trague | tragarme | tragado | tomado | bebi | beber | beberme | ingeri | ingerir | comi) ~ (todas | todo | un | una | el | la | # | muchas | demasiadas | como | casi | mas de | dos | medio | veinte | treinta | cuarenta | cincuenta) _4 $pills
(me | acabo de | ya me) ~ (corte | cortarme | abri | he cortado | abrirme) ~ (las | la)? (venas | muñecas | muneca | garganta)
(estoy | sentado | sentada | parado | parada | subida | subido) ~ (en | al | sobre | a)? ~ (el | la | lo alto | borde | un)? _3 (puente | azotea | borde | vias | cornisa | balcon | techo | tejado | barandilla | precipicio) _6 (saltar | tirarme | lanzarme | salto | voy a | punto | adios | tirar | acabar)
(estoy) (en el borde | al borde) (de | del) (puente | azotea | edificio | tejado | balcon | una azotea | un puente | precipicio)
(tengo) ~ (la | una | el | un) ~ (pistola | cuchillo | navaja | soga | cuerda | cuchilla | arma) ~ (en (la mano | mi mano | la cabeza | la boca | el cuello | mi cuello | la sien | las manos) | al cuello | contra | apuntando* | alrededor | en mi | puesta)
(intente | acabo de intentar | he intentado | trate de) ~ ($killself | $method | suicidarme) ~ (anoche | hoy | ayer | esta mañana | hace (una hora | un rato | unas horas | unos minutos) | esta noche | esta tarde)
(anoche | hoy | ayer | esta mañana | hace un rato) ~ (intente | trate de | he intentado) ~ ($killself | $method)
(me estoy desangrando | estoy desangrandome | me estoy muriendo por las pastillas | las pastillas ya | estan haciendo efecto las pastillas | tengo una sobredosis | estoy a punto de saltar | a punto de tirarme | a punto de colgarme | me acabo de intentar)
(tengo | con) ~ (la soga | la cuerda) ~ (en el | al | alrededor del) cuello
(ya)? me he tomado _4 $pills
`,
    },
    {
      id: 'self_injury',
      category: 'self_injury',
      level: 3,
      patterns: `
(me) ~ (corto | corte | cortaba | quemo | queme | lastimo | lastime | autolesiono | autolesione | hago daño | hice daño | hago cortes | hice cortes | araño | golpeo | hiero | rasguño | he cortado | he autolesionado | he hecho daño | estoy cortando | estoy haciendo daño | vuelvo a cortar | volvi a cortar | pego a mi misma | pego a mi mismo)
(cortarme | quemarme | lastimarme | autolesionarme | hacerme daño | herirme | hacerme cortes | golpearme | rasguñarme | cortandome | autolesiones | autolesion | autolesionandome | haciendome daño | lastimandome | arañarme | autolesionar)
(cortes | cicatrices | heridas) ~ (en) ~ (mis | los | las) ~ (brazos | piernas | muñecas | muslos)
`,
    },
    {
      id: 'suicide.other',
      category: 'suicide',
      level: 3,
      subject: 'other',
      lifts: true,
      patterns: `
(se quiere | quiere | va a | intento | penso en | dice que quiere | dice que va a | amenaza con | amenazo con | habla de | piensa en | piensa) ~ (matarse | suicidarse | quitarse la vida | morir | morirse | ahorcarse | cortarse | tirarse | hacerse daño | autolesionarse | matar | suicidar)
(se quiere | quiere) (matar | suicidar | morir)
`,
    },
    {
      id: 'suicide.bereavement',
      category: 'suicide',
      level: 0,
      subject: 'other',
      time: 'past',
      patterns: `
se (suicido | mato | ahorco | quito la vida | colgo | tiro)
`,
    },
    {
      id: 'method_seeking',
      category: 'method_seeking',
      level: 4,
      firm: true,
      subject: 'self',
      patterns: `
(como | cual es la | cual es el | que | cuantas | cuanto | cuantos | dime | busco | forma | manera | metodo | metodos | formas) _4 (matarme | suicidarme | morir sin dolor | morir rapido | morir sin sufrir | ahorcarme | quitarme la vida | sobredosis letal | dosis letal | dosis mortal | morir facilmente | para morir)
(dosis (letal | mortal)) ~ de _2
(cuantas | cuantos) ~ $pills ~ _3 (morir | matarme | sobredosis | mueres | mortal | letal | matan)
(metodo | metodos | forma | formas | manera) ~ (indolora | indoloro | indoloros | facil | rapida | rapido | sin dolor) ~ (de | para | mas)? ~ (morir | suicidio | suicidarse | matarse | suicidarme)
`,
    },
    {
      id: 'overdose',
      category: 'overdose_poisoning',
      level: 6,
      firm: true,
      time: 'now',
      patterns: `
(tome | tomo | trago | trague | bebio | bebi | ingirio | comio | tomado) ~ _2 (demasiadas | demasiados | sobredosis | lejia | cloro | veneno | raticida | pila | detergente | muchas) _2 ($pills)?
(sobredosis) ~ (de)? _3 (ayuda | heroina | fentanilo | ahora | hospital | hijo | amigo)
`,
    },
    {
      id: 'harm',
      category: 'harm_to_others',
      level: 5,
      subject: 'self',
      patterns: `
(voy a | quiero | tengo ganas de | pienso | planeo | me gustaria | estoy pensando en) ~ (matar | matarlo | matarla | matarlos | apuñalar | disparar | dispararle | asesinar | estrangular | envenenar | acuchillar | apuñalarlo | apuñalarla | asesinarlo | asesinarla | hacerle daño | hacer daño | golpear | quemar) ~ (a | al)? ~ _2 (mi | mis | el | la | ella | todos | alguien | jefe | esposo | marido | mujer | esposa | vecino | profesor | compañeros | gente | ex | padre | madre | hermano | bebe | hijo | hija)
(voy a | quiero) ~ (matarlo | matarla | matarlos | asesinarlo | asesinarla | apuñalarlo | apuñalarla)
(llevar | llevare | llevo) ~ (una | el | un)? ~ (pistola | arma | cuchillo) ~ (a) ~ (la escuela | el colegio | el trabajo | clase)
`,
    },
    {
      id: 'abuse',
      category: 'abuse',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(marido | esposo | novio | padre | papa | padrastro | pareja | madre | mama | tio | hermano | ex | el | esposa | novia | abuelo | primo | jefe) ~ (me) ~ (pega | golpea | maltrata | viola | violo | abusa | toca | amenaza | pego | golpeo | maltrato | abuso | amenazo | encierra | estrangulo | ahorco | humilla | obliga | forzo | empuja | da palizas | tira del pelo | tiene encerrada | manosea | tocaba)
me (pega | golpea | maltrata | viola | estan pegando | esta pegando | violaron | violo | amenaza de muerte | amenaza con matarme | tiene encerrada | quiere matar)
(tengo miedo | miedo) (de | a) (mi)? (marido | esposo | novio | padre | pareja | padrastro | ex)
(violencia (domestica | de genero)) _6 (ayuda | escapar | miedo | sufro | vivo | victima)
`,
    },
    {
      id: 'eating',
      category: 'eating_disorder',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(me)? ~ (provoco | provocarme | provoque | fuerzo | induzco) ~ (el)? ~ (vomito | vomitar)
(vomito | vomitar | vomitando) ~ (todo)? ~ (lo que como | despues de comer | la comida | cada comida | despues de cada)
(llevo | hace) ~ (# | dos | tres | cuatro | cinco | varios) ~ dias sin comer
(no) ~ (como | he comido | comer) ~ (nada)? ~ (desde hace | hace | en) ~ (# | dos | tres | cuatro | cinco | varios) ~ dias
(anorexia | bulimia | atracones | laxantes) _5 (recaid* | vomit* | no puedo parar | adelgazar | bajar de peso | otra vez | hambre | peor)
(me mato de hambre | dejar de comer para adelgazar | dejo de comer | matarme de hambre)
`,
    },
    {
      id: 'psychosis',
      category: 'psychosis_mania',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(voces | voz) _4 (dicen | dice | ordenan | ordena | hablan | gritan | susurran | insultan | mandan)
(oigo | escucho | escuchando | oyendo) ~ (voces | una voz)
(me) ~ (estan)? ~ (vigilan | persiguen | espian | siguen | controlan la mente | leen la mente | envenenan | vigilando | persiguiendo | espiando | envenenando | leyendo la mente)
(chip | microchip | camaras) ~ (en) ~ (mi | la) ~ (cabeza | cerebro | casa | cuerpo)
(soy | yo soy) ~ (dios | jesus | el mesias | el elegido | la elegida | inmortal)
(tele | television | radio) _4 (mensajes | habla | me habla)
(no | sin) ~ (duermo | dormir | he dormido) ~ (desde)? ~ (hace | en)? ~ (# | tres | cuatro | cinco | varios) ~ dias ~ _6 (energia | genial | poder | mision | ideas | increible)
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
(no) ~ (puedo | puede | esta | logra) ~ (respirar | respirando) 
(no respira | no reacciona | esta inconsciente | se desmayo y no | no despierta | no responde | convulsionando | convulsiones | esta convulsionando | se esta ahogando | paro cardiaco | infarto | derrame cerebral | labios azules)
(dolor | presion | opresion) ~ (muy)? ~ (fuerte)? ~ (en | de) ~ (el)? ~ pecho
(no para de | no deja de | no puedo parar de | mucho) ~ (sangrar | sangrado | salir sangre)
(cara | lengua | garganta) _3 (dormida | hinchada | hinchando | cerrando | paralizada | torcida)
`,
    },
    {
      id: 'distress',
      category: 'acute_distress',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(ataque | crisis) de (panico | ansiedad | nervios) _4 (ahora | ayuda | ayudame | no puedo | estoy)?
(no puedo mas | no aguanto mas | ya no puedo | no doy mas | ya no aguanto | no soporto mas)
(me siento | estoy) ~ (desesperado | desesperada | sin esperanza | vacio por dentro | vacia por dentro | un estorbo | una carga | hundido | hundida | al limite)
(no | sin) ~ (hay | veo | tengo) ~ (salida | esperanza | esperanzas | futuro)
`,
    },
    {
      id: 'substance',
      category: 'substance',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(recai | he recaido | volvi a | he vuelto a) ~ (beber | consumir | drogarme | tomar alcohol | la droga | las drogas | la cocaina | el alcohol | inyectarme)
(no puedo) ~ (dejar de | parar de) ~ (beber | drogarme | consumir | tomar alcohol | inyectarme)
(sindrome de abstinencia | adicto a | adicta a | mono) _4 (heroina | cocaina | alcohol | temblando | sudando | drogas | pastillas)
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
(deberias | debes | tienes que | mejor | solo | anda y | ve y | hazlo) ~ (matarte | suicidarte | morirte | quitarte la vida | matate | suicidate | ahorcarte | cortarte)
(matate | suicidate | ahorcate) (ya | ahora | de una vez)
(dosis (letal | mortal)) (de | es | para)
(todos | el mundo) estaria* mejor sin ti
`,
    },
    {
      id: 'neg',
      kind: 'mark',
      mark: 'neg',
      patterns: `$neg\n(deje de | he dejado de | en vez de | lejos de | evitar | prevenir | prevencion | dejar de)`,
    },
    {
      id: 'pseudo',
      kind: 'mark',
      mark: 'pseudoNeg',
      patterns: `
no ~ (puedo | dejo | paro) ~ (dejar | parar | evitar | de) _1
(no solo | no se | no me importa | no hay | no veo | no tengo | no aguanto | no soporto | nada me | nadie me | nadie va | no doy | no vale | no tiene sentido | no queda | no quiero vivir | no quiero seguir | no encuentro | nunca mas | no es broma | no estoy bromeando | no bromeo)
`,
    },
    {
      id: 'dneg',
      kind: 'mark',
      mark: 'doubleNeg',
      patterns: `no ~ (puedo | te puedo | les puedo)? ~ (prometer | prometo | asegurar | garantizar | jurar) ~ (que)? ~ (no | nada)`,
    },
    {
      id: 'contrast',
      kind: 'mark',
      mark: 'contrast',
      patterns: `pero | sin embargo | aunque | sino | hasta que | porque | y | asi que | solo | por eso | entonces`,
    },
    {
      id: 'self',
      kind: 'mark',
      mark: 'self',
      patterns: `yo | me | mi | mis | quiero | estoy | voy | siento | tengo | conmigo | mia | mio | pienso | quisiera | he | deseo`,
    },
    {
      id: 'you',
      kind: 'mark',
      mark: 'you',
      patterns: `tu | te | usted | ti | vos | contigo | quieres | estas pensando | piensas | tienes`,
    },
    {
      id: 'other',
      kind: 'mark',
      mark: 'other',
      patterns: `el | ella | ellos | ellas | se | su | personas | gente | alguien | hombre | mujer | joven | jovenes | adolescentes | quien | quienes | paciente | pacientes | victima | personaje | protagonista | muchos`,
    },
    {
      id: 'kin',
      kind: 'mark',
      mark: 'kin',
      patterns: `mi ~ (amigo | amiga | hermano | hermana | madre | padre | mama | papa | hijo | hija | novio | novia | esposo | esposa | marido | primo | prima | compañero | compañera | pareja | tio | tia | abuelo | abuela | mejor amigo | mejor amiga | ex | vecino | alumno)\n(un amigo | una amiga)`,
    },
    {
      id: 'report',
      kind: 'mark',
      mark: 'report',
      patterns: `(dijo | dice | decia | me conto | comento | escribio | cantaba | segun | le pregunto | cuenta) ~ (que)?`,
    },
    {
      id: 'past',
      kind: 'mark',
      mark: 'past',
      patterns: `
(hace) ~ (# | dos | tres | cinco | diez | muchos | varios | unos | algunos | un | mucho) ~ (años | meses | año | tiempo)
(cuando era | cuando tenia | de niño | de niña | de joven | de adolescente | en el pasado | antes | en mi adolescencia | años atras | en mi juventud | el año pasado | solia | en el instituto | en la universidad | en 19* | en 20*)
`,
    },
    {
      id: 'remission',
      kind: 'mark',
      mark: 'remission',
      patterns: `(ahora | ya | hoy) ~ (estoy | me siento | soy) ~ (mejor | bien | feliz | recuperado | recuperada)\n(me alegro | agradezco | gracias a dios) _4 (vivo | viva | sobrevivi | no lo hice | sigo aqui)\n(he superado | ya supere | lo supere | me recupere | ya no lo pienso)`,
    },
    {
      id: 'recent',
      kind: 'mark',
      mark: 'recent',
      patterns: `anoche | ayer | hoy | ahora mismo | esta mañana | esta noche | hace (una hora | un rato | unas horas | unos minutos | poco | # minutos | # horas) | acabo de`,
    },
    {
      id: 'soon',
      kind: 'mark',
      mark: 'soon',
      patterns: `hoy | esta noche | mañana | ahora mismo | ahora | ya | este fin de semana | pronto | esta tarde | el viernes | el sabado | el domingo | el lunes`,
    },
    {
      id: 'prepared',
      kind: 'mark',
      mark: 'prepared',
      patterns: `(escribi | he escrito | deje) _2 (carta | nota | despedida)\n(compre | tengo | consegui | guarde) _2 (pastillas | soga | cuerda | pistola | veneno | navaja)\n(me despedi | regale mis cosas | me he despedido)`,
    },
    {
      id: 'method',
      kind: 'mark',
      mark: 'method',
      patterns: `pastillas | soga | cuerda | pistola | puente | tren | veneno | cuchillo | navaja | sobredosis | azotea | venas | balcon`,
    },
    {
      id: 'hypo',
      kind: 'mark',
      mark: 'hypothetical',
      patterns: `si yo | si me | si el | si ella | si tu | imagina que | como si`,
    },
    {
      id: 'laugh',
      kind: 'mark',
      mark: 'laugh',
      patterns: `jaja* | jeje* | jiji* | xd | xdd | lol | jsjs* | 😂 | 🤣 | 😅 | 💀 | es broma | bromeo | broma | ajaj*`,
    },
    {
      id: 'trivial',
      kind: 'mark',
      mark: 'trivial',
      patterns: `examen | examenes | tarea | tareas | deberes | trafico | lunes | reunion | reuniones | risa | aburrimiento | aburrido | calor | frio que hace | verguenza | partido | wifi | serie | pelicula | jefe final | videojuego | juego | dieta | gimnasio | cute | bonito | perrito | gatito | hambre que tengo | rico | fila | cola del | clase de | matematicas | trabajo final | resaca | capitulo | concierto`,
    },
    {
      id: 'serious',
      kind: 'mark',
      mark: 'serious',
      patterns: `(no es | esto no es) (broma | una broma | un juego | parte de la historia | ficcion | la historia | el personaje | parte del juego | parte del personaje)\n(en serio | de verdad soy yo | en la vida real | fuera del personaje | fuera de la historia | fuera del juego | hablo en serio | soy yo de verdad | pausa la historia | no mi personaje | no el personaje | dejando el juego)`,
    },
    {
      id: 'info',
      kind: 'mark',
      mark: 'info',
      patterns: `prevencion | prevenir | estadisticas | estadistica | tasa | tasas | estudio | investigacion | articulo | pelicula | libro | cancion | novela | tesis | ensayo | documental | cuantas personas | que es el | por que la gente | significado | como ayudar | como puedo ayudar | sintomas | informe | eutanasia | escuadron suicida | atentado | terrorista | bomba | curso | clase sobre | charla | linea de | causas | factores de riesgo | señales`,
    },
    {
      id: 'fiction',
      kind: 'mark',
      mark: 'fiction',
      patterns: `(mi | el | la | un) ~ (personaje | protagonista | villano | novela | cuento | relato | guion | poema | heroe)\n(escribe | escribeme | escribir | escribiendo | continua | crea | cuentame) _2 (historia | cuento | escena | relato | poema | capitulo | novela | guion | cancion | dialogo)\n(habia una vez | erase una vez | susurro ella | susurro el | dijo el rey | juego de rol | capitulo #)`,
    },
    {
      id: 'idioms',
      kind: 'idiom',
      patterns: `
(muero | morir | morirme | muriendo | muriendome | mori | mata | matar | matarme | matando | muerto | muerta) ~ (de) ~ (risa | hambre | sueño | calor | frio | ganas | amor | verguenza | miedo | sed | aburrimiento | curiosidad | ternura | envidia | cansancio | celos | nervios | la risa | pena ajena | emocion | asco | alegria)
(matar el tiempo | matar el gusanillo | a muerte | de mala muerte | muerto de | me muero por (verte | ir | saber | probar | comer | conocer | ver | un) | suicidio (politico | profesional | social | financiero) | escuadron suicida | me mata de risa | matarme a (trabajar | estudiar | entrenar) | matarme (trabajando | estudiando) | me mato (trabajando | estudiando | a trabajar | a estudiar) | cortarme el pelo | cortarme las uñas | corto el pelo | corte el pelo | corte el dedo cocinando | corte cocinando | corte afeitandome | voy a matar (a mi hermano | a mi hermana) si | no te mueras de)
`,
    },
  ],
};
