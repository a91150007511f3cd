import type { PatternGroup } from '../types.ts';
import { sign } from './sign.ts';

/** Spanish: warning signs. */
export const SPANISH_SIGNS: readonly PatternGroup[] = [
  sign(
    'joining',
    2,
    `(irme | reunirme | juntarme | me voy | voy | nos vemos | estare | estar | pronto) _3 (con | donde | junto a) _1 (el | ella | ellos | mama | papa | mi (madre | padre | hijo | hija | niña | niño | esposo | esposa | marido | abuela | hermano | hermana)) _4 (cielo | pronto | otra vez | arriba | otro lado | ya)`,
  ),
  sign(
    'means',
    1,
    `(soga | cuerda | mecate | pistola | escopeta | revolver | somniferos | pastillas | raticida | veneno | navaja | cuter | gillette | insulina | vias | cornisa | azotea | acantilado | viga | morfina)`,
  ),
  sign(
    'means',
    2,
    `
(tengo | compre | consegui | guarde | guardo | junte | junto | escondi | cargue | robe | prepare | deje) _4 (soga | cuerda | mecate | pistola | escopeta | revolver | arma | somniferos | pastillas | pildoras | raticida | veneno | navaja | cuter | gillette | insulina | morfina | todo listo)
(soga | cuerda | pistola | escopeta | arma | pastillas | pildoras | veneno | insulina | morfina) _4 (mano | lista | listas | cargada | cajon | mesa | guardad* | escondid* | contad* | preparad* | delante)
(se donde guarda | llave del armario | tengo todo listo | todo preparado | esta todo listo)
`,
  ),
  sign(
    'place',
    2,
    `(estoy | voy | fui | subi | sentad* | parad* | camino | llegue | estaciono* | frente) _4 (azotea | puente | acantilado | vias | anden | barranco | precipicio | cornisa | balcon | rio | mar | represa | tejado | terraza | pisos | mirador)`,
  ),
  sign(
    'farewell',
    2,
    `(despedirme | despedida | decir adios | me despedi | adios a todos | chau a todos | hasta siempre | gracias por todo | perdon por todo | les pedi perdon | perdonenme | perdoname mama | los quiero mucho | cuidense | cuidate mucho | cuiden a | cuida a | cuida de | quien cuid* | digan a | dile a | diganle | ultimo abrazo | ultima vez | ultimo cafe | ultima cena | ultimo mensaje | hasta nunca)`,
  ),
  sign(
    'letter',
    2,
    `(carta | cartas | nota | notas | audio | video) _5 (escri* | deje | dejo | dejar | despedida | mesa | cajon | almohada | hij* | mama | familia | para cuando | list*)\n(escri*) _4 (carta | cartas | nota | despedida)`,
  ),
  sign(
    'settled',
    2,
    `(regale | reparti | done | vendi | di) _3 (mi | mis | la | el | toda | todas | todo) _3\n(testamento | seguro de vida | seguro | nicho | entierro | papeles | contraseñas | claves | cuentas | herencia | escrituras | deudas | alquiler) _4 (orden | pague | pagado | pagada | firm* | deje | dejo | arregl* | list* | hijos | a nombre | cancel* | salde | cerre)\n(deje al perro | deje al gato | di en adopcion | cerre mis cuentas | borre mis redes | renuncie al trabajo | puse en orden | deje todo en orden)`,
  ),
  sign(
    'resolved',
    2,
    `(decision tomada | decision esta tomada | ya decidi | decidido | esta decidido | no hay marcha atras | no hay vuelta atras | unica salida | no veo otra salida | lo hago | lo hare | voy a hacerlo | tengo fecha | tengo una fecha | elegi el dia | tengo el dia | hoy es la noche | hoy es el dia | no vuelvo | no volvere | no voy a volver | de esta semana no paso | cuento los dias | no me busquen | no busco que me convenzan | me voy para siempre | me voy de este mundo | me quite de en medio | asi quede conmigo)`,
  ),
  sign(
    'ended',
    2,
    `(no funciono | lo intente | lo volvi a intentar | casi lo logro | me encontraron a tiempo | desperte en el hospital)`,
  ),
  sign(
    'final',
    1,
    `(cuando no este | cuando yo no este | cuando ya no este | cuando me vaya | cuando muera | no los voy a necesitar | no voy a necesitar | nunca mas | para siempre | se acaba todo | se acabo | por fin | descanso | descansar | y listo | y ya | que me encuentren | no se culpe* | sin que se diera cuenta)`,
  ),
  sign(
    'state',
    1,
    `(tranquil* | en paz | la paz | ya no tengo miedo | calma | llorando | temblando | botella | borrach* | sangre | mareo | frio | sin dolor | alivio)`,
  ),
  sign(
    'time',
    1,
    `(esta noche | hoy | mañana | en una hora | este fin de semana | el (lunes | martes | miercoles | jueves | viernes | sabado | domingo) | aniversario | cumpleaños | despues de navidad | graduacion | cuando se duerman | cuando termine | al amanecer | a medianoche | pronto)`,
  ),
  sign(
    'alone',
    1,
    `(nadie sabe | nadie lo sabe | no hay nadie | sol* en casa | se duerman | todos duermen | estan dormidos | con llave | encerrad* | apague el celular | apague el movil | hoy no esta | cree que)`,
  ),
  sign(
    'despair',
    1,
    `(no puedo mas | no aguanto | no doy mas | no doy para mas | harta | harto | cansad* | sin sentido | sin salida | sin esperanza | nada importa | para que | no sirvo | no valgo | fracas* | sol* en el mundo | nadie me | no tengo nada | debo | deudas | perdi | vacio | desesper* | hundid* | estorbo | carga)`,
  ),
  sign(
    'thought',
    1,
    `(pienso en | lo pienso | pensamientos | me imagino | un paso | saltar | dejarme caer | la idea | barajando | me quedo pensando | rondando)`,
  ),
];
