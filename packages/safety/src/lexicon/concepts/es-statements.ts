import type { PatternGroup } from '../types.ts';

/** Spanish: statements by mood and person: what would have been done, what was decided, reflexive verbs, those who fear for somebody. */
export const SPANISH_STATEMENTS: readonly PatternGroup[] = [
  {
    id: 'state.wish',
    category: 'suicide',
    level: 1,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(ganas | ojala | espero | quisiera | pido | deseo | ruego | rezo) _6 que _2 me (entierren | lleven | lleve | recoja | recojan)
(mas me | mas nos) (valdria | valia) _1 (estar)? (muerto | muerta | morirme | bajo tierra)
(deseo | quisiera | quiero | ojala | ganas de | gustaria) _3 (acostarme | dormirme | dormir | cerrar los ojos) _1 (y | para) (no | nunca) _1 (levantarme | despertar* | abrirlos | amanecer)
(dormirme | dormir) y que nadie me _2 (despertar | despierte | despierten)
(debi | debia | deberia | tendria que | tenia que) _1 (haber)? (muerto | morir | morirme | haberme muerto) _1 yo
(para que | pa que | por que) (naci | existo | vivo todavia | sigo vivo | sigo viva)
unica (manera | forma) _8 (pare | termine | acabe | deje de doler) yo
(no hay | no habra | ya no hay | no existe) _1 manana para mi
(no | ya no) _2 (sufrire | dolera | doler) _2 nunca mas
(no | ya no) (quiero | deseo) _1 (ver otro dia | ver amanecer | otro cumpleanos)
(me hubiera | me hubiese | hubiera sido mejor) (muerto | no nacer)
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
me (habria | hubiera | hubiese | habia) _1 (matado | suicidado | quitado la vida | colgado | ahorcado | pegado un tiro | cortado las venas | tirado (del | al | de | por) | lanzado (del | al | de | por))
(la | lo) (habria | hubiera) puesto en la (cabeza | boca | sien)
me (suicidaria | ahorcaria | colgaria | pegaria un tiro | quitaria la vida | cortaria las venas)
(yo me mataria | me mataria) (ahora mismo | si no | si tuviera | si pudiera | si supiera | hoy | ya | con gusto)
me quiero es (matar | morir | ahorcar)
(valor | coraje | atreviera | atreverme | atrevo | animara | animo | huevos | cojones | agallas | valiente) _3 (ahorcarme | matarme | suicidarme | saltar | tirarme | cortarme | colgarme | lanzarme | quitarme la vida | dispararme)
(fantasear | fantaseo | fantaseando | imaginar | imagino | imaginando | pienso | pensar | pensando | pense | planteo | planteado | pregunto | sueno | obsesion | obsesionad*) _4 (tomarme todas | ahorcarme | matarme | suicidarme | tirarme (del | al | de | por) | colgarme | lanzarme | quitarme la vida | pegarme un tiro | cortarme las venas)
(por que | porque) no me (tiro | mato | lanzo | cuelgo | suicido | ahorco | pego un tiro)
(si | que) me (matara | matase | suicidara | suicidase | ahorcara | quitara la vida)
(miedo | temo | asusta) _4 (hacerme (algo | dano | una locura) | hacer una (locura | tonteria) | pueda hacerme | podria hacerme | matarme | acabar matandome)
(poner | ponerle | pongo | dar | darle | darme) (fin | termino) a mi (existencia | vida)
(morir | morirme | muerte) _3 por mi propia (mano | voluntad)
(darme | me doy | me daria) muerte
(quitarme | quitar) de (enmedio | en medio)
(vengo | llevo | llevaba | sigo | ando) _4 (pensando | dandole vueltas) _3 (matarme | suicid* | quitarme la vida | morirme)
casi me (tiro | lanzo | cuelgo | ahorco | suicido | corto las venas | mato anoche | mato ayer | tomo todas)
(a punto | estuve cerca | estuve) de (tirarme (del | al | de | por) | colgarme | ahorcarme | suicidarme | matarme | cortarme las venas | quitarme la vida)
(cuchillo | navaja | tijeras | cuchilla) _4 (clavarmelo | clavarmela | clavarme | cortarme)
(por mi | si por mi fuera) _2 estaria (muerto | muerta | bajo tierra)
me (tomaria | tragaria) (todas | todo el bote | el bote | la caja) _3 (pastillas | valor)?
(planeo | pienso | espero | pretendo) (morir | morirme) (antes | este | el | en)
(terminar | acabar | acabare | terminare | acabo) (suicidandome | matandome | por matarme | por suicidarme | ahorcandome)
(forma | manera) mas (rapida | facil | indolora) de (morir | matarme | suicidarme | matarse)
(dejar | deje | dejo) de (respirar | existir | vivir) _3 (quiero | quisiera | ojala)
(quiero | quisiera | ganas de) (dejar de (respirar | existir | vivir))
(no | ya no) (quiero | deseo) _1 (respirar | seguir respirando | seguir en este mundo | abrir los ojos)
(menti | le menti | he mentido) _8 (suicid* | matarme | quitarme la vida)
(hoy | anoche | ayer) _3 (volvi | volvio | he vuelto | vuelvo) a _2 (pensar en (matarme | suicid* | morir*) | idea de (matarme | morir))
(dejar | deje | dejo) de tomar la medicacion _3 (morirme | morir)
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
(decidi | he decidido | decidido | tome la decision | tomado la decision | mi decision es) _5 (matarme | suicid* | morir | morirme | quitarme | ahorcarme | irme de este mundo | acabar con mi vida | terminar con mi vida | no seguir)
(matarme | suicidarme | morir | morirme | acabar con mi vida) _4 (decidi | he decidido | esta decidido | ya decidi | tome la decision | tengo todo | tengo lo que)
(tengo fecha | elegi (el dia | la fecha) | escogi (el dia | la fecha) | puse fecha) _8 (pastillas | nota | carta | falta que llegue | tranquil* | en paz | morir | ultimo)
(regalado | regale | di | vendi | vendido) _5 no (las | los | la | lo) voy a necesitar (mas)? .
(cuiden | cuida | cuidad | cuide) _6 yo? ya? no (voy a poder | podre | voy a estar | estare)
me despido _4 (va en serio | para siempre | de verdad | de la vida | de este mundo)
(estrellar | estrellarme | me estrello) contra (el | un | la | una) (muro | arbol | camion | pared | poste | pilar | trailer)
(escopeta | pistola | arma | revolver | rifle) _2 en la (boca | sien | cabeza)
(hoy | esta vez | esta noche | ahora) si _2 (voy a poder | lo hago | me mato | lo logro | lo consigo | me muero)
(den de alta | dejen salir | salga del hospital) _5 (intento | intentar* | lo hago | acabo)
esta vez no (fallo | fallare | voy a fallar | me salvan | hay vuelta atras)
(dile | diles | diganle | digan | decidle) a mis? (mama | madre | papa | hijos | hijas | familia | padres) _6 no (fue | es) su culpa
no (llamen | llames) a nadie _6 (tome | tarde | adios | perdon)
(cuando | para cuando) (lean | leas | leais | encuentren) (esto | este mensaje) _3 (estare muert* | habre muerto | me habre ido)
(conseguir | comprar | buscar | compre | consegui) _3 (soga | cuerda | pistola | veneno | pastillas) _3 (para)? (matarme | morir | suicidarme | ahorcarme)
(matarme | suicidarme | morir | morirme | acabar con mi vida | vivir | seguir viviendo) .? ~ (ya)? (lo)? (tengo | he | esta)? (decidido | decidi | tome la decision)
(planeo | pretendo | pienso) (morir | morirme) (antes | este | el | en)
(pastillas | comprimidos) contadas? _6 (tomo | tomar | trago)
`,
  },
  {
    id: 'state.act',
    category: 'suicide',
    level: 6,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(abri | he abierto | dejado abierto | deje abierto) el gas .
(abri | he abierto | dejado abierto | deje abierto) _1 gas _8 (salv* | ventanas | adios | morir | perdon* | despedi* | dormir)
(del otro | al otro | por fuera) _1 de la (baranda | barandilla | reja | valla)
me (lo | las | los) (tome | trague | bebi | he tomado | he tragado) (todo | todas | todos)
(manejando | conduciendo | voy en el coche) _8 (me voy a estrellar | me estrello | precipicio | acantilado | barranco)
(en | sobre) el puente _2 mirando _2 abajo
(estoy | toy) en la azotea _8 (salto | voy a saltar | me tiro)
(estoy | toy | en) _1 (la)? (azotea | cornisa | barandilla) _2 (no (aguanto | puedo) mas | adios) _2 (salto | voy a saltar | me tiro | me lanzo)
`,
  },
  {
    id: 'state.self_injury',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(recai | he recaido | recaida) _8 (autolesion* | cortes | cortarme | cuchilla)
(autolesionarme | cortarme) _4 (recai | he recaido | he vuelto)
(castigo | castigarme) _3 (pegandome | golpeandome | cortandome | quemandome | aranandome)
(brazos | piernas | muslos | munecas) _3 (llenos | llenas | cubiertos | cubiertas) _1 de (cortes | cortadas | heridas | marcas)
(no puedo | no logro | no consigo) (dejar | parar) de (cortarme | autolesionarme | hacerme dano | quemarme)
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
(dice | dijo | amenaza | jura | escribio) _2 (que | q)? si (no)? _5 se (mata | suicida | va a matar | quita la vida | tira | ahorca)
(dice | dijo | amenaza) _3 se (mata | suicida | va a (matar | tirar | suicidar | ahorcar) | quiere (matar | morir))
mi _1 (novia | novio | hija | hijo | hermana | hermano | amiga | amigo | prima | primo | pareja) se (corta | autolesiona | hace dano | hace cortes | quema)
(creo | temo | miedo | sospecho | preocupa | pienso) _3 mi _1 (papa | padre | madre | mama | hermana | hermano | hijo | hija | amiga | amigo | pareja | novia | novio | marido | esposa) _4 (suicid* | matarse | mate | se quiere morir | quitarse la vida)
(audio | mensaje | carta) _3 (despidiendose | despedida) _6 (tirar | matar | suicid* | morir)
mi _2 (amiga | amigo | hermana | hermano | hija | hijo | novia | novio | prima | primo) _5 que no quiere (vivir | seguir viviendo | estar aqui)
`,
  },
  {
    id: 'state.abuse',
    category: 'abuse',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(cuidador* | enfermer* | auxiliar) _2 (maltrata | pega | golpea | empuja | amarra) a mi (madre | padre | abuela | abuelo | mama | papa)
(amarrada | amarrado | atada | atado) a la cama
(si me voy | si lo dejo | si hablo | si lo denuncio | si me separo) _1 (me mata | me va a matar | mata a)
(vigila* | controla*) _2 (celular | movil | telefono) _4 no me deja salir
`,
  },
  {
    id: 'state.child_safety',
    category: 'child_safety',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(fotos | foto | videos | nudes) _3 (sin ropa | desnuda | desnudo | intimas) _10 (# anos | si no | publica | mis padres)
`,
  },
  {
    id: 'state.harm',
    category: 'harm_to_others',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(llevar | llevo | meter) _2 (pistola | arma | cuchillo | rifle) a la? (prepa | escuela | instituto | colegio | trabajo | oficina)
(hacerle dano | lastimar | ahogo | ahogue | sacudir) _2 (a)? mi (bebe | hijo | hija)
`,
  },
  {
    id: 'state.medical',
    category: 'acute_medical',
    level: 5,
    subject: 'self',
    holdsNegation: true,
    patterns: `
embarazada _2 sangrando
(boca | cara) (torcida | chueca | caida) _8
`,
  },
  {
    id: 'state.everyday',
    kind: 'idiom',
    patterns: `
me (corte | he cortado) con (el | un | una | la) (papel | folio | hoja | lata | carton | vidrio)
(tirar | tirarme | lanzar | lanzarme) (en | de) (paracaidas | parapente | cabeza a la piscina | bomba)
saltar (en | de) paracaidas
cuerda _1 (para | de) _1 (escalar | tender | saltar | guitarra | montana | trepar)
(tirar | tirarme) (en | a) (el | la) (sofa | cama | piscina | playa | hamaca | cesped)
casi me mato _6 (jaja* | risa | escalera | patinete | bici)
(compr* | comprado) (una | la) cuerda (para | de) (escalar | tender | saltar | guitarra)
(me | se | nos | te) (corte | corto | corta | cortan | he cortado | ha cortado | cortaron) (el | un | las | los | mi)? (pelo | flequillo | cabello | unas | barba | fleco | dedo)
(seguir | continuar) en (este | esta | ese | esa | el | la) (trabajo | empresa | piso | curso | grupo | puesto | ciudad | universidad | carrera)
(tome | tomado) (todas | todos) (las | los | mis) (vitaminas | verduras | sopas | jugos)
(novia | novio | hija | hijo | hermana | hermano | prima | amiga | amigo) se (corta | corto) (el | un | las | la) (pelo | cabello | flequillo | unas | barba)
no quiero seguir (en | con) (este | esta | ese | esa | el | la) (trabajo | empresa | piso | curso | grupo | puesto | ciudad | universidad | carrera | dieta | proyecto)
`,
  },
  {
    id: 'state.self',
    kind: 'mark',
    mark: 'self',
    patterns: `
matarme | suicidarme | ahorcarme | colgarme | tirarme | lanzarme | quitarme | cortarme | dispararme | envenenarme | ahogarme | hacerme | tomarme | morirme | pegarme | desaparecerme | autolesionarme | lastimarme | clavarmelo | clavarme | matandome | suicidandome | cortandome | desvivirme
`,
  },
  {
    id: 'state.recent',
    kind: 'mark',
    mark: 'recent',
    patterns: `
(volvi | volvio | vuelvo | he vuelto | volvieron | otra vez | de nuevo | ha vuelto)
`,
  },
  {
    id: 'state.concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(si (no)? (vuelvo | lo dejo | la dejo | me voy | termino | terminamos | corto)) | amenaza | creo que mi | temo que mi | sospecho | regalando sus | despidiendose | herramientas
no (contesta | responde | me contesta)
`,
  },
  {
    id: 'state.decided',
    kind: 'mark',
    mark: 'intent',
    patterns: `
(ya)? lo (he decidido | tengo decidido | decidi) .
(esta decidido | ya decidi | he decidido | tome la decision | mi decision esta tomada) .
`,
  },
];
