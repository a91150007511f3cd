import type { PatternGroup } from '../types.ts';

const HEIGHT = `puente | azotea | balcon | ventana | tejado | techo | terraza | acantilado | barranco | viaducto | cornisa | piso | pisos | mirador | baranda | barandilla | torre | represa | presa`;
const TRACKS = `tren | metro | subte | vias | via | anden | autopista | carretera | camion | trailer | ruta | trafico`;
const WATER = `mar | rio | lago | embalse | agua | pozo | laguna`;
const MEANS = `pastillas | pildoras | somniferos | medicamentos | cuerda | soga | mecate | lazo | pistola | escopeta | revolver | arma | fusil | rifle | cuchillo | navaja | cuter | cutter | hoja | cuchilla | gillette | veneno | raticida | insulina | gas | cloro | lejia`;

/** Spanish: what is said in many words, family by family. */
export const SPANISH_FAMILIES: readonly PatternGroup[] = [
  {
    id: 'family.wish',
    category: 'suicide',
    level: 1,
    weak: true,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(ojala | preferi* | quisiera | quiero | espero | rezo | pido | sueño | mejor | me gustaria | daria | igual | da igual | importa* | alivio | bien) _6 (no despert* | no me despert* | no volver a despertar | despertar nunca | no amanec* | no abrir los ojos | no levantarme nunca | dormirme y no)
(no despert* | no amanec* | no abrir los ojos) _6 (igual | importa* | bien | alivio | mejor | regalo | paz)
(corazon) _4 (pare | parara | deje de latir | se detenga | detuviera | aguante mas)
(envidia | envidio) _6 (muertos | descansan | murieron | muere* | ya se fueron | cementerio | muri*)
(que | ojala | a ver si) _5 (biopsia | tumor | cancer | diagnostico | resultado | enfermedad) _8 (malo | maligno | mortal | acaba | terminal | me lleve | incurable)
(ojala | que | si) _2 me _2 (diera | de | atropell* | lleve | llevara | parta | caiga | mate | trague | tragara | pille | arrolle | lleva) _3 (cancer | infarto | coche | carro | camion | rayo | mar | tierra | bala | muerte | dios | parca | huesuda | tren | autobus)?
(trague | lleve | recoja | venga) _3 (mar | tierra | dios | señor | parca | muerte | huesuda | pelona | virgen)
(espero | esperando | espera | aguardo) _4 (muerte | parca | huesuda | pelona | mi hora | mi turno | que dios me | que me toque | el final | la hora)
(por que | porque) _2 no (me mori yo | fui yo | me toco a mi | me mori | me llevo a mi | yo)
(debi | tendria que | deberia) _3 (morirme yo | morir yo | haber muerto yo | haber sido yo | ser yo)
(cambiaria | cambiado | daria) _4 (lugar | mi vida | sitio) _4 (por | con) _3
(vida) _4 (queda grande | pesa | sobra | cansa | harta | no es para mi | es una condena | duele | no vale | no tiene sentido | ya no me | castigo | carcel | regalo | devuelv*)
(preferi* | quisiera | quiero | mejor | ojala) _3 (que se terminara | que se acabara | que acabe | que termine | se acabe todo | no estar | no existir | no ser | no haber nacido | desaparecer | apagarme | borrarme | esfumarme | evaporarme | dormir para siempre)
(no haya mas yo | no ser nadie | dejar de ser | dejar de estar | dejar de existir | no existir | no estar aqui | no estar mas | no haber nacido | no haber existido)
(estar muert* | morir* | muerte | la muerte) _5 (descans* | alivio | paz | liberacion | bonito | regalo | consuelo | solucion | tranquil* | no me asusta | no me da miedo)
(descansar) _3 (para siempre | de una vez | por fin | de todo | de verdad | de la vida)
(nada | nadie) _3 (ate | ata | retiene | retenga | amarra) _3 (aqui | a la vida | a este mundo)?
(avion | autobus | bus | coche | carro) _8 (caiga | estrelle | se cae | cayera | se movio | volcara) _8 (paz | por fin | alivio | mejor | igual | bien)
(por fin) _5 (paz | descanso | se acaba)
(mejor | bien | felices | tranquil* | descans* | aliviad*) _4 (sin mi | si no estuviera | si no existiera | si me muriera | cuando no este | si yo no)
(sin mi | si no estuviera | si yo no existiera | si me muriera | si faltara | cuando falte) _8 (mejor | bien | feli* | tranquil* | descans* | nadie | igual | alivi*)
(carga | estorbo | estorbando | peso | lastre | sobro | sobrando | sobra) _3 (para | todos | mi familia | mis | aqui | en todas partes | en esta casa | en el mundo)?
(nadie) _3 (extrañ* | echar* de menos | echaria en falta | notar* | enterar* | llorar* | importa* | me va a) _4
(cansad* | harta | harto | aburrid* | hasta) _3 (de vivir | de la vida | de existir | de esta vida | de estar viv* | de respirar | de seguir | de luchar)
(no quiero | ya no quiero | no quisiera) _2 (mas | vivir | estar | seguir | despertar | existir | cumplir | llegar a) _3
(vivo | sigo | estoy) _3 (solo | nomas | unicamente) _2 (por | porque) _4 (hijos | gato | perro | mama | madre | cobard* | no me atrevo | no tengo valor)
(si no fuera por) _6 (ya | no estaria | me habria | hace rato)
(para que) _2 (vivo | seguir | vivir | levantarme | naci | sigo | existo)
(nacer | nacido | naci | parieron | pario | parido | traje* al mundo) _3 (ojala | error | nunca | para que | mala hora | maldit*)
(ojala | por que) _4 (no hubiera nacido | naci | me abortaran | me tuvieron | me tuvo | me pario | nunca hubiera)
(dios) _3 (se olvido | me olvido | llevame | lleveme | no me lleva | recogeme | me recoja)
(llevame | lleveme | recogeme) _2 (dios | diosito | señor | virgencita)?
(un error | equivocacion) _3 (haber nacido | mi existencia | que exista)
(no llego | no llegare | no me veo) _3 (viejo | vieja | a los # | a los ## | al año | a navidad)
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
(imagin* | pens* | pienso | piens* | idea | ganas | miro | fantase* | sueño | vision | impuls* | tentacion | veo | cruzo | paso | quedo) _8 (${HEIGHT} | ${TRACKS}) _6 (salt* | tir* | lanz* | cae* | dejarme | soltar* | arroj* | avent* | meter* | volant*)
(${HEIGHT} | ${TRACKS} | ${WATER}) _8 (imagin* | pens* | pienso | piens* | idea | ganas) _6 (salt* | tir* | lanz* | cae* | dejarme | soltar* | arroj* | avent* | entrar | acabar | hundir* | no volver)
(imagino | imaginarme | imaginandome) _2 (saltando | tirandome | colgad* | muert* | cayendo | lanzandome | ahogandome | ahorcad*)
(miro | veo | mirando | mirar | viendo | me quedo mirando) _4 (${MEANS} | ${HEIGHT} | ${TRACKS}) _6 (otra manera | otros ojos | pensando | pienso | distint* | tentacion | quedo | ganas | me llama)
(${MEANS}) _6 (quedo pensando | pienso en | me llama | me tientan | me tienta | otra manera)
(pens* | pienso | piens* | idea* | barajando | planteando* | considerand* | ganas | sueño | dan) _6 (hacerlo | hacer una locura | por mi propia mano | por mis medios | por mi cuenta | a mi modo | adelantarme | irme con (el | ella | ellos) | irme tras | acabar ahi | acabar con est* | acabar conmigo | acabarla | terminarla | quitarme | matarme | desaparecer para siempre | no salir viv*)
(acabar | terminar) _1 (ahi | aqui) mismo
(irme | reunirme | juntarme | ir) _2 (con | donde | junto a) _1 (el | ella | ellos | mi niñ* | mi hij* | mi mam* | mi pap* | mi espos* | mi marido | mi muj* | dios | diosito) _6 (hacerlo | pronto | yo | ya | propios medios | por mi)?
(de | por) (mi propia mano | propia mano | mis propios medios | mi propia voluntad | mi voluntad)
(salida | solucion | camino | escape | escapatoria | alternativa | remedio) _4 (muerte | morir* | matarme | suicid* | no estar | desaparecer | la tumba)
(me ronda | ronda | rondan | rondando) _3 (suicid* | muerte | la idea | cabeza | pensamiento*)
(suicid* | la muerte | quitarme la vida) _3 (ronda | cabeza | idea | mente | pienso)
(me quit* | quitar* | quitarme) _2 (de en medio | del medio | de encima)
(duele | doler* | se sufre | tarda) _3 (morir* | ahogar* | ahorcar* | saltar)
(hacer | cometer | haga | hice) _2 (una locura | una tonteria | una estupidez | algo malo | un disparate | una barbaridad) _3 (conmigo | contra mi | conmigo mism* | un dia | noche)?
(a esto | a punto | cerca | al borde) _3 (hacer una locura | hacer* daño | de matarme | de acabar | de saltar | tirarme)
(formas | maneras | metodos | modos | como) _3 (morir* | matarme | suicidar* | desaparecer | acabar conmigo | quitarme)
(busc* | googl* | investig* | pregunt* | leyendo) _6 (como morir | formas de morir | sin dolor | cuantas pastillas | dosis | no duela)
(me quiero | quiero | voy a | me voy a) (pitear* | petar* | pelar* | despachar* | colgar* | guindar* | quebrar* | bajar*) _3 (yo | solo | sola | mism*)
(cruz* | camin* | manej* | conduc*) _4 (sin mirar | con los ojos cerrados | a lo loco) _6 (adrede | proposito | a ver si | ojala | suerte)
(parte de mi | una parte | una voz | algo en mi | la voz | cabeza) _4 (quiere | dice | pide | grita | repite) _5 (morir* | mate | salt* | hazlo | acab* | tir* | muert* | hacerlo)
(miedo) _3 (a mi mism* | de mi mism* | de mi | de lo que pueda | de lo que puedo | de hacerme | de quedarme sol*)
(pensamientos) _3 (feos | malos | oscuros | negros | volvieron | otra vez | que no le | de muerte | vuelven)
(no le deseo a nadie) _4
(si me) _2 (matara | mato | muero | tirara | quitara | colgara | fuera) _8 (descansar* | enterar* | encontrar* | llorar* | vendria* | notar* | importar* | lo pienso)?
(me encuentren | me encontraran | quien me encuentra | quien me encontraria)
(parezca | parecer | parecer* | pareciera) _2 (un)? accidente
(tirar la toalla | bajarme del tren | bajarme del mundo | bajarme de este mundo | apagar la luz | desconectarme | desenchufarme | cerrar el chiringuito | colgar los tenis | estirar la pata) _3 (vida | definitiv* | para siempre | yo mism* | de una vez)?
(autodesviv* | desviv* | sewerslide | unaliv* | kms | ctb | sui | s word | 4utodes*)
(dar* de baja | darme de baja | desinstalar* | hacer logout | cerrar sesion | desloguear* | salirme | speedrun) _6 (de la vida | la vida | del mundo | al mas alla | irme | de este mundo)
(irme | voy | viaje | boleto) _4 (al mas alla | con diosito | al cielo | al otro lado | al otro barrio | con papa dios | con los angelitos)
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
(hoy | esta | mañana | el (lunes | martes | miercoles | jueves | viernes | sabado | domingo)) _1 es (la noche | el dia | la fecha | el momento | el ultimo)
(ya)? no hay (marcha atras | vuelta atras | regreso | vuelta de hoja)
(tengo | ya tengo | consegui | compre | guard* | junt* | escond* | cargue | prepar* | robe) _4 (${MEANS}) _5 (mano | cargada | lista | listas | guardad* | junt* | cajon | preparad* | escondid* | suficient* | conmigo | a mano | list* | hoy | noche | despedir*)
(${MEANS}) _3 (en la mano | delante | al lado | cargada | lista | preparad* | listas | contad*) _6
(ya)? (tengo | compre | consegui | escogi | elegi) _2 (la | el | una) _1 (cuerda | soga | pistola | metodo | veneno | arma | fecha | dia | lugar | sitio)
(tengo | tengo ya) _1 (una | la) fecha
(tengo el metodo | tengo el dia | tengo la fecha | tengo todo listo | tengo todo preparado | esta todo listo | todo preparado | todo listo) _8
(hacer* | hago | hare | haga) _2 (esta noche | hoy | mañana | en una hora | el viernes | el sabado | el domingo | cuando | en cuanto | despues de | al amanecer)
(esta noche | hoy | mañana | en una hora | este fin de semana | el viernes | el domingo | el lunes | cuando termine | cuando se duerman | cuando todos duerman | en cuanto) _6 (lo hago | lo hare | lo voy a hacer | me mato | me voy de este mundo | me voy para siempre | descanso | acabo con | se acaba | termino con todo | me cuelgo | me tiro | salto | me voy con)
(lo hago | lo hare | voy a hacerlo | lo voy a hacer) _4 (esta noche | hoy | mañana | cuando | en una hora | el viernes | ya | y punto)?
(de (esta | este) (semana | noche | mes | año | fin de semana | finde)) no paso
no paso de (esta | este | mañana | hoy | el) _2
(me voy | irme) _2 (de este mundo | del mundo | para siempre | y no vuelvo | sin vuelta) _3
(decision) _2 (tomada | esta tomada | tome | firme | hecha)
(decidi* | decidido | resuelto) _4 (irme | morir* | no seguir | acabar | descansar | hacerlo | fecha | que hoy | dejar de vivir | partir | terminar)
(regale | di | done | reparti | vendi | regalando | deje | repartiendo) _8 (no los voy a necesitar | no lo voy a necesitar | no voy a necesitar | no necesito | ya no las | donde voy | cuando no este)
(no) _2 (voy a necesitar | necesitare | me hara falta | me haran falta) _3 (nada | donde voy | mas | adonde voy)?
(carta | cartas | nota | audio | video) _8 (cuando yo no este | cuando ya no este | no se culpe* | no se sienta* | culpa | despedida | despedirme | dejo | dejar | para cuando | debajo)
(escrib* | ayud*) _6 (carta | nota | despedida) _8 (no este | no se culp* | despedid* | culpa | adios | muera | cuando me)
(despedirme | despedida | decir adios | despedi | despidiendome | dije adios) _6 (de todos | de mi | sin que | de ellos | de ustedes | solo | queria | para siempre | elegir | sin decir* | por ultima)
(solo queria | solo keria | nomas queria | queria) _1 (despedirme | decir adios | darles las gracias | pedir perdon)
(chau | adios | hasta siempre | hasta nunca) _2 (gracias por todo | perdon por todo | mundo | a todos | los quiero | gente)
(gracias por todo) _6 (adios | chau | escuchaste | hasta siempre | fuiste | cuidate | cuidense)
(deje | dejo | entregue | di) _3 (perro | gato | llaves | mascota) _10 (acantilado | puente | camino | no vuelvo | rio | mar | vias | azotea | me voy)
(voy camino | camino | voy | rumbo) _2 (al | a la | hacia el) _1 (acantilado | puente | vias | precipicio | azotea | barranco)
(estoy | subi | sentad* | parad* | en) _2 (en la | a la | al | el | en el) _1 (azotea | cornisa | borde | puente | baranda | barandilla | via | vias | acantilado | tejado) _10 (nadie | abajo | pisos | miro | viento | salt* | ultima | adios | solo)
(esperando | espero) _2 el tren _4 (no para | subir* | encima)
(boleto | billete | pasaje | viaje) _2 de? (ida | solo ida | sin vuelta) _8
(papeles | testamento | nicho | seguro | herencia | cuentas | contraseñas | entierro | funeral) _8 (orden | pague | firm* | accidente | listos | listo | arregl* | pagado | mañana | a nombre | cubr* | hijos)
(no me llamen | no me busquen | no me busques | no me esperen | no intenten | no llamen) _8 (nunca mas | mañana | nada | contestar | tarde | nadie | ya)
(no voy a contestar | no contestare) nunca mas
(no busco que me | no intentes | no traten de | no me van a) _2 (conven* | deten* | parar | salv*)
(quedate | quedense | te dejo | les dejo | te regalo) _6 (cuenta | perro | gato | cosas | guitarra | consola | casa) _8 (no entro | no vuelvo | ya no | no voy a | nunca)
(yo ya no) (entro | vuelvo | voy a estar | estare | juego) _3 (mas | nunca | ni ahi)?
(ultim*) _2 (cafe | cena | noche | mensaje | vez | dia | abrazo | carta | foto | cumpleaños | navidad) _8 (no sabe* | no sabia* | adios | descanso | mañana | despues | nadie)
(cuando) _2 (yo)? (ya)? no este _6 (culp* | cuid* | perro | gato | hij* | llor*)
(sabe | se) _3 (donde)? _3 (guarda* | esta) _4 (escopeta | pistola | arma | revolver | pastillas | llave) _6
(espero | aguardo | aguanto) _2 (a que | que | hasta) _10 (y despues | y luego | y entonces | y ya | despues) _4 (me voy | lo hago | me mato | descanso | termino | hago)
(asi quede conmigo | ya lo decidi | ya esta decidido | esta decidido | lo tengo decidido | ya lo tengo todo)
(cuento | contando) _2 (los dias | las horas) _3
(mañana | pasado | la semana que viene | la proxima semana | el lunes | a esta hora) _4 (ya)? (no estare | no voy a estar | no existire | descanso | descansare | estare muert* | sere libre)
`,
  },
  {
    id: 'family.act',
    category: 'suicide',
    level: 6,
    weak: true,
    subject: 'self',
    patterns: `
(soga | cuerda | lazo | cinturon) _8 (cuello | viga | closet | aguantaba | ya la tengo)
(amarre | ate | colgue) _2 (la | el) _1 (cuerda | soga | cinturon) _6
(lavaron el estomago | lavado de estomago | desperte en urgencias) _6
(carro | auto | coche | motor) _4 (encendido | prendido | andando) _6 (cochera | garaje | garage | cerrad*)
(mezcle | me tome todo | trague todo) _6 (ron | vodka | alcohol | botiquin)
(me tire | me lance | me avente | salte) _3 (al | del | de) _6 (sacaron | cai | toldo | pescadores | vivo | rio)?
(ensaye | probe | practique) _6 (cinturon | cuerda | soga | aguanta*)
(acabo de empezar | empece) con _3 (botella | pastillas | caja)
ya no siento _2 (cara | manos | piernas) _2
(cuando me den de alta | hoy que me den) _4 (repito | lo hago)
(acabo de | ya | recien | me) ~ (me)? ~ (tragarme | tomarme | tomar | tragar | tome | trague | he tomado | he tragado | bebi | beber) _2 (todo | todas | dos | tres | cajas | caja | bote | frasco | blister | sobredosis | lejia | veneno | ## | un monton) 
(tome | trague | tomé | ingeri | bebi | engulli | zampe | meti | tomado | tragado | bebido) _3 (todas | todo | todos | entero | entera | el frasco | el bote | la caja | una caja | un frasco | un bote | un monte | monton | un puñado | puñado | ## | veinte | treinta | cuarenta | sesenta | dos cajas | tres cajas | blister* | lejia | cloro | raticida | veneno | matarratas | insecticida | plaguicida | anticongelante) _4
(todas | todo el frasco | la caja entera | el blister entero) _3 (me las tome | me las trague | me lo tome | tome | trague)
(ya)? (me las|me la|me lo|me los) (tome | trague | bebi | acabo de tomar | he tomado)
(me corte | me abri | corte) _2 (venas | muñecas | cuello | vena) _6
(sangre | sangra | sangrando) _3 (no para | no deja | por todos lados | mucha | chorros | no se detiene)
(abri | abierto | encendi | prendi) _2 (gas | la llave del gas | carbon | brasero | motor) _6
(estoy | ando | sentad* | parad* | subid*) _3 (al otro lado | del lado de afuera | por fuera | borde | cornisa | barandilla | baranda | pretil) _6
(soga | cuerda | cinturon) _3 (cuello | al cuello | puesta | se rompio | rompio | amarrada | atada)
(pistola | arma | cañon) _3 (en la boca | en la sien | en la cabeza | cargada en)
(intente | trate) _3 (matarme | suicidarme | ahorcarme | colgarme | quitarme la vida | tirarme | cortarme las venas | ahogarme) _4
(anoche | ayer | hoy | hace un rato | esta mañana) _6 (intente | casi salto | casi me tiro | me subi a | me colgue | me saco | me bajaron | me encontraron)
(no (funciono | salio | sirvio | resulto) | me descubrieron | me sacaron a tiempo | lavado de estomago) _4
(empiezo | estoy empezando | empieza) _2 (a sentir sueño | a darme sueño | a marearme | a dormir* | a hacer efecto | a no sentir)
(ya (me)? (hice | lo hice | esta hecho | es tarde)) _4 (perdon | adios | pastillas | tarde | gracias | sangre)
`,
  },
  {
    id: 'family.self_injury',
    category: 'self_injury',
    level: 3,
    weak: true,
    subject: 'self',
    patterns: `
(me) (pego | doy | golpeo | estrello | clavo | muerdo | araño | rasguño | quemo | pincho | arranco | pellizco | cortaba | corto | corte | rajo | raje | quemaba | lastimo | lastime | hiero) _3 (puñetazos | cabezazos | cabeza | pared | compas | muslo | manos | brazo | brazos | piernas | cigarro | mechero | encendedor | pelo | cabello | pestañas | agujas | piel | muñeca | muñecas | a mi mism* | hasta | cuchilla | barriga)
(cabeza | puño | puños | frente) _3 (contra la | contra el | a la) _1 (pared | muro | puerta | piso | suelo | casillero)
(manga larga | mangas largas | sudadera | pulseras | vendas) _8 (calor | agosto | verano | por que | porque | cicatrices | cortes | marcas | nadie | imagin* | tapar | brazos)
(cicatrices | marcas | cortes | rayas | tajos | lineas) _5 (brazo | brazos | muslo | muslos | muñeca | muñecas | piernas | escond* | tapar | nuevas | frescas)
(cuter | cutter | cuchilla | gillette | navaja | hoja | hojilla | sacapuntas | compas | tijeras) _8 (mano | brazo | muslo | piel | escond* | cajon | medico | doctor | estuche | mochila | funda | debajo)
(se me fue la mano) _6 (cuter | cutter | cuchilla | hoja | gillette | navaja | corte)
(ver)? (la)? sangre _4 (calma | tranquiliza | alivia | me relaja | respirar | paz | sentir)
(dolor) _4 (sentir* algo | me calma | alivia | necesito | sentirme viv* | distrae | lo merezco)
(volvi | recai | recaida | otra vez | de nuevo | rompi) _4 (cort* | c0rt* | barcode | sh | autoles* | navaja | cuchilla | quemarme | rayarme)
(barcode | codigo de barras | cutting | selfharm | autoles*) _4 (brazo | muslo | pierna | otra vez | recaida)?
(dias | meses | semanas | año) _2 (sin cort* | sin hacerlo | sin lastimarme | limpi*) _8 (recai | hoy | anoche | volvi | se acabo | basura | tire)
(castigarme | me castigo | merezco) _4 (cort* | golp* | dolor | quem* | hambre)
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
(mi) _1 (hermano | hermana | amigo | amiga | hijo | hija | madre | padre | mama | papa | novio | novia | esposa | marido | esposo | prima | primo | compañer* | abuelo | abuela | ex | alumn* | vecin*) _6 (quiere morir* | se quiere matar | se quiere morir | se va a matar | no quiere vivir | dejo una carta | carta de despedida | se tomo | se corto | se despidio | amenaza con matarse | dice que se va a matar | quiere suicidarse | escondio pastillas)
`,
  },
  {
    id: 'family.past',
    kind: 'mark',
    mark: 'past',
    patterns: `
(en | desde | era) (1985 | 1986 | 1987 | 1988 | 1989 | 1990 | 1991 | 1992 | 1993 | 1994 | 1995 | 1996 | 1997 | 1998 | 1999 | 2000 | 2001 | 2002 | 2003 | 2004 | 2005 | 2006 | 2007 | 2008 | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023)
(hace | hacia) _2 (años | meses | decadas | tiempo | siglos) _2
(a los) (# | ## | diecis* | diecin* | quince | catorce | veinte | veinti* | doce | trece | treinta)
(en | por) (# | aquel entonces | aquella epoca | esa epoca | aquellos años | los noventa | los ochenta)
(tuve | tenia | llegue a | estuve | pase) _3 (epoca | temporada | etapa | racha) _3
(de (joven | chico | chica | adolescente | niño | niña | pequeñ*)) 
(hubo | fue) un tiempo
`,
  },
  {
    id: 'family.remission',
    kind: 'mark',
    mark: 'remission',
    patterns: `
(sali del pozo | sali adelante | ni rastro | quedo atras | lo deje atras | pedi ayuda | hoy amo | amo mi vida | amo la vida | quiero vivir | llevo # años | llevo _3 (sin cortarme | sin hacerlo | limpi*) | ya no pienso | no he vuelto a | nunca mas | me curo | me salvo la vida | hoy doy gracias | hoy vivo | ahora rio | ahora disfruto)
`,
  },
  {
    id: 'family.denial',
    kind: 'mark',
    mark: 'neg',
    patterns: `
(pregunto | preguntaron | pregunta | preguntan) si
(que no | no es que | ni me | ni se me | nada de | puse cero | puse que no | respondi que no | dije que no | conteste que no | jamas he | nunca he | lejos de | nunca pense en | ni loc* | no estoy pensando en | no pienso)
`,
  },
  {
    id: 'family.denied-after',
    kind: 'mark',
    mark: 'postNeg',
    patterns: `
(le)? (dije | conteste | respondi) que no
(no no | pa nada | para nada | ni hablar | ni loc* | ni de broma | ni pensarlo | que va)
(electoral | politico | profesional | social | financiero | comercial)
(es una forma de hablar | hablo del | me refiero a)
`,
  },
  {
    id: 'family.info',
    kind: 'mark',
    mark: 'info',
    patterns: `
(protocolo | deteccion | residencia de mayores | apartados | guion | reportaje | noticia | noticias | periodista | docente | profesora de | estudio de | estudiante de | enfermer* | psicolog* | trabajador* social* | taller | ponencia | jornada | historia de | siglo | poeta | escritor | escritora | pintor | cantante | actriz | arbol genealogico)
`,
  },
  {
    id: 'family.idioms',
    kind: 'idiom',
    patterns: `
(examen | parcial | final | calor | jefe | profe | clase | entrenamiento | gym | tarea | chiste | risa | turno | trafico | zapatos | tacones) _4 (me mato | me mata | me matan | me esta matando | me va a matar | casi me mata)
(cortar*) _1 (las puntas | el pelo | el cabello | el flequillo | las uñas)
(me quiero | me quiero re | quiero) (matar | morir) _4 (deje | olvide | perdi | se me | me olvide | oso | que oso | pena | verguenza | roche)
(me suicido | me mato | me muero | me cuelgo) _4 (tarea | calculo | fisica | examen | integrales | risa | hambre | sueño | parcial)
(lo | la | los | las) (voy a matar | mato | quiero matar | voy a ahorcar) _4 (jaja* | jeje* | un dia de estos | te juro)
de infarto
`,
  },
  {
    id: 'family.named',
    kind: 'mark',
    mark: 'named',
    patterns: `
(suicidio | suicidios | autolesion | autolesiones)
intento de suicidio
intentos de suicidio
ideacion suicida
conducta suicida
`,
  },
  {
    id: 'family.mine',
    kind: 'idiom',
    patterns: `
(salto | saltar | tirarme | lanzarme | tiro) _2 (paracaidas | bungee | puenting | tirolesa)
daria mi vida por (un | una | unas | unos) (cafe | arepas | siesta | taco | tacos | pizza | cerveza)
me mato (el | la | ese) (examen | parcial | profe | calor)
no puedo mas _6 (trabajo | calor | risa | dulce)
`,
  },
];
