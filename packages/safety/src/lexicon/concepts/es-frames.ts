import type { PatternGroup } from '../types.ts';

/** Spanish: the same frames as in English: not waking, burden, means, farewell, acts done or broken off. */
export const SPANISH_FRAMES: readonly PatternGroup[] = [
  {
    id: 'frame.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(nadie | a nadie) _4 (importaria | lloraria | echaria de menos | notaria | enteraria) _4 no ~ (me)? (despierto | despertara | despertase | estoy | estuviera)
(nadie | a nadie) _2 (importaria | lloraria | echaria de menos | notaria | extranaria) ~ (si)? ~ (manana)? ~ (no (me)? (despierto | despertara) | me muero | me muriera | muriera | desapareciera | desaparezco)
si me (atropell* | mat* | cayera | diera) _5 (no)? (me)? (importaria | da igual | daria igual | mejor | alivio | favor)
(unica | una | sola | solo) _3 (salida | solucion | opcion) _4 (muerte | morir* | matarme | suicid*)
todo _2 (mas facil | mejor) si _2 (muero | muriera | muerto | muerta | no estuviera)
(dormirme | dormir | acostarme | quedarme dormido | quedarme dormida | cerrar los ojos | irme a dormir) _4 (no despertar* | nunca mas | para siempre | no hubiera manana | y ya esta | no (abrir | volver))
(ojala | si) _2 (no | nunca) (me)? (despertara | despierte | despertase | hubiera nacido | hubiese nacido | existiera | amaneciera | abriera los ojos | levantara)
(quiero | kiero | quisiera | queria | necesito | pienso en | solo pienso en | ganas de | gustaria | deseo) ~ (desaparecer | esfumarme | evaporarme | dejar de existir | borrarme | irme de este mundo | no estar aqui | no estar | no existir | apagarme | descansar para siempre | que se acabe todo | que todo termine | que se termine todo) 
(estaria* | estarian | viviria* | seria* | serian | estan | irian | iria) ~ _3 (mejor | mas tranquil* | mas feliz | mas felices | mas tranquilos | bien) ~ (todos)? (sin mi | si yo no (estuviera | estuviese | existiera) | si no estoy | si me muero | si me muriera)
(soy | siento que soy | me siento) ~ (solo | nada mas que)? ~ (un | una) (estorbo | carga | peso | lastre | molestia | desperdicio)
(no | ya no) _2 (encuentro | veo | tiene | hay | tengo) ~ (el | ningun | ninguna)? ~ (sentido | razon | motivo | fuerzas | ganas) ~ (a | de | para | en)? ~ (seguir | vivir | la vida | estar aqui | levantarme | continuar | existir)
(cansado | cansada | harto | harta | aburrido | aburrida | hasta el cuello) ~ de ~ (vivir | la vida | esta vida | existir | estar vivo | estar viva | todo esto | respirar | luchar)
(no | ya no) (aguanto | soporto | puedo con | quiero | tolero | resisto) ~ (mas)? ~ (esta vida | la vida | vivir | seguir | existir | estar aqui | seguir aqui | seguir viviendo | este mundo)
(no | ya no) (puedo | aguanto | doy | resisto) mas ~ (con | y)? _3 (vida | morir* | irme | todo | acabar)
(si)? ~ (me muriera | me muriese | me muero | desapareciera | me fuera | muriera) _2 (nadie | a nadie | ni) _3 (cuenta | importa* | notaria | llorar* | enter* | echaria)
(nadie) _3 (echaria de menos | notaria | enteraria | importaria | cuenta | lloraria) _4 (muriera | muerto | muerta | desapareciera | no estuviera | muero)
(no) (voy a | pienso) ~ (llegar | cumplir | pasar | ver) ~ (a)? ~ (los)? ~ (treinta | veinte | veinticinco | cuarenta | dieciocho | ## | navidad | mi cumpleanos | verano | el ano que viene)
(quiero | quisiera | me quiero | irme | reunirme | estar | encontrarme) _3 con (mi | el | ella) _2 (al cielo | en el cielo | muert* | alla arriba | en el otro)
(irme | ir) (al cielo | con dios | de este mundo | para siempre | de esta vida)
que (dios | el senor | la muerte | diosito) me (lleve | llevara | recoja)
(dios | senor | diosito) _2 (llevame | llevame ya)
(me da igual | no me importa | me importa poco) ~ (si)? ~ (morir* | muero | vivir o morir | que me mate | no despertar | vivo o muero)
(ojala | espero que) me (atropell* | mate* | cayera | diera un (infarto | cancer) | pas* algo | muera | muriera)
`,
  },
  {
    id: 'frame.thought',
    category: 'suicide',
    level: 2,
    lifts: true,
    patterns: `
(me)? (kiero | quiero | voy a | quisiera | gustaria | pienso | puedo) ~ (matar | matarme | quitarme de en medio | quitarme del medio | suicidarme | acabar conmigo | acabar con todo | terminar con todo | desvivirme)
me (kiero | quiero | voy a | deberia | quisiera) (matar | morir | desvivir | suicidar | ahorcar | colgar)
(pienso | pensando | pense | pensado | piense) _3 (en)? (matarme | quitarme | suicidarme | acabar con (todo | mi vida) | morirme | mi muerte | el suicidio | suicidio | la muerte)
(no)? (dejo | paro | puedo parar | puedo dejar) de pensar en ~ (el | la | mi)? (suicidio | muerte | morir* | matarme | morirme | acabar)
(suicidio | muerte | matarme) _3 (cabeza | mente | unica salida | solucion | opcion)
(busque | buscado | busco | googlee | he mirado | mire | investigue) _4 (cuant* | como | formas | maneras | metodos) _5 (pastillas | morir | matar* | no despertar | suicid* | sin dolor)
(ganas | impulso* | tentacion | quiero | quisiera | pienso | pensado | pense | imagino | veces) _3 (tirarme | lanzarme | arrojarme | saltar | estrellar* | ahorcarme | colgarme | cortarme | ahogarme | dispararme | pegarme un tiro | chocar)
(mirando | miro | mire | miraba) _3 (puente | ventana | vias | balcon | cuchillo | pastillas | soga | azotea) _6 (altura | calculando | pens* | si | bastante | imagin*)
(formas | maneras | como) de (morir | matarme | suicidarme | irme)
(valor | valiente | huevos | cojones | agallas | coraje) _2 (para | de) (matarme | hacerlo | suicidarme | saltar | acabar)
`,
  },
  {
    id: 'frame.plan',
    category: 'suicide',
    level: 4,
    subject: 'self',
    lifts: true,
    patterns: `
(esta noche | hoy | manana | este viernes | el viernes | este fin de semana | ya) _3 (lo hago | lo voy a hacer | acabo con todo | me voy para siempre | me quito | se acaba todo | me mato | termino con)
(lo voy a hacer | lo hare | lo hago) _3 (esta noche | hoy | manana | decidido | este)
(ya)? (esta | lo tengo | he) (decidido | tomado la decision) _8 (esta noche | manana | hoy | matar* | morir* | cartas | pastillas | vida)
(manana | para el | el lunes | esta noche | la semana que viene) _5 ya no (estare | estoy | voy a estar | existire | vivire)
ya no (estare | voy a estar) ~ (aqui | viv* | en este mundo | con vosotros | con ustedes | manana)
(cartas | carta | nota | notas | despedida*) ~ (ya)? ~ (escrit* | list* | hech* | prepar*) _8
(escribi | he escrito | escrib* | deje | dejado) _3 (cartas | carta | nota) _8 (ninos | hijos | duerm* | despedid* | perdon | muert* | no este | adios | suicid*)
(junte | juntado | guarde | guardado | ahorrado | acumulado | tengo) _4 (pastillas | pildoras | medicinas | medicamentos | somniferos) _8 (tomar* | todas | trag* | de golpe)
(me las | las) (voy a)? (tomar | tragar | tomo) todas
(compre | comprado | tengo | consegui | conseguido | prepare) _2 (soga | cuerda | pistola | arma | cuchilla | veneno | raticida) 
(cuando) (se)? _2 (muera | muere | falte | vaya) _3 (me voy | ire | me ire | me mato | voy yo) _3
(me)? (despedido | despedi | despido | despedirme) _2 de todos 
(ultimo | ultima) (mensaje | carta | noche | vez que) _4
(adios | hasta siempre) _3 (mundo | a todos | para siempre | ultimo mensaje | los quiero | perdon*)
(regalado | regale | regalando | he dado | vendido) _3 (ropa | cosas | libros | gato | perro | todo) _8 (contrasen* | claves | nota | no este | adios | despedid* | falta*)
(cuida* | cuiden | cuidad | ocupa*) _4 (gato | perro | hijos | mama | ninos | hermana) _3 cuando _2 (no este | me vaya | falte | me muera)
(me voy a | voy a | pienso | decidi | quiero) (quitar | quitarme) _2 vida
(me voy a | voy a) (tirar | lanzar | colgar | ahorcar | matar | suicidar | cortar las venas) 
acabar con (mi vida | todo) ~ (hoy | manana | esta noche | este)
`,
  },
  {
    id: 'frame.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    patterns: `
me (tome | trague | he tomado | bebi) ~ (todo)? ~ (el bote | el frasco | la caja | todas | toda la caja | las pastillas | el blister | un bote | dos cajas | el veneno | lejia)
(me he | me | acabo de) (cortado | corte | cortarme | abierto | abri) ~ (las)? (venas | munecas | muneca) 
(estoy | sentado | sentada | parado | parada | subido | subida) _2 (en | sobre | al borde) _2 (azotea | barandilla | baranda | cornisa | borde | puente | vias | tejado | balcon) _8 (saltar | salto | no se si | tirarme | sola | solo | despedirme | adios | lanzar*)
(sentado | sentada | parado | parada | subido) en la (barandilla | baranda | cornisa) _3
(intente | he intentado | trate de) ~ (ahorcarme | colgarme | matarme | suicidarme | quitarme la vida | cortarme | tirarme | ahogarme) 
(cuerda | soga | cinturon | rama | viga) _2 (rompio | partio | solto)  _6
(cuerda | soga) (al | en el) cuello
(pistola | arma) en la (boca | cabeza | sien)
`,
  },
  {
    id: 'frame.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
me (corto | corte | quemo | queme | golpeo | rasguno | arano | muerdo | hago dano | lastimo | hiero | he cortado | he quemado) _4 (brazo* | pierna* | muslo* | muneca* | piel | mechero | encendedor | cuchilla | para sentir | hasta sangrar | cuando | cada vez | otra vez | a proposito)
(vuelto | volvi | volver | recai) _3 (hacerme dano | cortarme | lastimarme | autolesion* | la cuchilla)
(ganas | necesito | necesidad | quiero) _2 (cortarme | hacerme dano | lastimarme | quemarme | ver sangre)
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
mi _1 (hermana | hermano | amiga | amigo | hijo | hija | madre | padre | novia | novio | mujer | marido | prima | primo | companero | companera) _2 (dice | dijo | quiere | va | ha dicho | amenaza) _3 (matar* | suicid* | quitarse la vida | morirse | tirarse | hacer una locura)
`,
  },
  {
    id: 'frame.everyday',
    kind: 'idiom',
    patterns: `
me (corte | he cortado | queme) (el dedo | un dedo | la mano | el pelo | las unas)
me (corte | queme) _3 (cocin* | pelando | picando | cortando | afeit* | con el horno)
suicidio (politico | economico | profesional | comercial)
`,
  },
  {
    id: 'frame.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(no (coge | contesta | responde | atiende) | que hago | ayuda | preocupad* | miedo | esta noche | ahora mismo)
`,
  },
];
