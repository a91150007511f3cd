import { ITALIAN_CONCEPTS } from './concepts/it.ts';
import { ITALIAN_FRAMES } from './concepts/it-frames.ts';
import { ITALIAN_STATEMENTS } from './concepts/it-statements.ts';
import { ITALIAN_CRISES } from './families/crises-it.ts';
import { ITALIAN_FAMILIES } from './families/it.ts';
import { ITALIAN_SIGNS } from './signs/it.ts';
import type { LanguagePack } from './types.ts';

/** Italian. */
export const it: LanguagePack = {
  language: 'it',
  common: `io mi me mio mia miei mie tu ti te lui lei si ci vi lo la l le li gli il i un uno una di da del della dei delle a al alla in nel nella con per senza che ch e o né se non più piu molto tanto
voglio vorrei volevo desidero ho ha hai hanno abbiamo avere sento sono sei è era stato stata essere sto sta vado va andare fare faccio fatto come quando dove ma perché perche
vita vivere giorno giorni notte notti oggi domani adesso ora sempre mai niente nulla tutto tutti tutta tutte nessuno qualcuno qualcosa solo sola altro altra volta volte tempo anni anno casa gente mondo madre padre mamma papà
figlio figlia amico amica famiglia persona fratello sorella bene male meglio peggio posso può potere riesco ce faccio lei loro cose cosa parte fine testa corpo braccio braccia gamba gambe
dormire svegliarmi mangiare pensare pensando penso voglia ragione senso continuare andare avanti ponte treno piano lettera lasciare lasciato scritto presto macchina dolore paura sangue bocca mani
fino tra su prendere preso stanco stanca qui qua là già ancora dentro fuori 1 2 3 4 5 10 due tre fame acqua strada ieri settimana mese colpo questo questa quella quello dice detto`,
  macros: `
filler = gia | davvero | solo | molto | tanto | sempre | ancora | anche | piu | cosi | semplicemente | letteralmente | totalmente | completamente | spesso | veramente | proprio | stasera | oggi | adesso | ora | a | volte | troppo | soltanto | sinceramente | onestamente | ormai | presto | tutto | il | tempo | e | basta
neg = non | mai | nessuno | niente | nulla | senza | ne | nessuna | nn
want = voglio | vojo | vorrei | volevo | vorrei tanto | desidero | preferisco | preferirei | spero di | ho voglia di | mi viene voglia di | viene voglia di | voglia di | ho bisogno di | ho desiderio di | desiderio di | penso di | penso a | pensando di | pensando a | ho pensato di | ho pensato a | sto pensando di | sto pensando a | penso spesso a | penso spesso di | penso continuamente a | sogno di | fantastico di | l idea di | pensieri di | idea di | idee di | impulso di | considero l idea di | considero il | sto considerando | non faccio che pensare a | non smetto di pensare a | non smetto di pensare di | tentato di pensare a | tentata di | tentato di | immagino di | mi immagino di | penso al | pensato al | pensando al | pensare al | pensare di | pensare a | ho in mente di | mi andrebbe di
killself = uccidermi | ammazzarmi | suicidarmi | suicidio | suicidare | togliermi la vita | togliermi di mezzo | farla finita | farla finita con tutto | porre fine alla mia vita | porre fine a tutto | mettere fine alla mia vita | mettere fine a tutto | mettere fine a questa vita | porre fine a questa vita | porre fine alle mie sofferenze | mettere fine alle mie sofferenze | finire la mia vita | terminare la mia vita | commettere suicidio | lasciare questo mondo | andarmene da questo mondo | andarmene per sempre | sparire per sempre da questo mondo | chiudere con la vita | chiuderla qui per sempre | darmi la morte | eliminarmi | uccidere me stesso | uccidere me stessa | desviverti | accopparmi | mettere la parola fine alla mia vita | levarmi di mezzo | levarmi la vita | compiere un gesto estremo | gesto estremo | porre termine alla mia vita | farmi fuori
method = impiccarmi | buttarmi _4 (ponte|treno|metro|finestra|balcone|tetto|binari|palazzo|macchina|terrazzo|auto|vuoto) | gettarmi _4 (ponte|treno|metro|finestra|balcone|tetto|binari|vuoto|palazzo) | lanciarmi _4 (ponte|treno|finestra|balcone|tetto|binari|vuoto|palazzo) | saltare _4 (ponte|finestra|balcone|tetto|palazzo) | spararmi | tagliarmi (le vene|i polsi|la gola) | tagliare le vene | avvelenarmi | annegarmi | affogarmi | ingoiare (tutte|tutti|una scatola|un flacone) _3 | prendere (tutte|tutti|una scatola|un intero|un flacone) _3 | overdose | darmi fuoco | buttarmi giu | buttarmi di sotto | gettarmi nel | gettarmi sotto | buttarmi sotto | soffocarmi | schiantarmi (contro|con) | pugnalarmi | bere la candeggina | dissanguarmi
pills = pillole | pastiglie | pasticche | compresse | medicine | farmaci | sonniferi | tranquillanti | ansiolitici | antidepressivi | tachipirina | tachipirine | paracetamolo | xanax | valium | capsule | candeggina | veneno | veleno | gocce | psicofarmaci | barbiturici
`,
  groups: [
    ...ITALIAN_CONCEPTS,
    ...ITALIAN_FRAMES,
    ...ITALIAN_STATEMENTS,
    ...ITALIAN_FAMILIES,
    ...ITALIAN_CRISES,
    ...ITALIAN_SIGNS,
    {
      id: 'suicide.wish',
      category: 'suicide',
      level: 1,
      subject: 'self',
      patterns: `
$want ~ (morire | essere morto | essere morta | la morte | non esistere | non esistere piu | smettere di esistere | smettere di vivere | sparire per sempre | sparire | scomparire | dormire e non (svegliarmi | risvegliarmi) _2 | addormentarmi e non (svegliarmi | risvegliarmi) _2 | non svegliarmi | non svegliarmi piu | non essere mai nato | non essere mai nata | non essere nato | non essere nata | non esserci piu | non esserci | non vivere | non vivere piu | che tutto finisca | che finisca tutto | che finisse tutto | che tutto finisse | crepare | dormire per sempre | essere sottoterra | raggiungere _3 in cielo)
(merito | dovrei) ~ (di)? ~ (morire | essere morto | essere morta)
(voglio | vorrei | ho bisogno) ~ che ~ (tutto | questo | il dolore | la sofferenza | questo dolore | la mia vita) ~ (finisca | smetta | cessi | finisse | si fermi)
`,
    },
    {
      id: 'suicide.passive',
      category: 'suicide',
      level: 1,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(vorrei | magari | spero | preferirei | prego | desidero) ~ (che)? ~ (di)? ~ (non)? ~ (morire | morissi | essere morto | essere morta | fossi morto | fossi morta | essere mai nato | essere mai nata | fossi mai nato | fossi mai nata | esistessi | esistere | svegliarmi | svegliarmi domani | svegliassi | svegliarmi piu | mi prenda dio | dio mi prenda | morto | morta)
non ~ (voglio | riesco | ho | posso | vedo | trovo | merito | sopporto | ha | vale | me la sento di | ce la faccio | c e | ho piu | vedo piu | voglio piu | sento) ~ (piu)? ~ (voglia di | motivo di | motivi per | ragione di | ragioni per | motivo per | la forza di | forza di | senso a | senso | il senso di | a | la pena | alcun motivo per | nessun motivo per | un motivo per | piu voglia di | un senso)? ~ (vivere | vita | questa vita | la mia vita | la vita | esistere | continuare a vivere | andare avanti | continuare | essere vivo | essere viva | stare al mondo | essere qui | stare qui | svegliarmi | di vivere | a vivere | vivere cosi | continuare cosi | restare in vita)
(la | mia | questa | la mia) vita ~ non ~ (ha | vale | merita) ~ (piu)? ~ (alcun | nessun)? ~ (senso | la pena | valore | niente | di essere vissuta)
(vivere) ~ non ~ (ha | vale) ~ (piu)? ~ (senso | la pena)
(stanco | stanca | stufo | stufa | esausto | esausta) ~ (di | della) ~ (vivere | vita | mia vita | esistere | questa vita | essere vivo | essere viva)
(meglio | piu felici | bene) ~ (senza di me | se (io)? (non ci fossi | non esistessi | morissi | fossi morto | fossi morta | muoio | sparissi) | morto | morta | morire | sarebbe morire)
(nessuno) ~ (sentirebbe la mia mancanza | sentira la mia mancanza | mi rimpiangerebbe | piangerebbe per me)
(non | senza | nessun | nessuna) ~ (ho | c e | esiste)? ~ (piu)? ~ (nessun | nessuna | alcun | alcuna | un)? ~ (motivo | ragione | motivi | ragioni | voglia | scopo) ~ (per | di | per cui) ~ (vivere | continuare | continuare a vivere | esistere | andare avanti)
(non dovevo nascere | non sarei dovuto nascere | non sarei dovuta nascere | non ho chiesto di nascere | odio essere vivo | odio essere viva | odio vivere | odio la mia vita e voglio | la morte sarebbe un sollievo | morire sarebbe un sollievo | preferisco morire | preferirei morire | aspetto la morte | dio prendimi | dio portami via | signore prendimi | non mi importa di morire | non mi importerebbe morire | non mi importa se muoio | non mi dispiacerebbe morire | magari morissi | magari fossi morto | magari fossi morta | non mancherei a nessuno | vivo o morto non)
(sono | essere) ~ (un peso | un fardello | un problema) ~ (per) ~ (tutti | la mia famiglia | gli altri | i miei genitori | i miei figli | i miei | chi mi)
`,
    },
    {
      id: 'suicide.active',
      category: 'suicide',
      level: 2,
      lifts: true,
      patterns: `
mi ~ (voglio | vorrei | devo | volevo | viene voglia di | potrei | dovrei) ~ (ammazzare | uccidere | suicidare | impiccare | togliere la vita | sparare | tagliare le vene | buttare dal | buttare giu | buttare sotto)
$killself
$want ~ $killself
(pensieri | idee | ideazione | tendenze | pensiero | istinti | impulsi) ~ (suicidi | suicida | suicide | suicidari | di suicidio | di morte | suicidiari)
(mi sento | sono) ~ suicida
(suicidio | morire | morte) ~ e ~ (la | l | mia)? ~ (unica | sola) ~ (soluzione | uscita | opzione | risposta | via d uscita | via)
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
(uccidermi | ammazzarmi | suicidarmi) ~ con _3 ($pills | pistola | corda | coltello)
`,
    },
    {
      id: 'suicide.intent',
      category: 'suicide',
      level: 4,
      subject: 'self',
      lifts: true,
      patterns: `
(sto per | ho deciso di | ho intenzione di | intendo | progetto di | pianifico di | sto pianificando di | sono deciso a | sono decisa a | sono pronto a | sono pronta a | ho preso la decisione di | vado a | sono sul punto di | ho programmato di | ho pianificato di | ho in programma di | devo | mi preparo a | sul punto di | deciso di | decisa a) ~ ($killself | $method | morire stasera | morire oggi | morire domani)
(mi)? (ammazzo | uccido | suicido | impicco | butto (dal | giu | sotto) | tolgo la vita | sparo | taglio le vene | ammazzero | uccidero | suicidero | impicchero | togliero la vita | buttero (dal | giu | sotto))
(la faccio finita | la faro finita | faccio finita | faro finita | porro fine alla mia vita)
(addio | il mio ultimo | la mia ultima | perdonatemi | perdonami mamma | scusami mamma | ultimo messaggio) _8 (mondo crudele | per sempre | non ce la faccio | vi voglio bene | vi amo | notte | messaggio | giorno | lettera | a tutti | mondo)
non ~ (posso | riesco a)? ~ (promettere | prometto | garantire | garantisco | prometterti | giurare | promettervi) ~ (che | di)? ~ non ~ _3 (mi uccidero | farmi del male | faro del male | faro niente | uccidermi | ammazzarmi | suicidarmi | fare nulla | fare qualcosa | faro | fare una sciocchezza)
(domani | presto | quando (leggerai | leggerete) (questo | questa)) ~ (io)? ~ (gia)? ~ (non ci saro | non ci sono | non saro | saro morto | saro morta) ~ (piu)?
(ho (provato | tentato) (a | di | il) | tentato | tentativo di | tentativi di) ~ ($killself | $method | suicidio)
`,
    },
    {
      id: 'suicide.plan',
      category: 'suicide',
      level: 5,
      subject: 'self',
      patterns: `
(ho | ho gia | ho fatto) ~ (un | il | mio | tutto | gia)? ~ (piano | pianificato | preparato | programmato | deciso come) ~ (per | di | come | e quando)? ~ _2 ($killself | $method | morire | suicidio | come e quando | come farlo | farlo)
(ho | sto) ~ (gia)? ~ (scritto | scrivendo | lasciato | preparato) ~ (la | una | le | mia | la mia)? ~ (lettera | lettere | biglietto | messaggio) ~ (di | d)? ~ (addio | suicidio)
(ho | tengo) ~ (gia)? ~ (comprato | preparato | trovato | messo da parte | procurato | la | le | una | i | un) ~ (la | le | una | i | un | abbastanza | tutte le)? ~ (corda | pillole | pastiglie | pistola | coltello | lametta | veleno | sonniferi | farmaci | cappio | compresse | arma) _8 ($killself | $method | morire | farlo | stasera | pronta | pronte | pronti | farla finita | carica | stanotte)
($killself | $method | mi ammazzo | mi uccido | lo faccio | lo faro | la faccio finita | mi impicco | muoio) ~ (stasera | stanotte | domani | oggi | questa notte | nel weekend | questo fine settimana | venerdi | sabato | domenica | lunedi | tra poche ore | quando tutti dormono | la prossima settimana | dopo il lavoro | questa sera)
(stasera | stanotte | domani | oggi | domenica | venerdi | sabato | questa notte) ~ (e il giorno in cui)? ~ (mi | la | io | voglio)? ~ ($killself | $method | ammazzo | uccido | suicido | faccio finita | faro finita | impicco | butto | tolgo la vita)
(corda | pistola | cappio) ~ e ~ (pronta | pronto | carica | legata | appesa)
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
(ho | ho appena | appena) ~ (preso | ingoiato | ingerito | bevuto | mandato giu | inghiottito) ~ (tutte | tutti | tutto | una | un | la | # | troppe | tante | piu di | due | venti | trenta | quaranta | cinquanta | il | molte | mezza) _4 $pills
(mi sono | ho appena | mi sono appena) ~ (tagliato | tagliata | aperto | aperta) ~ (le | i)? ~ (vene | polsi | gola)
(sono | seduto | seduta | in piedi) ~ (sul | sulla | sui | in | al | su)? _3 (ponte | tetto | cornicione | binari | balcone | finestra | parapetto | bordo | davanzale | terrazzo) _6 (saltare | buttarmi | sto per | salto | mi butto | pronto | pronta | addio | saltero | gettarmi)
(ho) ~ (una | la | un | il) ~ (pistola | coltello | lametta | corda | cappio | lama) ~ (in mano | alla tempia | al collo | in bocca | intorno al collo | puntata | alla testa | alla gola | sul polso | tra le mani)
ho (appena)? (provato | tentato) (a | di | il) ~ ($killself | $method | suicidio) ~ (ieri | stanotte | stasera | stamattina | oggi | ieri sera | un ora fa | poco fa | qualche ora fa | adesso)
(ieri | ieri sera | stanotte | stamattina | oggi | poco fa) ho ~ (provato | tentato) (a | di | il) ~ ($killself | $method | suicidio)
(ho appena tentato il suicidio | sto morendo dissanguato | mi sto dissanguando | sto avendo un overdose | sono in overdose | le pillole stanno facendo effetto | sto per saltare | sto per buttarmi | ho il cappio al collo | ho la corda al collo)
`,
    },
    {
      id: 'self_injury',
      category: 'self_injury',
      level: 3,
      patterns: `
(mi) ~ (taglio | brucio | faccio del male | ferisco | graffio | autolesiono | colpisco | sono tagliato | sono tagliata | sono bruciato | sono bruciata | sono fatto del male | sono fatta del male | sono ferita | sono autolesionata | tagliavo | procuro tagli | sto tagliando)
(tagliarmi | bruciarmi | farmi del male | farmi male | ferirmi | autolesionismo | autolesionarmi | graffiarmi | colpirmi | autolesione | autolesionista | procurarmi dolore | autolesionismo)
(tagli | cicatrici) ~ (sulle | sui | sul) ~ (mie | miei)? ~ (braccia | gambe | polsi | cosce)
`,
    },
    {
      id: 'suicide.other',
      category: 'suicide',
      level: 3,
      subject: 'other',
      lifts: true,
      patterns: `
(vuole | ha detto che vuole | dice che vuole | pensa di | ha tentato di | ha provato a | minaccia di | parla di | ha minacciato di | voleva | sta pensando di) ~ (uccidersi | ammazzarsi | suicidarsi | morire | impiccarsi | farla finita | togliersi la vita | farsi del male | buttarsi | suicidio)
`,
    },
    {
      id: 'suicide.bereavement',
      category: 'suicide',
      level: 0,
      subject: 'other',
      time: 'past',
      patterns: `
(si e | si sono) (suicidato | suicidata | ucciso | uccisa | impiccato | impiccata | tolto la vita | tolta la vita | ammazzato | ammazzata)
morto suicida
`,
    },
    {
      id: 'method_seeking',
      category: 'method_seeking',
      level: 4,
      firm: true,
      subject: 'self',
      patterns: `
(come | qual | quale | quante | quanti | quanto | modo | metodo | metodi | modi | maniera) _4 (uccidermi | suicidarmi | ammazzarmi | morire senza dolore | morire velocemente | morire senza soffrire | impiccarmi | togliermi la vita | dose letale | dose mortale | per morire | morire nel sonno)
dose (letale | mortale) di
(quante | quanti) $pills ~ _3 (morire | uccidermi | overdose | letale | mortale | uccidono)
(metodo | modo | maniera) ~ (piu)? ~ (indolore | facile | veloce | rapido | senza dolore) ~ (per | di) ~ (morire | suicidarsi | uccidersi | uccidermi | suicidarmi)
`,
    },
    {
      id: 'overdose',
      category: 'overdose_poisoning',
      level: 6,
      firm: true,
      time: 'now',
      patterns: `
(ha | ho) ~ (bevuto | ingoiato | ingerito | preso | mangiato) ~ _2 (troppe | troppi | candeggina | veleno | pila | detersivo | antigelo | topicida | dose doppia) _2 ($pills)?
overdose ~ (di)? _3 (aiuto | eroina | adesso | ospedale | figlio | amico)
`,
    },
    {
      id: 'harm',
      category: 'harm_to_others',
      level: 5,
      subject: 'self',
      patterns: `
(voglio | sto per | ho voglia di | penso di | ho intenzione di | vorrei | sto pensando di) ~ (uccidere | ammazzare | accoltellare | sparare a | strangolare | avvelenare | ucciderlo | ucciderla | ammazzarlo | ammazzarla | picchiare | massacrare) ~ _2 (mio | mia | il | la | lui | lei | tutti | qualcuno | capo | marito | moglie | vicino | professore | compagni | gente | ex | padre | madre | bambino)
(voglio | sto per) ~ (ucciderlo | ucciderla | ammazzarlo | ammazzarla | ucciderli | ammazzarli)
(portare | porto) ~ (una | la)? ~ (pistola | arma) ~ a ~ (scuola | lavoro)
`,
    },
    {
      id: 'abuse',
      category: 'abuse',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(marito | fidanzato | padre | patrigno | compagno | madre | zio | fratello | ex | lui | ragazzo | moglie | nonno | cugino | capo) ~ (mi) ~ (picchia | colpisce | violenta | ha violentata | ha violentato | ha stuprata | tocca | minaccia | ha picchiata | ha picchiato | abusa | strangola | chiude in casa | costringe | umilia | molesta | mena | ha menata | prende a calci | prende a pugni | ha minacciata | ha messo le mani addosso)
mi (picchia | violenta | hanno violentata | ha violentata | minaccia di morte | minaccia di uccidermi | vuole uccidere)
(ho paura | paura) (di | del) mio (marito | fidanzato | padre | compagno | patrigno | ex)
(violenza domestica) _6 (aiuto | scappare | paura | subisco | vittima)
`,
    },
    {
      id: 'eating',
      category: 'eating_disorder',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(mi)? ~ (provoco | procuro | induco | provocarmi | procurarmi) ~ (il)? ~ (vomito | di vomitare)
(vomito | vomitare | vomitando) ~ (tutto)? ~ (quello che mangio | dopo | dopo ogni | dopo mangiato | dopo i pasti | cio che mangio)
non ~ mangio ~ (niente | nulla)? ~ da ~ (# | due | tre | quattro | cinque | diversi) ~ giorni
(anoressia | bulimia | lassativi | abbuffate) _5 (ricadut* | vomit* | dimagrire | di nuovo | peggio | smettere)
(mi affamo | smettere di mangiare | smesso di mangiare) _4 (dimagrire | magra | grassa | peso)?
`,
    },
    {
      id: 'psychosis',
      category: 'psychosis_mania',
      level: 3,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(voci | voce) _4 (dicono | dice | ordinano | ordina | parlano | urlano | sussurrano | insultano | comandano)
(sento | sentire) ~ (delle | le | una)? ~ (voci | voce nella testa)
(mi) ~ (stanno)? ~ (spiano | seguono | controllano | sorvegliano | avvelenano | perseguitano | leggono nel pensiero | spiando | seguendo | avvelenando | controllando la mente | sorvegliando)
(chip | microchip | telecamere | microspie) ~ (nella | nel | in) ~ (mia | mio)? ~ (testa | cervello | corpo | casa)
sono ~ (dio | gesu | il messia | il prescelto | la prescelta | immortale)
(tv | televisione | radio) _4 (messaggi | mi parla | parla a me)
non ~ dormo ~ da ~ (# | tre | quattro | cinque) ~ (giorni | notti) ~ _6 (energia | incredibile | missione | genio | idee | potere)
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
non ~ (riesco a | riesce a | sta) ~ (respirare | respirando)
(non respira | e incosciente | e svenuto e non | non si sveglia | non risponde | ha le convulsioni | convulsioni | sta soffocando | arresto cardiaco | infarto | ictus | labbra blu)
(dolore | oppressione | fitta) ~ (molto)? ~ (forte)? ~ (al | nel) ~ petto
(non smette di | non si ferma il) ~ (sanguinare | sangue | sanguinamento)
(viso | lingua | gola | faccia) _3 (addormentato | gonfia | gonfiando | chiudendo | paralizzata | storta)
`,
    },
    {
      id: 'distress',
      category: 'acute_distress',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(attacco | crisi) (di panico | d ansia | di ansia | di nervi) _4 (adesso | ora | aiuto | aiutatemi | non riesco)?
(non ce la faccio piu | non ne posso piu | non resisto piu | non sopporto piu | nn ce la faccio piu)
(mi sento | sono) ~ (disperato | disperata | senza speranza | vuoto dentro | vuota dentro | un peso | al limite | a pezzi | in fondo al)
(non c e | nessuna | senza) ~ (piu)? ~ (via d uscita | speranza | futuro)
`,
    },
    {
      id: 'substance',
      category: 'substance',
      level: 2,
      subject: 'self',
      holdsNegation: true,
      patterns: `
(ho | sono) ~ (ricominciato a | ripreso a | ricaduto | ricaduta | avuto una ricaduta) ~ (bere | drogarmi | farmi | usare | nella droga | nell alcol | con la droga | con l alcol)?
non ~ riesco a ~ smettere di ~ (bere | drogarmi | farmi | usare)
(astinenza | dipendente da) _4 (eroina | cocaina | alcol | tremo | sudo | droga)
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
(dovresti | devi | faresti meglio a | vai a | puoi solo) ~ (ucciderti | ammazzarti | suicidarti | morire | impiccarti | farla finita | toglierti la vita)
(ammazzati | ucciditi | suicidati | impiccati) (ora | adesso | subito)
dose (letale | mortale) (di | e | per)
tutti starebbero meglio senza di te
`,
    },
    {
      id: 'neg',
      kind: 'mark',
      mark: 'neg',
      patterns: `$neg\n(smesso di | invece di | lontano da | evitare | prevenire | prevenzione | smettere di)`,
    },
    {
      id: 'pseudo',
      kind: 'mark',
      mark: 'pseudoNeg',
      patterns: `
non ~ (riesco a | posso | smetto | faccio altro) ~ (smettere | evitare | fare a meno | di | che) _1
(non solo | non so | non mi importa | non c e | non vedo | non ho | non ce la faccio | non sopporto | nessuno mi | niente ha | non vale | non ha senso | non voglio vivere | non voglio piu vivere | non trovo | mai piu | non e uno scherzo | non scherzo | non sto scherzando | non ne posso | non riesco)
`,
    },
    {
      id: 'dneg',
      kind: 'mark',
      mark: 'doubleNeg',
      patterns: `non ~ (posso | riesco a)? ~ (promettere | prometto | garantire | garantisco | prometterti | giurare | promettervi) ~ (che | di)? ~ non`,
    },
    {
      id: 'contrast',
      kind: 'mark',
      mark: 'contrast',
      patterns: `ma | pero | tuttavia | anche se | finche | perche | e | solo | quindi | percio`,
    },
    {
      id: 'self',
      kind: 'mark',
      mark: 'self',
      patterns: `io | mi | me | mio | mia | miei | voglio | sono | ho | sto | penso | vorrei | sento`,
    },
    { id: 'you', kind: 'mark', mark: 'you', patterns: `tu | ti | te | tuo | tua | voi | vi` },
    {
      id: 'other',
      kind: 'mark',
      mark: 'other',
      patterns: `lui | lei | loro | si | persone | gente | qualcuno | uomo | donna | giovani | adolescenti | chi | paziente | pazienti | vittima | personaggio | protagonista | molti`,
    },
    {
      id: 'kin',
      kind: 'mark',
      mark: 'kin',
      patterns: `(mio | mia | il mio | la mia) ~ (amico | amica | fratello | sorella | madre | padre | figlio | figlia | fidanzato | fidanzata | marito | moglie | cugino | cugina | collega | compagno | compagna | zio | zia | nonno | nonna | migliore amico | migliore amica | ex | vicino | alunno | ragazzo | ragazza)\n(un amico | un amica)`,
    },
    {
      id: 'report',
      kind: 'mark',
      mark: 'report',
      patterns: `ha detto | dice | diceva | mi ha raccontato | ha scritto | secondo | ha chiesto | canta | racconta`,
    },
    {
      id: 'past',
      kind: 'mark',
      mark: 'past',
      patterns: `
(# | due | tre | cinque | dieci | molti | alcuni | tanti | qualche) ~ (anni | mesi | anno | tempo) fa
(quando ero | quando avevo | da bambino | da bambina | da giovane | da adolescente | in passato | una volta | anni fa | tempo fa | l anno scorso | al liceo | nel 19* | nel 20* | da piccola | da piccolo)
`,
    },
    {
      id: 'remission',
      kind: 'mark',
      mark: 'remission',
      patterns: `(ora | adesso | oggi) ~ (sto | sono | mi sento) ~ (meglio | bene | felice | guarito | guarita)\n(per fortuna | grazie a dio | felice | contento | contenta) _4 (vivo | viva | sopravvissuto | qui | non l ho fatto)\n(ne sono uscito | ne sono uscita | l ho superato | non ci penso piu)`,
    },
    {
      id: 'recent',
      kind: 'mark',
      mark: 'recent',
      patterns: `ieri sera | ieri | oggi | stamattina | stasera | stanotte | adesso | poco fa | appena | un ora fa | qualche ora fa | (# minuti | # ore) fa`,
    },
    {
      id: 'soon',
      kind: 'mark',
      mark: 'soon',
      patterns: `stasera | stanotte | domani | oggi | adesso | ora | subito | questo weekend | presto | venerdi | sabato | domenica | lunedi`,
    },
    {
      id: 'prepared',
      kind: 'mark',
      mark: 'prepared',
      patterns: `(scritto | lasciato) _2 (lettera | biglietto | lettere)\n(comprato | preparato | trovato) _2 (corda | pillole | pistola | veleno | lametta | cappio)\n(detto addio | regalato le mie cose | salutato tutti)`,
    },
    {
      id: 'method',
      kind: 'mark',
      mark: 'method',
      patterns: `pillole | corda | pistola | ponte | treno | veleno | coltello | overdose | tetto | vene | balcone | binari | pasticche | farmaci`,
    },
    {
      id: 'hypo',
      kind: 'mark',
      mark: 'hypothetical',
      patterns: `se io | se lui | se lei | se tu | immagina che | come se`,
    },
    {
      id: 'laugh',
      kind: 'mark',
      mark: 'laugh',
      patterns: `ahah* | haha* | eheh* | hehe* | lol | xd | 😂 | 🤣 | 😅 | 💀 | sto scherzando | scherzo | per ridere | ahaha*`,
    },
    {
      id: 'trivial',
      kind: 'mark',
      mark: 'trivial',
      patterns: `compiti | esame | esami | verifica | interrogazione | traffico | lunedi mattina | riunione | risate | ridere | noia | caldo | freddo che fa | vergogna | partita | wifi | serie | film | dieta | gioco | videogioco | carino | cucciolo | gattino | fila | lezione di | matematica | sbornia | puntata | tesi di laurea | palestra`,
    },
    {
      id: 'serious',
      kind: 'mark',
      mark: 'serious',
      patterns: `(non e | questo non e) (uno scherzo | un gioco | parte della storia | finzione | la storia | il personaggio | parte del gioco)\n(sul serio | dico sul serio | nella vita reale | fuori dal personaggio | fuori dalla storia | fuori dal gioco | sono davvero io | pausa la storia | non il mio personaggio)`,
    },
    {
      id: 'info',
      kind: 'mark',
      mark: 'info',
      patterns: `prevenzione | prevenire | statistiche | statistica | tasso | tassi | studio | ricerca | articolo | film | libro | canzone | romanzo | tesi | saggio | documentario | quante persone | che cos e | perche la gente | significato | come aiutare | come posso aiutare | sintomi | eutanasia | suicidio assistito | suicide squad | attentato | kamikaze | bomba | corso | cause | fattori di rischio | segnali`,
    },
    {
      id: 'fiction',
      kind: 'mark',
      mark: 'fiction',
      patterns: `(mio | il | un | mia) ~ (personaggio | protagonista | cattivo | romanzo | racconto | copione | eroe)\n(scrivi | scrivere | scrivimi | continua | crea | raccontami) _2 (storia | racconto | scena | poesia | capitolo | romanzo | copione | canzone | dialogo)\n(c era una volta | disse il re | gioco di ruolo | sussurro lei | sussurro lui)`,
    },
    {
      id: 'idioms',
      kind: 'idiom',
      patterns: `
(muoio | morire | morendo | morto | morta | morti | crepare | muore) ~ (di | dal | dalla | dalle | da) ~ (ridere | risate | fame | freddo | caldo | sete | vergogna | sonno | noia | paura | curiosita | invidia | gelosia | stanchezza | voglia | dolcezza | imbarazzo)
(ammazzare il tempo | suicidio (politico | professionale | sociale | economico) | suicide squad | ammazzarmi (di lavoro | in palestra | di studio) | mi ammazzo (di lavoro | di studio | in palestra) | tagliarmi i capelli | tagliarmi le unghie | mi taglio i capelli | mi sono tagliato (cucinando | il dito | facendo la barba | i capelli) | mi sono tagliata (cucinando | il dito | i capelli) | da morire | bella da morire | buono da morire | muoio per | mi butto (nel | sul) (lavoro | letto | divano) | farla finita con (questo | questa | il | i) (progetto | lavoro | compiti | esame) | sparire per (qualche giorno | un weekend))
`,
    },
  ],
};
