import type { PatternGroup } from '../types.ts';
import { sign } from './sign.ts';

/** Italian: warning signs. */
export const ITALIAN_SIGNS: readonly PatternGroup[] = [
  sign(
    'joining',
    2,
    `(andare | vado | raggiung* | stare | saro | presto | rivedro) _3 (con | da | accanto a)? _1 (lui | lei | loro | mamma | papa | (mia | mio) (madre | padre | figlio | figlia | bambina | moglie | marito | nonna | fratello)) _4 (cielo | presto | di nuovo | lassu | altra parte | ancora)`,
  ),
  sign(
    'means',
    1,
    `(corda | cappio | pistola | fucile | sonniferi | pastiglie | topicida | veleno | taglierino | lametta | insulina | binari | cornicione | parapetto | scogliera | trave | morfina)`,
  ),
  sign(
    'means',
    2,
    `
(ho | comprato | preso | nascosto | conservo | accumulo | messo da parte | caricato | rubato | preparato) _4 (corda | cappio | pistola | fucile | arma | sonniferi | pastiglie | pillole | gocce | topicida | veleno | taglierino | lametta | insulina | morfina | tutto pronto)
(corda | pistola | fucile | arma | pastiglie | pillole | gocce | veleno | insulina | morfina) _4 (mano | pront* | caric* | cassetto | tavolo | da parte | nascost* | contat* | preparat* | davanti)
(so dove tiene | chiave dell armadietto | ho tutto pronto | tutto preparato | e tutto pronto)
`,
  ),
  sign(
    'place',
    2,
    `(sono | vado | andat* | salit* | seduto | seduta | in piedi | arrivat* | parcheggiat* | davanti) _4 (tetto | ponte | scogliera | binari | banchina | dirupo | cornicione | balcone | fiume | mare | diga | terrazzo | parapetto | viadotto | cavalcavia | piano)`,
  ),
  sign(
    'farewell',
    2,
    `(salutare tutti | salutarvi | dire addio | addio a tutti | ciao a tutti | grazie di tutto | grazie per tutto | scusate per tutto | chiedo scusa a tutti | perdonatemi | perdonami mamma | vi voglio bene | vi amo | prendetevi cura | prenditi cura | chi si occupa | dite a | di a | ultimo abbraccio | ultima volta | ultimo caffe | ultima cena | ultimo messaggio)`,
  ),
  sign(
    'letter',
    2,
    `(lettera | lettere | biglietto | audio | video) _5 (scritt* | lasciat* | lascio | addio | tavolo | cassetto | cuscino | figli* | mamma | famiglia | pront*)\n(scriv* | scritto) _4 (lettera | lettere | biglietto | addio)`,
  ),
  sign(
    'settled',
    2,
    `(regalat* | donat* | vendut* | distribuit* | dato via) _3 (mio | mia | miei | mie | il | la | tutte | tutto) _3\n(testamento | assicurazione | loculo | funerale | documenti | password | conti | eredita | debiti | affitto | disdetta) _4 (ordine | pagat* | firmat* | lasciat* | sistemat* | pront* | figli | intestat* | saldat* | chius* | a posto | disdett*)\n(lasciato il cane | lasciato il gatto | cancellato i social | mi sono licenziat* | tutto in ordine | messo in ordine | sistemato tutto)`,
  ),
  sign(
    'resolved',
    2,
    `(decisione presa | ho deciso | gia deciso | e deciso | non si torna indietro | unica via d uscita | non vedo altra | lo faccio | lo faro | ho una data | ho la data | scelto il giorno | stanotte e la notte | oggi e il giorno | non torno | non tornero | conto i giorni | non cercatemi | me ne vado per sempre | me ne vado da questo mondo)`,
  ),
  sign(
    'ended',
    2,
    `(non ha funzionato | ci ho provato | ci ho riprovato | quasi ci riuscivo | mi hanno trovat* in tempo | mi sono svegliat* in ospedale)`,
  ),
  sign(
    'final',
    1,
    `(quando non ci saro | quando me ne andro | quando saro mort* | non mi servira | non mi serve piu | mai piu | per sempre | finisce tutto | e finita | finalmente | riposo | riposare | e basta | mi trovino | non si colpevolizz* | senza che se ne accorg*)`,
  ),
  sign(
    'state',
    1,
    `(calm* | in pace | la pace | non ho piu paura | seren* | piango | tremo | bottiglia | ubriac* | sangue | gira la testa | freddo | senza dolore | sollievo)`,
  ),
  sign(
    'time',
    1,
    `(stanotte | stasera | oggi | domani | fra un ora | tra un ora | questo weekend | questo fine settimana | lunedi | martedi | mercoledi | giovedi | venerdi | sabato | domenica | anniversario | compleanno | dopo natale | laurea | quando dormono | quando finisco | alba | mezzanotte | presto)`,
  ),
  sign(
    'alone',
    1,
    `(nessuno sa | nessuno lo sa | non c e nessuno | sol* in casa | dormono | tutti dormono | chius* a chiave | chiuso la porta | spento il telefono)`,
  ),
  sign(
    'despair',
    1,
    `(non ce la faccio | non ne posso | non reggo | basta cosi | stuf* | stanc* | senza senso | senza via d uscita | senza speranza | niente importa | a che serve | non servo | non valgo | fallit* | nessuno mi | non ho niente | debiti | perso | vuoto | disperat* | zavorra | peso)`,
  ),
  sign(
    'thought',
    1,
    `(penso a | ci penso | pensieri | mi immagino | un passo | saltare | buttarmi | lasciarmi cadere | l idea | resto a pensare)`,
  ),
];
